import { SLICE_FRAMES } from "./constants";
import type { EarlyPattern, EarlyTap } from "./reverb-kinds";

const RING_FRAMES = 4096;
const MASK = RING_FRAMES - 1;

const NO_TAP: EarlyTap = [0, 0];

/** The first reflections: each a copy of the sound, later and softer. */
export class ReverbEarly {
  private readonly leftRing = new Float64Array(RING_FRAMES);
  private readonly rightRing = new Float64Array(RING_FRAMES);
  private readonly gain: number;
  private written = 0;

  constructor(private readonly pattern: EarlyPattern) {
    const { energy, leftToLeft, leftToRight, rightToLeft, rightToRight } = pattern;
    const all = [...leftToLeft, ...leftToRight, ...rightToLeft, ...rightToRight];
    this.gain = Math.sqrt((2 * energy) / all.reduce((sum, [, gain]) => sum + gain * gain, 0));
  }

  /** Reflections of one slice into `outLeft` and `outRight`. */
  process(left: Float64Array, right: Float64Array, outLeft: Float64Array, outRight: Float64Array): void {
    const { leftRing, rightRing, written, pattern } = this;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      leftRing[written + i] = left[i]!;
      rightRing[written + i] = right[i]!;
    }
    outLeft.fill(0);
    outRight.fill(0);
    this.add(pattern.leftToLeft, leftRing, outLeft);
    this.add(pattern.rightToLeft, rightRing, outLeft);
    this.add(pattern.leftToRight, leftRing, outRight);
    this.add(pattern.rightToRight, rightRing, outRight);
    this.written = (written + SLICE_FRAMES) & MASK;
  }

  reset(): void {
    this.leftRing.fill(0);
    this.rightRing.fill(0);
  }

  /** Two reflections at a time, which halves the way to `out` and back. */
  private add(taps: readonly EarlyTap[], ring: Float64Array, out: Float64Array): void {
    for (let k = 0; k < taps.length; k += 2) {
      const one = taps[k]!;
      const other = taps[k + 1] ?? NO_TAP;
      const oneGain = this.gain * one[1];
      const otherGain = this.gain * other[1];
      const oneFrom = this.written - one[0];
      const otherFrom = this.written - other[0];
      for (let i = 0; i < SLICE_FRAMES; i++) {
        out[i] = out[i]! + oneGain * ring[(oneFrom + i) & MASK]! + otherGain * ring[(otherFrom + i) & MASK]!;
      }
    }
  }
}
