import type { LoudnessHistory } from "@/audio-engine/dsp/loudness-history";
import type { Peaks } from "@/audio-engine/dsp/peaks";
import type { Comparison, Monitor } from "@/audio-engine/session/comparison";

/** Every way in which sound can fail to be there. `errors.ts` has one sentence for each. */
export type EngineErrorCode =
  | "engine/no-web-audio"
  | "engine/no-secure-context"
  | "engine/worklet-failed"
  | "engine/device-lost"
  | "engine/wrong-rate"
  | "engine/not-ready"
  | "asset/missing"
  | "asset/gone"
  | "asset/unreachable"
  | "asset/not-audio"
  | "asset/truncated"
  | "asset/damaged"
  | "session/invalid"
  | "session/not-built"
  | "microphone/none"
  | "microphone/refused"
  | "microphone/blocked"
  | "microphone/busy"
  | "microphone/unplugged"
  | "microphone/unsupported";

export interface EngineFailure {
  readonly code: EngineErrorCode;
  /** One sentence for people: what happened and what to do. */
  readonly message: string;
  readonly retryable: boolean;
}

/**
 * `none → loading → ready → playing ⇄ ready`; `suspended`: browser or phone holds the output, a click resumes;
 * `interrupted`: the device went away or changed; `failed`: see `failure`.
 */
export type EngineState = "none" | "loading" | "ready" | "playing" | "suspended" | "interrupted" | "failed";

export interface LoadProgress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

/** Loudness match of one side: the monitor gain applied while it is heard (0 or negative), or still being measured. */
export interface SideMatch {
  readonly sideId: string;
  readonly gainDb: number;
  readonly measuring: boolean;
  /** The measurement failed, so the sides are as loud as they are. */
  readonly failed: boolean;
}

/** What one widget may show about its sound. A new object at every change; equal content keeps the object. */
export interface EngineSnapshot {
  /** `playing` only while this widget's sound plays; another widget's playing shows here as `ready`. */
  readonly state: EngineState;
  readonly failure: EngineFailure | null;
  readonly progress: LoadProgress | null;
  /** True while a compressed preview stands in for stems that are still loading. */
  readonly previewing: boolean;
  readonly sideId: string | null;
  readonly matched: boolean;
  readonly matches: readonly SideMatch[];
  readonly loop: LoopRegion | null;
  readonly monitor: Monitor;
  /** Listening volume in dB, 0 or negative; not part of any print. Starts at −20. */
  readonly volumeDb: number;
}

/** What a page may know of a print without holding it. */
export interface Survey {
  /** Null when it is silent or shorter than 400 ms. */
  readonly integratedLufs: number | null;
  readonly loudness: LoudnessHistory;
  /** Outline of the louder channel. */
  readonly peaks: Peaks;
  /** Length of what was surveyed, its tail included. */
  readonly frames: number;
}

export interface LoopRegion {
  readonly startFrame: number;
  readonly endFrame: number;
}

/** A place to look at the signal: a strip before or after its inserts (pre-fader), or the print. */
export interface TapRequest {
  readonly id: string;
  readonly sideId: string;
  /** Track or bus id, or "master". */
  readonly stripId: string;
  readonly point: "input" | "post-inserts" | "post-fader";
}

/** The newest `samples` (4096 frames, oldest first) at a tap; left and right, equal when the strip is mono. */
export interface TapFrame {
  readonly id: string;
  readonly left: Float32Array;
  readonly right: Float32Array;
}

export interface StripPeaks {
  /** Behind the inserts. */
  readonly preFaderDbfs: number;
  /** Behind fader, pan and mute. */
  readonly postFaderDbfs: number;
}

/** Sent at most 60 times a second while playing. Levels are of the print of the side being heard, before monitor gain. */
export interface EngineReport {
  readonly positionFrame: number;
  readonly sideId: string;
  readonly momentaryLufs: number;
  readonly shortTermLufs: number;
  readonly integratedLufs: number;
  readonly truePeakDbtp: number;
  readonly peakLeftDbfs: number;
  readonly peakRightDbfs: number;
  /** Gain reduction of the last limiter on the master, 0 or positive. */
  readonly gainReductionDb: number;
  /** Peaks since the last report, by strip: tracks, buses, master. */
  readonly stripPeaks: ReadonlyMap<string, StripPeaks>;
  /** What each compressor, gate, de-esser and limiter lowers now, 0 or positive, by `strip/insert`. */
  readonly reductionsDb: ReadonlyMap<string, number>;
  readonly taps: readonly TapFrame[];
}

/** Sound as it was heard, and the place in the session just behind its last frame. */
export interface Captured {
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly endFrame: number;
}

export interface LoadRequest {
  readonly ownerId: string;
  readonly comparison: Comparison;
  readonly startSideId: string;
  readonly loop: LoopRegion | null;
  readonly taps: readonly TapRequest[];
  /** Compressed previews heard until the stems are there, by side id; never measured. */
  readonly previews?: Readonly<Record<string, Preview>>;
  /**
   * Integrated loudness of sides that is known before they are rendered (published with a song), over `loop`. Held until
   * a side is edited or the loop changes.
   */
  readonly knownLufs?: Readonly<Record<string, number>>;
}

/** How a print is written: triangular dither, but for floats. */
export interface PrintFormat {
  readonly bits: 16 | 24 | 32;
}

/** A short compressed stretch of a side's print: `frames` from `startFrame` on. */
export interface Preview {
  readonly url: string;
  readonly startFrame: number;
  readonly frames: number;
}

/** A microphone that is open: the student's own sound, on its way in. Nothing leaves the page. */
export interface OpenMicrophone {
  /** As the system calls it; empty where the browser does not say. */
  readonly label: string;
  /** What the browser goes on doing to the sound although it was asked not to; empty when the sound comes as it is. */
  readonly leftOn: readonly MicrophoneProcessing[];
  /** Sounds a count-in and clicks, and takes down what the microphone hears meanwhile. Rejects as the microphone is lost. */
  record(request: RecordRequest): Promise<Recorded>;
  /** Ends a recording without a result: `record` resolves to null. */
  cancel(): void;
  /** Lets the student hear the microphone itself; over headphones only, or it howls. */
  setMonitoring(on: boolean): void;
  close(): void;
}

export type MicrophoneProcessing = "echo cancellation" | "noise suppression" | "automatic gain";

export interface MicrophoneEvents {
  /** About thirty times a second. −Infinity is silence. */
  heard(peakDbfs: number, recordedFrames: number): void;
  /** Unplugged or taken away; the microphone is closed already. */
  lost(failure: EngineFailure): void;
}

export interface RecordRequest {
  /** Everything that is taken down, the count-in included. */
  readonly frames: number;
  /** Clicks by their frame in the recording; the first of a bar is higher. */
  readonly clicks: readonly { readonly atFrame: number; readonly accent: boolean }[];
}

/** What a microphone heard, one channel, full scale 1, at 48 kHz, frame for frame beside the clicks as they were sent. */
export type Recorded = Float32Array<ArrayBuffer> | null;
