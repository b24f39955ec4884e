"use client";

import { useEffect, useState } from "react";
import { CallError, call } from "../call";
import type { Standing } from "./class-work";

const FIRST_PAUSE_MS = 700;
const LONGEST_PAUSE_MS = 15_000;
const LONGER = 1.5;

const isSettled = (standing: Standing | null): boolean =>
  standing !== null &&
  (standing.state === "graded" || standing.state === "given-back" || standing.state === "held-back");

/**
 * How a hand-in stands: asked for again and again, ever more seldom, until it is marked.
 * @param isReceived before, there is nothing to be asked for
 */
export function useStanding(id: string, known: Standing | null, isReceived: boolean): Standing | null {
  const [standing, setStanding] = useState(known);
  const isOver = isSettled(standing);
  useEffect(() => {
    if (!isReceived || isOver) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pauseMs = FIRST_PAUSE_MS;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      try {
        const now = await call<Standing>("GET", `submissions/${id}`);
        if (isWanted) setStanding(now);
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
      }
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * LONGER);
      if (isWanted) timer = setTimeout(() => void ask(), pauseMs);
    };
    void ask();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [id, isReceived, isOver]);
  return standing;
}
