import {
  ANTISYMMETRIC_TAPS,
  MIRRORED_PHASES,
  SYMMETRIC_TAPS,
  TRUE_PEAK_REACH,
  TRUE_PEAK_TAPS,
} from "./true-peak-taps";

/** A frame's peak is known this many frames after it came in. */
export const TRUE_PEAK_DELAY_FRAMES = TRUE_PEAK_TAPS / 2;

const MAX_FRAMES = 128;
const SKIP_FRAMES = 32;
const HISTORY_FRAMES = TRUE_PEAK_TAPS - 1;
const HALF_TAPS = TRUE_PEAK_TAPS / 2;

/**
 * Largest level of one channel between frames, by interpolation at 16 points per frame from 32 frames: within −0.03 dB
 * of the continuous signal up to 20 kHz at 48 kHz, where the 4 points and 12 taps of ITU-R BS.1770-5 annex 2 may read
 * 0.6 dB too little.
 */
export class TruePeakDetector {
  private readonly window = new Float64Array(HISTORY_FRAMES + MAX_FRAMES);
  private readonly sums = new Float64Array(HALF_TAPS);
  private readonly differences = new Float64Array(HALF_TAPS);

  /**
   * Takes `frames` (≤ 128) frames from `offset` on. `peaks[i]` becomes the largest absolute value from the frame 16
   * before that of index i to just before the one 15 before it. Where no value within reach can exceed `floor`, it is
   * the absolute value of the frame alone.
   */
  process(samples: Float64Array, offset: number, frames: number, floor: number, peaks: Float64Array): void {
    const { window } = this;
    for (let i = 0; i < frames; i++) window[HISTORY_FRAMES + i] = samples[offset + i]!;
    for (let from = 0; from < frames; from += SKIP_FRAMES) {
      const to = Math.min(from + SKIP_FRAMES, frames);
      if (largest(window, from, to + HISTORY_FRAMES) * TRUE_PEAK_REACH <= floor) {
        for (let i = from; i < to; i++) peaks[i] = Math.abs(window[i + HALF_TAPS - 1]!);
      } else {
        for (let i = from; i < to; i++) peaks[i] = peakAfter(window, i, this.sums, this.differences);
      }
    }
    window.copyWithin(0, frames, frames + HISTORY_FRAMES);
  }

  reset(): void {
    this.window.fill(0);
  }
}

/** Largest true peak of one channel since the last reset. */
export class TruePeakMeter {
  /** Linear, full scale 1. */
  peak = 0;
  private readonly detector = new TruePeakDetector();
  private readonly peaks = new Float64Array(MAX_FRAMES);
  private readonly silence = new Float64Array(TRUE_PEAK_TAPS);

  /** Any number of frames. */
  process(samples: Float64Array, frames: number): void {
    for (let offset = 0; offset < frames; offset += MAX_FRAMES) {
      const count = Math.min(MAX_FRAMES, frames - offset);
      this.detector.process(samples, offset, count, this.peak, this.peaks);
      this.peak = Math.max(this.peak, largest(this.peaks, 0, count));
    }
  }

  /** The signal is over: counts what swings on behind its last frame. */
  finish(): void {
    this.process(this.silence, TRUE_PEAK_TAPS);
  }

  reset(): void {
    this.peak = 0;
    this.detector.reset();
  }
}

function largest(values: Float64Array, from: number, to: number): number {
  let max = 0;
  for (let i = from; i < to; i++) max = Math.max(max, Math.abs(values[i]!));
  return max;
}

/**
 * Largest absolute value of a frame (that of index at + 15) and the 15 points behind it. Phases k and 16 − k mirror each
 * other: with the symmetric part S and the antisymmetric part D of one, they are S + D and S − D, the larger |S| + |D|.
 */
function peakAfter(window: Float64Array, at: number, sums: Float64Array, differences: Float64Array): number {
  for (let i = 0; i < HALF_TAPS; i++) {
    const early = window[at + i]!;
    const late = window[at + HISTORY_FRAMES - i]!;
    sums[i] = early + late;
    differences[i] = early - late;
  }
  let peak = Math.abs(window[at + HALF_TAPS - 1]!);
  for (let tap = 0; tap < MIRRORED_PHASES * HALF_TAPS; tap += HALF_TAPS) {
    const symmetric = Math.abs(product(SYMMETRIC_TAPS, tap, sums));
    peak = Math.max(peak, symmetric + Math.abs(product(ANTISYMMETRIC_TAPS, tap, differences)));
  }
  return Math.max(peak, Math.abs(product(SYMMETRIC_TAPS, MIRRORED_PHASES * HALF_TAPS, sums)));
}

/** Written out, because a loop takes 2.6 times as long. */
function product(t: Float64Array, n: number, v: Float64Array): number {
  return (
    t[n]! * v[0]! +
    t[n + 4]! * v[4]! +
    t[n + 8]! * v[8]! +
    t[n + 12]! * v[12]! +
    (t[n + 1]! * v[1]! + t[n + 5]! * v[5]! + t[n + 9]! * v[9]! + t[n + 13]! * v[13]!) +
    (t[n + 2]! * v[2]! + t[n + 6]! * v[6]! + t[n + 10]! * v[10]! + t[n + 14]! * v[14]!) +
    (t[n + 3]! * v[3]! + t[n + 7]! * v[7]! + t[n + 11]! * v[11]! + t[n + 15]! * v[15]!)
  );
}
