"use client";

import { useEffect, useMemo, useState } from "react";
import {
  dueAt,
  nextDueAtMs,
  type ReviewPlace,
  type Reviews,
  reduceAllReviews,
  stillThere,
} from "@/learning/progress/due";
import { useProgress } from "./progress-store";

export type { CheckpointReview, ExerciseReview, ReviewPlace, Reviews } from "@/learning/progress/due";

export interface Due {
  readonly now: Reviews;
  /** When the next of the rest comes; null when nothing waits. */
  readonly nextAtMs: number | null;
}

/**
 * What may be asked again now, of what the course still has. Null until it is known what this device keeps. Reckoned
 * anew when something is answered and when the page is looked at again.
 */
export function useDue(places: readonly ReviewPlace[]): Due | null {
  const events = useProgress((progress) => progress.events);
  const ready = useProgress((progress) => progress.keeping !== "loading");
  const [nowMs, setNowMs] = useState<number | null>(null);
  useEffect(() => {
    const look = (): void => setNowMs(Date.now());
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return useMemo(() => {
    if (!ready || nowMs === null) return null;
    const reviews = stillThere(reduceAllReviews(events), places);
    return { now: dueAt(reviews, nowMs), nextAtMs: nextDueAtMs(reviews) };
  }, [events, ready, nowMs, places]);
}
