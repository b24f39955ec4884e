import type { Session } from "@/audio-engine/session/schema";
import type { JudgedQuestion } from "@/learning/drills/quiz-public";
import type { Goal } from "@/learning/exercises/goals";
import type { ExercisePublicPart, ExerciseResult } from "@/learning/exercises/public";
import type { MaterialAsset } from "@/learning/material";

/** A finished sound that a page fetches from /api/classroom/variants/[variant]/sounds/[sha256]. */
export interface SoundReference {
  readonly pcmSha256: string;
  readonly frames: number;
}

/** What a page may have of a variant: no seed, and nothing that was made by knowing it but the task itself. */
export interface VariantPublicPart {
  readonly exercise: ExercisePublicPart;
  /** What the work is compared with; null where there is no such thing. */
  readonly reference: SoundReference | null;
  /** The one sound that the start plays; null where it plays tracks. */
  readonly heard: SoundReference | null;
  /** Published sounds that the start plays. */
  readonly assets: readonly MaterialAsset[];
}

/** What a grader needs beside the public part. Goals and truth are kept: a later draw of the seed may be another one. */
export interface VariantSecret {
  readonly seed: number;
  /** Which of the exercise's materials. */
  readonly materialIndex: number;
  readonly goals: readonly Goal[];
  readonly truth: Session | null;
  /** Equal for variants in which equal work is worth the same. */
  readonly kinship: string;
}

export interface HandOutRequest {
  readonly exerciseId: string;
  /** 0 … 4294967295 */
  readonly seed: number;
  /** Which of the exercise's materials; the seed chooses when not given. */
  readonly materialIndex?: number;
}

/** What the print of a handed-in session measures; null where a value is undefined. */
export interface PrintMeasures {
  readonly integratedLufs: number | null;
  readonly maxShortTermLufs: number | null;
  readonly loudnessRangeLu: number | null;
  readonly truePeakDbtp: number | null;
  readonly crestFactorDb: number | null;
  readonly correlation: number | null;
  readonly frames: number;
  /** Where its loudest 20 s begin: what a marking queue plays. */
  readonly loudestFromFrame: number;
}

/** What `scores.resultJson` holds. */
export interface GradedResult {
  /** The same as on the page and of `studio grade`; it holds the truth, so it is shown only when results are open. */
  readonly result: ExerciseResult;
  /** null where nothing was rendered: what is not allowed had been changed. */
  readonly print: PrintMeasures | null;
  /** Of a mix that was handed in as files: goals that files do not tell of, by id. */
  readonly unmeasured?: readonly string[];
  /** Of a quiz: its questions in order. */
  readonly quiz?: readonly JudgedQuestion[];
  readonly engineVersion: number;
  readonly grader: { readonly name: string; readonly version: number };
}
