import type { Pcm } from "@/audio-engine/files/pcm";
import type { AssetRef } from "@/audio-engine/session/schema";
import type { BandItem } from "@/learning/drills/band-item";
import type { BandAnswer } from "@/learning/drills/public";
import type { LearningErrorCode } from "@/learning/errors";
import type { ExercisePublicPart, ExerciseResult } from "@/learning/exercises/public";
import type { PracticeMaterial } from "@/learning/material";

/** A finished sound whose making stays in the worker. 24 bits, stereo; the engine finds it by its hash. */
export interface RenderedSound {
  readonly asset: AssetRef;
  readonly pcm: Pcm;
}

/** Two sounds of equal length: the original, and what was made of it. */
export interface SoundPair {
  readonly reference: RenderedSound;
  readonly heard: RenderedSound;
}

/** One variant of an exercise, without its answer. */
export interface PracticeVariant {
  readonly variantId: string;
  readonly seed: number;
  readonly publicPart: ExercisePublicPart;
  /** What the answer is to become like; null where there is no such thing. */
  readonly reference: RenderedSound | null;
  /** The finished sound that the start plays; null where it plays the material's own. */
  readonly heard: RenderedSound | null;
}

/** One item of a drill, without its answer. */
export interface PracticeItem extends SoundPair {
  readonly itemId: string;
  /** Ascending; one of them is the band's centre. */
  readonly choicesHz: readonly number[];
  readonly spacingOctaves: number;
  /** True when it comes again because it was missed. */
  readonly review: boolean;
}

export interface DrillStart {
  readonly drillId: string;
  readonly seed: number;
  readonly material: PracticeMaterial;
  /** Missed on other days and due now. */
  readonly due: readonly BandItem[];
  /** Share of wrong answers per octave band. */
  readonly missRates: ReadonlyMap<number, number>;
}

/** To the practice worker. Those with a `requestId` are answered once, in order. */
export type PracticeCommand =
  | {
      readonly type: "generate";
      readonly requestId: number;
      readonly exerciseId: string;
      readonly seed: number;
      readonly material: PracticeMaterial;
    }
  /** `answer` is a session made from the variant's start; the worker trusts nothing of it. */
  | {
      readonly type: "score";
      readonly requestId: number;
      readonly variantId: string;
      readonly answer: unknown;
    }
  /** Forgets a variant that is left unanswered. */
  | { readonly type: "discard"; readonly variantId: string }
  | ({ readonly type: "start-drill"; readonly requestId: number } & DrillStart)
  | { readonly type: "next-item"; readonly requestId: number; readonly runId: string }
  | {
      readonly type: "answer-item";
      readonly requestId: number;
      readonly runId: string;
      readonly itemId: string;
      readonly choiceIndex: number;
    }
  | { readonly type: "end-drill"; readonly runId: string };

/** From the practice worker. */
export type PracticeReply =
  | { readonly type: "generated"; readonly requestId: number; readonly variant: PracticeVariant }
  | { readonly type: "scored"; readonly requestId: number; readonly result: ExerciseResult }
  | { readonly type: "drill-started"; readonly requestId: number; readonly runId: string }
  /** Null when the run is over. */
  | { readonly type: "item"; readonly requestId: number; readonly item: PracticeItem | null }
  | { readonly type: "answered"; readonly requestId: number; readonly answer: BandAnswer }
  | { readonly type: "refused"; readonly requestId: number; readonly code: LearningErrorCode };
