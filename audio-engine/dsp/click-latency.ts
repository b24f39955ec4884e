import { SAMPLE_RATE_HZ } from "./constants";

/** How late clicks come back through a microphone. */
export interface ClickLatency {
  /** Median. */
  readonly latencyFrames: number;
  /** Largest distance of a click that was heard from the median. */
  readonly spreadFrames: number;
  readonly heard: number;
}

/** Where an answer to a click is looked for, against the click itself. */
export interface AnswerWindow {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** A loudspeaker answers after the click; wireless ones need up to four tenths. */
export const LOOPBACK_WINDOW: AnswerWindow = { fromSeconds: 0, toSeconds: 0.5 };
/** Hands may be ahead of it. */
export const CLAP_WINDOW: AnswerWindow = { fromSeconds: -0.15, toSeconds: 0.4 };

/** A beginning is where the sound passes this share of its highest point. */
const BEGINS_AT = 0.4;
/** Peak of an answer over the RMS of its window: noise has about 4. */
const LEAST_CREST = 6;
/** Fewer are no measurement. */
const LEAST_HEARD = 4;

/**
 * Median delay of the answers to clicks in a recording.
 * @param samples one channel, full scale 1, 48 kHz
 * @param clickFrames where each click was sent
 * @returns null when fewer than four of them can be heard over the noise
 */
export function clickLatency(
  samples: Float32Array,
  clickFrames: readonly number[],
  window: AnswerWindow,
): ClickLatency | null {
  const delays = clickFrames
    .flatMap((frame) => answerDelay(samples, frame, window) ?? [])
    .sort((a, b) => a - b);
  if (delays.length < LEAST_HEARD) return null;
  const latencyFrames = delays[Math.floor(delays.length / 2)]!;
  const spreadFrames = Math.max(...delays.map((delay) => Math.abs(delay - latencyFrames)));
  return { latencyFrames, spreadFrames, heard: delays.length };
}

function answerDelay(
  samples: Float32Array,
  clickFrame: number,
  { fromSeconds, toSeconds }: AnswerWindow,
): number | null {
  const from = Math.max(0, clickFrame + Math.round(fromSeconds * SAMPLE_RATE_HZ));
  const to = Math.min(samples.length, clickFrame + Math.round(toSeconds * SAMPLE_RATE_HZ));
  let peak = 0;
  let squares = 0;
  for (let i = from; i < to; i++) {
    peak = Math.max(peak, Math.abs(samples[i]!));
    squares += samples[i]! * samples[i]!;
  }
  if (to <= from || !(peak > LEAST_CREST * Math.sqrt(squares / (to - from)))) return null;
  for (let i = from; i < to; i++) if (Math.abs(samples[i]!) >= BEGINS_AT * peak) return i - clickFrame;
  return null;
}
