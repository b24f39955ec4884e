import type { Session } from "@/audio-engine/session/schema";
import type { MaterialPlan } from "@/learning/material-plan";
import type { EditablePlace } from "./editable";
import type { MeasureUnit } from "./units";

/** What a page may know of an exercise. */
export interface ExerciseInfo {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly task: string;
  /** What variants are about; the seed chooses. Empty where the page brings its own. */
  readonly materials: readonly MaterialPlan[];
}

/** Dry recordings, from their beginning. */
const DRY: readonly MaterialPlan[] = ["dry-acoustic-guitar", "dry-sax", "dry-snare"].map((assetId) => ({
  kind: "sound",
  assetId,
  fromSeconds: 0,
  seconds: 12,
}));

export const MATCH_BY_EAR: ExerciseInfo = {
  id: "match-by-ear",
  version: "1",
  title: "Match by ear",
  task: "One of these two is louder. Move the fader until both are equally loud. No meter helps you.",
  materials: DRY,
};

const songStretch = (songId: string, fromSeconds: number): MaterialPlan => ({
  kind: "song",
  songId,
  state: "mix",
  fromSeconds,
  seconds: 9.6,
});

/** Each stretch crosses from one section into the next. */
export const MASTER_IT: ExerciseInfo = {
  id: "master-it",
  version: "1",
  title: "Master it",
  task: "A mix, ready for its master. Set equaliser and limiter so that it is dense enough for its kind of music, its peaks stay below −1 dBTP, and the step into the next section is still there. Taste decides the rest.",
  materials: [
    songStretch("flagship", 14.4),
    songStretch("neo-soul", 16.5),
    songStretch("songwriter", 19.2),
    songStretch("jazz-trio", 11.2),
    songStretch("electronic", 10.56),
  ],
};

export const TRANSLATE_IT: ExerciseInfo = {
  id: "translate-it",
  version: "1",
  title: "Make it arrive everywhere",
  task: "On good loudspeakers this mix is fine. Somewhere else a part of it is gone. Find out where by listening to it on other systems, then mend that part in the mixer, without making it louder here.",
  materials: [songStretch("flagship", 14.4), songStretch("flagship", 19.2), songStretch("flagship", 26.4)],
};

export const UNDO_HIDDEN_EQ: ExerciseInfo = {
  id: "undo-hidden-eq",
  version: "1",
  title: "Undo the hidden EQ",
  task: "Somebody set an equaliser that you cannot see. Compare with the original and set yours so that both sound alike.",
  materials: DRY,
};

export const UNDO_TWO_BANDS: ExerciseInfo = {
  id: "undo-hidden-eq-two",
  version: "1",
  title: "Undo two hidden bands",
  task: "Two bands were set this time, at least an octave apart. Set yours so that both sides sound alike.",
  materials: DRY,
};

/**
 * `audible`: not silent, nor 30 LU softer than the start · `parts-present`: no track 20 LU softer than in the start ·
 * `no-clipping`: no sample above full scale · `in-range`: nothing else was changed · `effort`: the sound differs.
 */
export type GuardKind = "audible" | "parts-present" | "no-clipping" | "in-range" | "effort";

/** The part of a variant that the student gets before answering: nothing in it depends on what is hidden. */
export interface ExercisePublicPart {
  readonly info: ExerciseInfo;
  /** The hidden side as a sound, with an equaliser at rest on it. */
  readonly start: Session;
  readonly editable: readonly EditablePlace[];
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
  readonly unit: MeasureUnit;
  readonly met: boolean;
  /** True where taste may overrule the window. */
  readonly onPurpose: boolean;
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
      /** What is still different beyond the goals' words, largest first; empty when nothing is. */
      readonly feedback: readonly string[];
      /** Empty where the exercise is not about spectra. */
      readonly picture: readonly BandError[];
      /** How what was hidden, or what was to be reached, was made; null where there was no such thing. */
      readonly reveal: { readonly truth: Session | null };
    };
