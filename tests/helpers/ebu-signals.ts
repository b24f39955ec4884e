import { LoudnessMeter } from "@/audio-engine/dsp/loudness";
import { type Seeded, seeded } from "./seeded";

/** A tone's peak level in dBFS per channel (−Infinity: silence) and its length. */
export type Section = readonly [levelDbfs: number, seconds: number];

/** Silence of so many seconds. */
export const silence = (seconds: number): Section => [Number.NEGATIVE_INFINITY, seconds];

const LONGEST_BLOCK_FRAMES = 2048;

/** Plays 1 kHz tones to meters, at a sample rate, in blocks of random length. */
export class TonePlayer {
  private readonly random: Seeded;
  private readonly turn: Float64Array;

  /** @param sampleRateHz a multiple of 100 */
  constructor(
    private readonly sampleRateHz = 48000,
    seed = 1,
  ) {
    this.random = seeded(seed);
    // Ten periods are whole frames at every such rate; a block may begin at any of them.
    this.turn = Float64Array.from({ length: sampleRateHz / 100 + LONGEST_BLOCK_FRAMES }, (_, i) =>
      Math.sin((2 * Math.PI * 1000 * i) / sampleRateHz),
    );
  }

  meter(channels = 2): LoudnessMeter {
    return new LoudnessMeter({ sampleRateHz: this.sampleRateHz, channels });
  }

  /**
   * One level for all channels, or one each; `after` hears the seconds of the sound after each block.
   * @param channelsDb levels beside the sections', for each channel
   */
  play(
    meter: LoudnessMeter,
    sections: readonly Section[],
    after: (seconds: number) => void = () => undefined,
    channelsDb: readonly number[] = [0, 0],
  ): LoudnessMeter {
    const levels = [...new Set(channelsDb)];
    const buffers = new Map(levels.map((db) => [db, new Float64Array(LONGEST_BLOCK_FRAMES)]));
    const channels = channelsDb.map((db) => buffers.get(db)!);
    let played = 0;
    for (const [levelDbfs, seconds] of sections) {
      for (let left = Math.round(seconds * this.sampleRateHz); left > 0; ) {
        const frames = Math.min(left, Math.ceil(this.random.between(0, LONGEST_BLOCK_FRAMES)));
        for (const [db, buffer] of buffers) this.write(buffer, levelDbfs + db, played, frames);
        meter.process(channels, frames);
        left -= frames;
        played += frames;
        after(played / this.sampleRateHz);
      }
    }
    return meter;
  }

  private write(buffer: Float64Array, levelDbfs: number, played: number, frames: number): void {
    const peak = 10 ** (levelDbfs / 20);
    const from = played % (this.sampleRateHz / 100);
    for (let i = 0; i < frames; i++) buffer[i] = peak * this.turn[from + i]!;
  }

  metered(...sections: readonly Section[]): LoudnessMeter {
    return this.play(this.meter(), sections);
  }
}
