"use client";

import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type MixHold, MixLock } from "./mix-lock";
import type { MixRecord } from "./mix-record";
import { useMixes } from "./mix-store";

interface HeldMix {
  readonly hold: MixHold;
  /** The mix as it is kept; read anew when it comes from another tab. */
  readonly mix: MixRecord;
  /** Counts how often the mix came here. */
  readonly turn: number;
  /** The other tab could not keep what it has. */
  readonly refused: boolean;
}

/**
 * Holds a mix against other tabs of this browser. While `hold` is not `held` nothing may change the mix here: whoever
 * shows it must be gone from the page then, and must have saved on leaving.
 */
export function useMixHold(mix: MixRecord): HeldMix & { takeOver(): void } {
  const [held, setHeld] = useState<HeldMix>({ hold: "asking", mix, turn: 0, refused: false });
  const lock = useRef<MixLock | null>(null);
  const start = useRef(mix);
  const { id } = mix;
  useEffect(() => {
    let wanted = true;
    const become = (change: Partial<HeldMix>): void => {
      if (wanted) setHeld((before) => ({ ...before, refused: false, ...change }));
    };
    const begin = (): void => {
      const kept = useMixes.getState().entries.find((entry) => entry.id === id)?.mix ?? start.current;
      if (wanted) {
        setHeld((before) => ({ hold: "held", mix: kept, turn: before.turn + 1, refused: false }));
      }
    };
    lock.current = new MixLock(id, {
      onHeld: (waited) => void (waited ? useMixes.getState().open() : Promise.resolve()).then(begin),
      onElsewhere: () => become({ hold: "elsewhere" }),
      onRefused: () => become({ refused: true }),
      async handOver() {
        flushSync(() => become({ hold: "elsewhere" }));
        await useMixes.getState().settled();
        if (useMixes.getState().keeping === "kept") return true;
        begin();
        return false;
      },
    });
    return () => {
      wanted = false;
      lock.current?.close();
      lock.current = null;
    };
  }, [id]);
  return { ...held, takeOver: () => lock.current?.takeOver() };
}
