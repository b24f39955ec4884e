import { LoudnessMeter } from "@/audio-engine/dsp/loudness";

/** A tone's peak level in dBFS per channel (−Infinity: silence) and its length. */
export type Section = readonly [levelDbfs: number, seconds: number];

const BLOCK_FRAMES = 480;
const PERIODS = Float64Array.from({ length: BLOCK_FRAMES }, (_, i) => Math.sin((2 * Math.PI * i) / 48));
const SILENCE = Number.NEGATIVE_INFINITY;

/** Silence of so many seconds. */
export const silence = (seconds: number): Section => [SILENCE, seconds];

/** A 1 kHz stereo tone at 48 kHz through the meter, in blocks of 10 ms; `after` hears the time after each. */
export function playTone(
  meter: LoudnessMeter,
  sections: readonly Section[],
  after: (seconds: number) => void = () => undefined,
): LoudnessMeter {
  let blocks = 0;
  for (const [levelDbfs, seconds] of sections) {
    const block = PERIODS.map((x) => x * 10 ** (levelDbfs / 20));
    const channels = [block, block];
    for (let i = Math.round(seconds * 100); i > 0; i--) {
      meter.process(channels, BLOCK_FRAMES);
      blocks += 1;
      after(blocks / 100);
    }
  }
  return meter;
}

export const metered = (...sections: readonly Section[]): LoudnessMeter =>
  playTone(new LoudnessMeter(), sections);
