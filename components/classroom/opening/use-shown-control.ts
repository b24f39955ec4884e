"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import type { NotedControls } from "@/components/controls/control-notes";
import type { Remark } from "@/server/grades/shapes";
import { positionText } from "../times";
import { isOnControl } from "./controls-of";

/** What was said to each control, for the control itself. */
function notesByControl(remarks: readonly Remark[]): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const { control, text, atFrame, author } of remarks) {
    if (control === null || !isOnControl(control)) continue;
    const said = `${author}${atFrame === null ? "" : `, at ${positionText(atFrame)}`}: ${text}`;
    notes.set(control, [notes.get(control), said].filter(Boolean).join("\n"));
  }
  return notes;
}

interface ShownControl {
  readonly noted: NotedControls;
  readonly show: (address: string | null) => void;
  /** The control that was asked for is nowhere on the page. */
  readonly isMissing: boolean;
}

/** What was said to the controls on the page, and the way to one of them. */
export function useShownControl(remarks: readonly Remark[]): ShownControl {
  const [wanted, setWanted] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const noted = useMemo(
    () => ({ notes: notesByControl(remarks), wanted, onShown: () => setWanted(null) }),
    [remarks, wanted],
  );
  useEffect(() => {
    if (wanted === null) return;
    // What opens for it is drawn by the next frame.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        setWanted(null);
        setMissing(true);
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
  const show = useCallback((address: string | null): void => {
    setMissing(false);
    setWanted(address);
  }, []);
  return { noted, show, isMissing };
}
