"use client";

import { useState } from "react";
import { randomBelow } from "./random-order";

/** A run of "is this A or B?": which side sounds now is known to nobody but this state. */
interface Blind {
  readonly soundingId: string;
  readonly asked: number;
  readonly right: number;
  readonly last: { readonly id: string; readonly correct: boolean } | null;
}

export interface BlindRun {
  /** Null while no run is on. */
  readonly state: { readonly asked: number; readonly right: number; readonly last: Blind["last"] } | null;
  start(): void;
  guess(sideId: string): void;
  end(): void;
}

/**
 * Plays one of the sides without saying which; after each guess says what it was, and draws again.
 * @param select makes a side sound
 */
export function useBlind(sideIds: readonly string[], select: (sideId: string) => void): BlindRun {
  const [blind, setBlind] = useState<Blind | null>(null);

  function draw(): string {
    const id = sideIds[randomBelow(sideIds.length)];
    if (id === undefined) throw new RangeError("There is no side to listen to.");
    select(id);
    return id;
  }

  return {
    state: blind,
    start: () => setBlind({ soundingId: draw(), asked: 0, right: 0, last: null }),
    guess(sideId) {
      if (blind === null) return;
      const correct = sideId === blind.soundingId;
      setBlind({
        asked: blind.asked + 1,
        right: blind.right + (correct ? 1 : 0),
        last: { id: blind.soundingId, correct },
        soundingId: draw(),
      });
    },
    end: () => setBlind(null),
  };
}
