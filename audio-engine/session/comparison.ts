import type { PlaybackSystemName } from "@/audio-engine/params";
import type { AssetRef, Session } from "./schema";

/** One side of an audio A/B: a session, or a finished sound whose making stays unknown to the page. */
export type Side =
  | { readonly id: string; readonly label: string; readonly kind: "session"; readonly session: Session }
  | {
      readonly id: string;
      readonly label: string;
      readonly kind: "asset";
      readonly asset: AssetRef;
      readonly frames: number;
    };

/** Sides that play aligned to the sample; `matched` asks for equal loudness (the louder ones are lowered). */
export interface Comparison {
  readonly sides: readonly Side[];
  readonly matched: boolean;
}

/** Beside the session: never printed, undone, submitted or graded. */
export interface Monitor {
  readonly soloTrackIds: readonly string[];
  readonly mono: boolean;
  /** 0 or negative, applied to everything heard. */
  readonly dimDb: number;
  /** Heard as through this device; null as it is. Between mono and dim. */
  readonly system: PlaybackSystemName | null;
}

/** Tracks that are heard as one part of the music. */
export interface TranslationPart {
  readonly id: string;
  readonly trackIds: readonly string[];
}

/** What one part, or the whole mix, loses on each system asked for: LU, negative for a gain, null in silence. */
export interface TranslationLoss {
  /** Of a part, or "mix". */
  readonly id: string;
  readonly lossesLu: Readonly<Partial<Record<PlaybackSystemName, number | null>>>;
}
