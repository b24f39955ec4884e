import type { PreparedImpulse } from "@/audio-engine/dsp/convolver-layout";
import type { Pcm } from "@/audio-engine/files/pcm";
import type { LoopRegion, TapRequest } from "@/audio-engine/live/contract";
import type { Monitor } from "@/audio-engine/session/comparison";
import type { Session } from "@/audio-engine/session/schema";

export const PROCESSOR_NAME = "behind-the-glass-console";

/** Frames of each channel of a tap in a report, oldest first. */
export const TAP_FRAMES = 4096;

/** One side of what is heard. A side that is a finished sound comes as `sessionOfAsset(…)`. */
export interface SideDocument {
  readonly id: string;
  readonly session: Session;
}

/** PCM under the hash by which sessions refer to it. Its buffers should be transferred. */
export interface AssetPayload {
  readonly pcmSha256: string;
  readonly pcm: Pcm;
}

/** What a microphone track hears of one source, as `render/worker` answers to "impulse-responses". */
export interface ImpulseResponsePayload {
  readonly sideId: string;
  readonly trackId: string;
  readonly sourceId: string;
  /** Prepared off the audio thread; its data should be transferred. */
  readonly impulse: PreparedImpulse;
}

export interface LoadSides {
  readonly type: "loadSides";
  readonly requestId: number;
  readonly sides: readonly SideDocument[];
  readonly startSideId: string;
  /** One for every source that a microphone track of any side hears. */
  readonly impulseResponses: readonly ImpulseResponsePayload[];
  readonly loop: LoopRegion | null;
  readonly taps: readonly TapRequest[];
  readonly positionFrame: number;
}

/** Parameters glide in 20 ms; other changes cross-fade in 10 ms. A moved microphone sounds as before until its response comes. */
export interface EditSide {
  readonly type: "editSide";
  readonly requestId: number;
  readonly sideId: string;
  readonly session: Session;
}

export interface SideGain {
  readonly sideId: string;
  readonly gainDb: number;
}

/** To the worklet: imperative. Those with a `requestId` are answered once, by `loaded`, `edited`, `captured` or `refused`. */
export type Command =
  | { readonly type: "addAssets"; readonly assets: readonly AssetPayload[] }
  /** Frees PCM that no loaded side refers to. */
  | { readonly type: "dropAssets"; readonly pcmSha256s: readonly string[] }
  /** Fades out (20 ms) if it plays, replaces everything, stands still at `positionFrame`. */
  | LoadSides
  | EditSide
  | { readonly type: "setImpulseResponses"; readonly impulseResponses: readonly ImpulseResponsePayload[] }
  | { readonly type: "selectSide"; readonly sideId: string }
  | { readonly type: "setLoop"; readonly loop: LoopRegion | null }
  | { readonly type: "seek"; readonly positionFrame: number }
  | { readonly type: "play" }
  | { readonly type: "stop" }
  | { readonly type: "setMatchGains"; readonly gains: readonly SideGain[] }
  | { readonly type: "setMonitor"; readonly monitor: Monitor }
  | { readonly type: "setVolume"; readonly volumeDb: number }
  | { readonly type: "setTaps"; readonly taps: readonly TapRequest[] }
  | {
      readonly type: "capture";
      readonly requestId: number;
      readonly point: "print" | "output";
      readonly frames: number;
    }
  /** Gives the arrays of a `measured` report back to the pool. */
  | { readonly type: "returnValues"; readonly values: Float32Array };

export interface Measured {
  readonly type: "measured";
  /** Frame of the session that leaves the output now (processing latency already subtracted). */
  readonly positionFrame: number;
  readonly sideId: string;
  /** −Infinity until there is something to measure; since the last seek, side switch or load. */
  readonly momentaryLufs: number;
  readonly shortTermLufs: number;
  readonly integratedLufs: number;
  readonly truePeakDbtp: number;
  /** Sample peaks since the last report. */
  readonly peakLeftDbfs: number;
  readonly peakRightDbfs: number;
  readonly gainReductionDb: number;
  /** Order of the strips' peaks in `values`: tracks, buses, master. */
  readonly stripIds: readonly string[];
  /** Order of the gain reductions in `values`, each as `strip/insert`. */
  readonly reducerIds: readonly string[];
  /** Order of the taps in `values`. */
  readonly tapIds: readonly string[];
  /**
   * Peak in dBFS per strip behind its inserts, then per strip behind its fader, then gain reduction in dB per reducer,
   * then per tap `TAP_FRAMES` of left and `TAP_FRAMES` of right.
   */
  readonly values: Float32Array;
}

export interface RefusedReport {
  readonly type: "refused";
  readonly requestId: number;
  readonly code: "session/not-built" | "session/invalid" | "asset/missing";
  /** One sentence for people. */
  readonly message: string;
}

/** From the worklet: past tense. */
export type Report =
  | {
      readonly type: "loaded";
      readonly requestId: number;
      readonly latencyFrames: number;
      readonly lengthFrames: number;
    }
  | { readonly type: "edited"; readonly requestId: number; readonly latencyFrames: number }
  | RefusedReport
  | { readonly type: "started"; readonly positionFrame: number }
  /** `ended`: beyond the end of the session and silent. Sent once the output is exactly silent. */
  | { readonly type: "stopped"; readonly positionFrame: number; readonly reason: "command" | "ended" }
  | { readonly type: "sideSelected"; readonly sideId: string }
  | Measured
  | {
      readonly type: "captured";
      readonly requestId: number;
      readonly left: Float32Array;
      readonly right: Float32Array;
      /** Place in the session just behind the last frame: two captures are alike where their places are. */
      readonly endFrame: number;
    }
  /** The audio thread threw. The output stays silent; make a new node. */
  | { readonly type: "failed"; readonly code: "engine/worklet-failed"; readonly message: string };

/**
 * `processorOptions` of the node. With `offline` the processor plays from its first block without fades, monitor or
 * safety limiter and its output is the print (latency not trimmed): for an OfflineAudioContext, where a message would
 * arrive too late.
 */
export interface ProcessorOptions {
  readonly offline?: {
    readonly assets: readonly AssetPayload[];
    readonly sides: readonly SideDocument[];
    readonly startSideId: string;
    readonly impulseResponses: readonly ImpulseResponsePayload[];
  };
}
