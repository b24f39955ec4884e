import { SAMPLE_RATE_HZ } from "./constants";
import { decibelsToGain, powerToDecibels, tan } from "./math";

/** How long a reverb rings at each of the three frequencies: T60 in seconds. */
export interface ReverbDecay {
  readonly lowSeconds: number;
  readonly middleSeconds: number;
  readonly highSeconds: number;
}

export const DECAY_LOW_HZ = 125;
export const DECAY_MIDDLE_HZ = 1000;
export const DECAY_HIGH_HZ = 8000;

const warped = (frequencyHz: number): number => tan((Math.PI * frequencyHz) / SAMPLE_RATE_HZ);
const LOW_CORNER = warped(Math.sqrt(DECAY_LOW_HZ * DECAY_MIDDLE_HZ));
const HIGH_CORNER = warped(Math.sqrt(DECAY_MIDDLE_HZ * DECAY_HIGH_HZ));
const squareRatio = (a: number, b: number): number => (a / b) * (a / b);

/** Shares of the two shelves at a frequency: 1 where a shelf is whole, ½ at its corner. */
const lowShare = (x: number): number => 1 / (1 + squareRatio(x, LOW_CORNER));
const highShare = (x: number): number => 1 / (1 + squareRatio(HIGH_CORNER, x));

const POINTS = [warped(DECAY_LOW_HZ), warped(DECAY_MIDDLE_HZ), warped(DECAY_HIGH_HZ)] as const;
const [LOW_AT_LOW, LOW_AT_MIDDLE, LOW_AT_HIGH] = POINTS.map(lowShare) as [number, number, number];
const [HIGH_AT_LOW, HIGH_AT_MIDDLE, HIGH_AT_HIGH] = POINTS.map(highShare) as [number, number, number];

// From the differences to the middle to the two shelves: the inverse of a 2 × 2 matrix.
const A = LOW_AT_LOW - LOW_AT_MIDDLE;
const B = HIGH_AT_LOW - HIGH_AT_MIDDLE;
const C = LOW_AT_HIGH - LOW_AT_MIDDLE;
const D = HIGH_AT_HIGH - HIGH_AT_MIDDLE;
const DETERMINANT = A * D - B * C;
const lowShelfOf = (low: number, high: number): number => (D * low - B * high) / DETERMINANT;
const highShelfOf = (low: number, high: number): number => (A * high - C * low) / DETERMINANT;

/**
 * T60 in seconds at a frequency: exact at 125 Hz, 1 kHz and 8 kHz. In between the loss per second goes over along log
 * frequency as two shelves of first order do; beyond, it stays near its last value.
 * @param frequencyHz above 0, below 24 kHz
 */
export function decaySecondsAt(decay: ReverbDecay, frequencyHz: number): number {
  const middle = 60 / decay.middleSeconds;
  const low = 60 / decay.lowSeconds - middle;
  const high = 60 / decay.highSeconds - middle;
  const lowShelf = lowShelfOf(low, high);
  const highShelf = highShelfOf(low, high);
  const x = warped(frequencyHz);
  const shelves = lowShelf * (lowShare(x) - LOW_AT_MIDDLE) + highShelf * (highShare(x) - HIGH_AT_MIDDLE);
  return 60 / (middle + shelves);
}

/** Numbers per line: two filters of first order, b0 b1 a1 each; the gain stands in the first. */
export const LOSS_COEFFICIENT_COUNT = 6;

const STEPS = 2;

/**
 * Filters that take from a line, once per round, what its sound loses in the time of a round (Jot & Chaigne, AES 90th
 * Convention, 1991): exact at the three frequencies but for what two correcting steps leave. Never allocates.
 * @param out written from `at` on, `LOSS_COEFFICIENT_COUNT` numbers
 */
export function writeLossFilters(
  out: Float64Array,
  at: number,
  lineFrames: number,
  { lowSeconds, middleSeconds, highSeconds }: ReverbDecay,
): void {
  const perSecond = (-60 * lineFrames) / SAMPLE_RATE_HZ;
  const middleDb = perSecond / middleSeconds;
  const lowDb = perSecond / lowSeconds - middleDb;
  const highDb = perSecond / highSeconds - middleDb;
  let lowShelfDb = lowShelfOf(lowDb, highDb);
  let highShelfDb = highShelfOf(lowDb, highDb);
  let middleShelvesDb = 0;
  for (let step = 0; step <= STEPS; step++) {
    const lowGain = decibelsToGain(lowShelfDb);
    const highGain = decibelsToGain(highShelfDb);
    middleShelvesDb = shelvesDb(1, lowGain, highGain);
    if (step === STEPS) break;
    const lowLeft = lowDb - (shelvesDb(0, lowGain, highGain) - middleShelvesDb);
    const highLeft = highDb - (shelvesDb(2, lowGain, highGain) - middleShelvesDb);
    lowShelfDb += lowShelfOf(lowLeft, highLeft);
    highShelfDb += highShelfOf(lowLeft, highLeft);
  }
  writeLowShelf(out, at, decibelsToGain(0.5 * lowShelfDb), decibelsToGain(middleDb - middleShelvesDb));
  writeHighShelf(out, at + 3, decibelsToGain(0.5 * highShelfDb));
}

/** Level of both shelves at one of the three points. */
function shelvesDb(point: 0 | 1 | 2, lowGain: number, highGain: number): number {
  const low = squareRatio(POINTS[point], LOW_CORNER);
  const high = squareRatio(POINTS[point], HIGH_CORNER);
  const lowPower = (low + lowGain) / (low + 1 / lowGain);
  const highPower = (high * highGain + 1) / (high / highGain + 1);
  return powerToDecibels(lowPower * highPower);
}

/** (s + ω·r)/(s + ω/r) by the bilinear transform: r² far below its corner, 1 far above; times `gain`. */
function writeLowShelf(out: Float64Array, at: number, root: number, gain: number): void {
  const norm = 1 / (1 + LOW_CORNER / root);
  out[at] = gain * (1 + LOW_CORNER * root) * norm;
  out[at + 1] = gain * (LOW_CORNER * root - 1) * norm;
  out[at + 2] = (LOW_CORNER / root - 1) * norm;
}

/** (s·r + ω)/(s/r + ω) by the bilinear transform: 1 far below its corner, r² far above. */
function writeHighShelf(out: Float64Array, at: number, root: number): void {
  const norm = 1 / (1 / root + HIGH_CORNER);
  out[at] = (root + HIGH_CORNER) * norm;
  out[at + 1] = (HIGH_CORNER - root) * norm;
  out[at + 2] = (HIGH_CORNER - 1 / root) * norm;
}
