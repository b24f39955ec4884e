import { exp2, log2 } from "./math";

/*
 * Whole stretches of levels to decibels and back, several times faster than one by one: tables cut the argument short,
 * so that a short polynomial is left and no division. Errors are below 1e-13 dB, beside rounding, and 2e-13 of a gain.
 */

const LOG_CELLS = 128;
const LOG_SHIFT = 13;
/** 1 ÷ the middle of each cell of a mantissa 1…2, and 20 log10 of that middle. */
const cellReciprocal = new Float64Array(LOG_CELLS);
const cellDecibels = new Float64Array(LOG_CELLS);

const DB_PER_OCTAVE = 6.020599913279624;
const DB_PER_NEPER = 8.685889638065037;

for (let i = 0; i < LOG_CELLS; i++) {
  const middle = 1 + (i + 0.5) / LOG_CELLS;
  cellReciprocal[i] = 1 / middle;
  cellDecibels[i] = log2(middle) * DB_PER_OCTAVE;
}

/** By the exponent field of a number: what brings it to 1…2, exactly. */
const toMantissa = Float64Array.from({ length: 2048 }, (_, field) => exp2(1023 - field));

const EXP_CELLS = 32;
/** Reaches down to −770 dB and up to +770. */
const LEAST_OCTAVE = -128;
const octaveGain = Float64Array.from({ length: 256 }, (_, i) => exp2(LEAST_OCTAVE + i));
const cellGain = Float64Array.from({ length: EXP_CELLS }, (_, i) => exp2(i / EXP_CELLS));

const CELLS_PER_DB = EXP_CELLS / DB_PER_OCTAVE;
const NEPERS_PER_CELL = Math.LN2 / EXP_CELLS;
const FIRST_CELL = LEAST_OCTAVE * EXP_CELLS;

/** Values of a slice, and the same memory as 32-bit words: what the kernels below work on, in place. */
export class DecibelBuffer {
  readonly values: Float64Array;
  private readonly words: Int32Array;

  constructor(frames: number) {
    this.values = new Float64Array(frames);
    this.words = new Int32Array(this.values.buffer);
  }

  /** Amplitudes ≥ 0 → levels in dB. Silence becomes some −6180 dB, subnormal numbers something about that. */
  toDecibels(at: number, frames: number): void {
    const { values, words } = this;
    const end = at + frames;
    for (let i = at; i < end; i++) {
      const word = words[2 * i + 1]!;
      const field = word >> 20;
      const cell = (word & 0xfffff) >> LOG_SHIFT;
      const r = values[i]! * toMantissa[field]! * cellReciprocal[cell]! - 1;
      const series = r * (1 + r * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * (1 / 5)))));
      values[i] = (field - 1023) * DB_PER_OCTAVE + cellDecibels[cell]! + DB_PER_NEPER * series;
    }
  }

  /** Decibels from −770 to +770 → amplitude factors, exactly 1 for 0 dB. */
  toGains(at: number, frames: number): void {
    const { values } = this;
    const end = at + frames;
    for (let i = at; i < end; i++) {
      const position = values[i]! * CELLS_PER_DB;
      const cell = Math.floor(position + 0.5);
      const x = (position - cell) * NEPERS_PER_CELL;
      const index = cell - FIRST_CELL;
      const growth = x * (1 + x * (1 / 2 + x * (1 / 6 + x * (1 / 24 + x * (1 / 120)))));
      const gain = cellGain[index & (EXP_CELLS - 1)]!;
      values[i] = octaveGain[(index >> 5) & 255]! * (gain + gain * growth);
    }
  }

  /**
   * Reductions in dB → factors, by which samples are multiplied in place: to the bit what `toGains` of
   * `makeupDb` − reduction, mixed with 1, would do, in one pass.
   * @param mix01 share of what is reduced
   */
  reduce(
    left: Float64Array,
    right: Float64Array | null,
    from: number,
    at: number,
    frames: number,
    makeupDb: number,
    mix01: number,
  ): void {
    const { values } = this;
    const end = at + frames;
    for (let i = at; i < end; i++) {
      const position = (makeupDb - values[i]!) * CELLS_PER_DB;
      const cell = Math.floor(position + 0.5);
      const x = (position - cell) * NEPERS_PER_CELL;
      const index = cell - FIRST_CELL;
      const growth = x * (1 + x * (1 / 2 + x * (1 / 6 + x * (1 / 24 + x * (1 / 120)))));
      const gain = cellGain[index & (EXP_CELLS - 1)]!;
      const factor = 1 + mix01 * (octaveGain[(index >> 5) & 255]! * (gain + gain * growth) - 1);
      left[from + i] = left[from + i]! * factor;
      if (right !== null) right[from + i] = right[from + i]! * factor;
    }
  }
}
