"use client";

import { useEffect, useState } from "react";
import { learningSentence } from "@/learning/errors";
import { PracticeClient } from "@/learning/practice/client";

/** A practice worker for one exercise on the page; it ends when the exercise leaves the page. */
export function usePractice(): PracticeClient {
  const [client] = useState(() => new PracticeClient());
  useEffect(() => () => client.close(), [client]);
  return client;
}

/** The sentence to show for a failure of practice, or of what it needs. */
export function failureSentence(error: unknown): string {
  console.error(error);
  // Errors of the house carry a code, and a message for people.
  if (error instanceof Error && "code" in error) return error.message;
  return learningSentence("practice/failed");
}

/** A seed of a variant or a run. */
export function drawSeed(): number {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1));
  return seed;
}
