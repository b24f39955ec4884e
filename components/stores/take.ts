import { type AssetRef, type Clip, newClip } from "@/audio-engine";

/** One recording of the student: the sound is kept under the hash in `asset`, this text beside it. */
export interface Take {
  readonly asset: AssetRef;
  readonly name: string;
  /** Milliseconds since 1970 by the device's clock. */
  readonly atMs: number;
  readonly kind: "voice" | "instrument";
  readonly bpm: number;
  /** Of the whole recording, the count-in included. */
  readonly recordedFrames: number;
  /** Where in the recording the first beat was sent to the headphones. */
  readonly downbeatFrame: number;
  /** How much later than that the microphone's sound of the first beat came in. */
  readonly latencyFrames: number;
  /** From the first beat on. */
  readonly frames: number;
}

const FIELDS = {
  name: "string",
  atMs: "number",
  bpm: "number",
  recordedFrames: "number",
  downbeatFrame: "number",
  latencyFrames: "number",
  frames: "number",
} as const;

/** The take that a kept text tells of; null when it tells of none. */
export function parseTake(text: string): Take | null {
  try {
    const take = JSON.parse(text) as Record<string, unknown>;
    const asset = take.asset as Partial<AssetRef> | undefined;
    const whole = Object.entries(FIELDS).every(([field, type]) => typeof take[field] === type);
    const named = take.kind === "voice" || take.kind === "instrument";
    return whole && named && asset?.kind === "recording" && typeof asset.pcmSha256 === "string"
      ? (take as unknown as Take)
      : null;
  } catch {
    return null;
  }
}

/** Where in the recording the take itself begins: latency taken off. */
export function takeStartFrame({ downbeatFrame, latencyFrames, recordedFrames, frames }: Take): number {
  return Math.max(0, Math.min(downbeatFrame + latencyFrames, recordedFrames - frames));
}

/** The take as a clip whose first beat stands at `atFrame`. */
export function takeClip(take: Take, atFrame = 0): Clip {
  const { asset, name, frames } = take;
  return newClip({ id: "take", asset, sourceFrame: takeStartFrame(take), frames, atFrame, take: name });
}
