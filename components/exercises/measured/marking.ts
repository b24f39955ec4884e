import type { ExerciseResult } from "@/learning/exercises/public";

export type Scored = Extract<ExerciseResult, { outcome: "scored" }>;

/** What came of pressing "check": nothing yet, under way, or why there is no mark. */
export type Checking =
  | { readonly state: "open" }
  | { readonly state: "checking" }
  | { readonly state: "not-yet"; readonly reason: string }
  | { readonly state: "failed"; readonly message: string };
