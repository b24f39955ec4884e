import type { PreparedImpulse } from "@/audio-engine/dsp/convolver-layout";
import type { PlaybackSystemId } from "@/audio-engine/dsp/playback-systems";
import type { Pcm } from "@/audio-engine/files/pcm";
import type { PrintEncoding } from "@/audio-engine/files/print-encoder";
import type { TranslationLoss, TranslationPart } from "@/audio-engine/session/comparison";
import type { Session } from "@/audio-engine/session/schema";
import type { RenderTap } from "./render-session";
import type { Survey } from "./survey";

export interface WorkerAsset {
  readonly pcmSha256: string;
  readonly pcm: Pcm;
}

export interface FrameRange {
  readonly fromFrame: number;
  readonly toFrame: number;
}

/** What one microphone track hears of one source, prepared for the console. */
export interface ComputedImpulse {
  readonly sideId: string;
  readonly trackId: string;
  readonly sourceId: string;
  readonly impulse: PreparedImpulse;
}

/** To the rendering worker. Those with a `requestId` are answered once. */
export type RenderCommand =
  /** The worker keeps its own copy. */
  | { readonly kind: "add-assets"; readonly assets: readonly WorkerAsset[] }
  | { readonly kind: "drop-assets"; readonly pcmSha256s: readonly string[] }
  /** Loudness and outline of the print, or of a range of it. */
  | {
      readonly kind: "survey";
      readonly requestId: number;
      readonly session: Session;
      readonly range: FrameRange | null;
    }
  /** What parts of a session lose on playback systems. */
  | {
      readonly kind: "translate";
      readonly requestId: number;
      readonly session: Session;
      readonly range: FrameRange | null;
      readonly parts: readonly TranslationPart[];
      readonly systems: readonly PlaybackSystemId[];
    }
  /** About how loud a session is, before it has been rendered: see `estimateLevelDb`. */
  | {
      readonly kind: "estimate";
      readonly requestId: number;
      readonly session: Session;
      readonly range: FrameRange | null;
    }
  | {
      readonly kind: "render";
      readonly requestId: number;
      readonly session: Session;
      readonly range: FrameRange | null;
      readonly taps: readonly RenderTap[];
    }
  /** The whole print as a WAV file. */
  | {
      readonly kind: "print";
      readonly requestId: number;
      readonly session: Session;
      readonly encoding: PrintEncoding;
    }
  /** Every path of the side's microphones. A newer request for the same side overtakes one that waits. */
  | {
      readonly kind: "impulse-responses";
      readonly requestId: number;
      readonly sideId: string;
      readonly session: Session;
    }
  | { readonly kind: "cancel"; readonly requestId: number };

export type RenderErrorCode =
  | "session/not-built"
  | "session/invalid"
  | "asset/missing"
  | "acoustics/outside-room"
  | "acoustics/out-of-range"
  | "render/failed";

/** From the rendering worker. */
export type RenderReply =
  | { readonly kind: "progressed"; readonly requestId: number; readonly share01: number }
  | { readonly kind: "surveyed"; readonly requestId: number; readonly survey: Survey }
  | { readonly kind: "translated"; readonly requestId: number; readonly losses: readonly TranslationLoss[] }
  | { readonly kind: "estimated"; readonly requestId: number; readonly levelDb: number | null }
  | {
      readonly kind: "rendered";
      readonly requestId: number;
      readonly print: readonly [Float32Array, Float32Array];
      readonly taps: ReadonlyMap<string, readonly [Float32Array, Float32Array]>;
      readonly frames: number;
    }
  | { readonly kind: "printed"; readonly requestId: number; readonly file: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: "impulse-responses-computed";
      readonly requestId: number;
      readonly impulseResponses: readonly ComputedImpulse[];
    }
  | { readonly kind: "overtaken"; readonly requestId: number }
  | { readonly kind: "cancelled"; readonly requestId: number }
  | {
      readonly kind: "refused";
      readonly requestId: number;
      readonly code: RenderErrorCode;
      /** One sentence for people. */
      readonly message: string;
    };
