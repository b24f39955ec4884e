import type { Address } from "@/audio-engine/session/address";
import type { EqBand, Session } from "@/audio-engine/session/schema";

/** What a page may know of an exercise. */
export interface ExerciseInfo {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly task: string;
}

export const UNDO_HIDDEN_EQ: ExerciseInfo = {
  id: "undo-hidden-eq",
  version: "1",
  title: "Undo the hidden EQ",
  task: "Somebody set an equaliser that you cannot see. Compare with the original and set yours so that both sound alike.",
};

export const UNDO_TWO_BANDS: ExerciseInfo = {
  id: "undo-hidden-eq-two",
  version: "1",
  title: "Undo two hidden bands",
  task: "Two bands were set this time, at least an octave apart. Set yours so that both sides sound alike.",
};

export type GuardKind = "audible" | "parts-present" | "no-clipping" | "in-range" | "effort";

/** The part of a variant that the student gets before answering: nothing in it depends on what is hidden. */
export interface ExercisePublicPart {
  readonly info: ExerciseInfo;
  /** The hidden side as a sound, with an equaliser at rest on it. */
  readonly start: Session;
  /** Inserts that may be changed, as `strip/insert`; everything in them. */
  readonly editable: readonly Address[];
  /** What the page must not draw or say before the answer. */
  readonly hidden: readonly ("spectrum" | "meters" | "waveform")[];
  readonly reveal: "answered";
}

/** How far one third-octave band lies from the original, the overall level taken away; positive is too loud. */
export interface BandError {
  readonly centreHz: number;
  readonly beforeDb: number;
  readonly afterDb: number;
  /** False where the original has too little energy to be marked. */
  readonly counts: boolean;
}

export interface GoalResult {
  readonly id: string;
  readonly measured: number;
  /** Of the sound as it was given. */
  readonly doingNothing: number;
  readonly unit: "decibel";
  readonly met: boolean;
  readonly score01: number;
  /** One sentence. */
  readonly words: string;
}

export type ExerciseResult =
  /** Not marked: `reason` says in one sentence what is missing. The variant stays open. */
  | { readonly outcome: "not-yet"; readonly guard: GuardKind; readonly reason: string }
  /** Marked: the variant is spent, and what was hidden may be shown and heard knowing it. */
  | {
      readonly outcome: "scored";
      readonly score01: number;
      readonly met: boolean;
      readonly goals: readonly GoalResult[];
      /** What is still different, largest first; empty when nothing is. */
      readonly feedback: readonly string[];
      readonly picture: readonly BandError[];
      readonly reveal: { readonly bands: readonly EqBand[] };
    };
