import type { RecordRequest } from "@/audio-engine";

const SAMPLE_RATE_HZ = 48000;
const BEATS_PER_BAR = 4;
/** What comes in late still belongs to the take. */
const TAIL_SECONDS = 0.5;

export interface RecordingPlan extends RecordRequest {
  /** The first beat behind the count-in. */
  readonly downbeatFrame: number;
  /** From there on. */
  readonly takeFrames: number;
}

/** One bar of count-in, then the take with a click on every beat. */
export function planRecording(bpm: number, seconds: number): RecordingPlan {
  const beatFrames = (60 * SAMPLE_RATE_HZ) / bpm;
  const downbeatFrame = Math.round(BEATS_PER_BAR * beatFrames);
  const takeFrames = Math.round(seconds * SAMPLE_RATE_HZ);
  const beats = BEATS_PER_BAR + Math.ceil(takeFrames / beatFrames);
  return {
    downbeatFrame,
    takeFrames,
    frames: downbeatFrame + takeFrames + Math.round(TAIL_SECONDS * SAMPLE_RATE_HZ),
    clicks: Array.from({ length: beats }, (_, beat) => ({
      atFrame: Math.round(beat * beatFrames),
      accent: beat % BEATS_PER_BAR === 0,
    })),
  };
}

const PULSES = 6;
const PULSE_GAP_FRAMES = 0.6 * SAMPLE_RATE_HZ;
const FIRST_PULSE_FRAME = 0.4 * SAMPLE_RATE_HZ;

/** Six clicks, to find out how late they come back. */
export function planCalibration(): RecordRequest {
  return {
    frames: FIRST_PULSE_FRAME + PULSES * PULSE_GAP_FRAMES,
    clicks: Array.from({ length: PULSES }, (_, i) => ({
      atFrame: FIRST_PULSE_FRAME + i * PULSE_GAP_FRAMES,
      accent: false,
    })),
  };
}

/** "Beat 3 of the count-in", "4 of 12 seconds": where a recording is. */
export function progressWords({ downbeatFrame, takeFrames }: RecordingPlan, recordedFrames: number): string {
  if (recordedFrames < downbeatFrame) {
    const beat = Math.floor((recordedFrames / downbeatFrame) * BEATS_PER_BAR) + 1;
    return `Count-in: ${beat}`;
  }
  const seconds = Math.min(takeFrames, recordedFrames - downbeatFrame) / SAMPLE_RATE_HZ;
  return `Recording: ${Math.floor(seconds)} of ${Math.round(takeFrames / SAMPLE_RATE_HZ)} seconds`;
}
