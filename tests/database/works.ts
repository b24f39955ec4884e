import { readFileSync } from "node:fs";
import type { ExerciseResult } from "../../learning/exercises/public";

/** A work as it is handed in: a session of the course. */
export const WORK = readFileSync("content/songs/flagship/mix.session.json", "utf8");

/** A result with goals at so much of their points. */
export const resultWith = (goals: Readonly<Record<string, number>>): ExerciseResult => ({
  outcome: "scored",
  score01: 0.5,
  met: false,
  goals: Object.entries(goals).map(([id, score01]) => ({
    id,
    measured: 0,
    doingNothing: 0,
    unit: "loudness-unit",
    met: score01 === 1,
    onPurpose: true,
    score01,
    words: `${id} ${score01}`,
  })),
  feedback: [],
  picture: [],
  reveal: { truth: null },
});

/** The same with something else on each of its tracks. */
export function workWith(change: Readonly<Record<string, number>>): string {
  const session = JSON.parse(WORK);
  return JSON.stringify({
    ...session,
    tracks: session.tracks.map((track: object) => ({ ...track, ...change })),
  });
}
