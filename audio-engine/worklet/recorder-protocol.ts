export const RECORDER_NAME = "behind-the-glass-recorder";

/** To the recording worklet: imperative. Frames are the context's own, as in its `currentTime`. */
export type RecorderCommand =
  /** Takes down `frames` frames from `startFrame` on, in place of whatever it was taking down. */
  | { readonly type: "record"; readonly startFrame: number; readonly frames: number }
  /** Forgets what it was taking down. */
  | { readonly type: "drop" }
  /** The microphone is put away: nothing more is heard or reported. */
  | { readonly type: "end" };

/** From the recording worklet: past tense. */
export type RecorderReport =
  /** About thirty times a second: sample peak (full scale 1) since the last one, and how much of a recording is there. */
  | { readonly type: "heard"; readonly peak: number; readonly recordedFrames: number }
  /** Complete. The samples are transferred. */
  | { readonly type: "recorded"; readonly samples: Float32Array };
