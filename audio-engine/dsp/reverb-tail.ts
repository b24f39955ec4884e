import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { keptEcho } from "./flush";
import { exp2 } from "./math";
import { LOSS_COEFFICIENT_COUNT, type ReverbDecay, writeLossFilters } from "./reverb-decay";

const LINES = 16;
/** Frames that a line's ring holds: its longest delay and a slice. */
const RING_FRAMES = 4096;
const MASK = RING_FRAMES - 1;

/** Where a channel goes in and where it is heard: rows of the matrix, so that left and right share nothing. */
const LEFT_IN = hadamardRow(5);
const RIGHT_IN = hadamardRow(10);
const LEFT_OUT_ROW = 3;
const RIGHT_OUT_ROW = 12;

const COEFFICIENTS = LINES * LOSS_COEFFICIENT_COUNT;

/**
 * The late part of a reverb: sixteen lines whose ends are mixed by a Hadamard matrix and fed back (feedback delay
 * network: Jot & Chaigne, AES 90th Convention, 1991), each losing with every round what its sound loses in that time.
 */
export class ReverbTail {
  private readonly rings = new Float64Array(LINES * RING_FRAMES);
  private readonly lines = new Float64Array(LINES * SLICE_FRAMES);
  private readonly states = new Float64Array(LINES * 2);
  private readonly coefficients = new Float64Array(COEFFICIENTS);
  private readonly targets = new Float64Array(COEFFICIENTS);
  private readonly steps = new Float64Array(LOSS_COEFFICIENT_COUNT);
  private readonly meanSeconds: number;
  private isMoving = false;
  private written = 0;
  private gain = 0;
  private targetGain = 0;
  private targetFirstGain = 0;

  /** @param firstEnergy energy of what is heard before the first round, beside that of the sound itself */
  constructor(
    private readonly lineFrames: readonly number[],
    private readonly firstEnergy: number,
  ) {
    const total = lineFrames.reduce((sum, frames) => sum + frames, 0);
    this.meanSeconds = total / LINES / SAMPLE_RATE_HZ;
  }

  /**
   * What sound that is heard before its first round must be multiplied by, so that with the tail at 0 dB both fall as
   * one, with the energy of the sound itself, however long they ring.
   */
  get firstGain(): number {
    return this.targetFirstGain;
  }

  /** New losses, at once or along the next slice. Never allocates. */
  setDecay(decay: ReverbDecay, atOnce: boolean): void {
    for (let line = 0; line < LINES; line++)
      writeLossFilters(this.targets, line * LOSS_COEFFICIENT_COUNT, this.lineFrames[line]!, decay);
    const kept = keptPerRound(this.meanSeconds, decay.middleSeconds);
    const whole = kept + this.firstEnergy * (1 - kept);
    // The rows heard have a length of 4, and two channels went in.
    this.targetGain = Math.sqrt((0.5 * (1 - kept)) / whole);
    this.targetFirstGain = Math.sqrt((1 - kept) / whole);
    if (atOnce) this.arrive();
    else this.isMoving = true;
  }

  /** One slice of both channels; what is heard of it is put in place of `left` and `right`. */
  process(left: Float64Array, right: Float64Array): void {
    if (this.isMoving) for (let line = 0; line < LINES; line++) this.loseMoving(line);
    else for (let line = 0; line < LINES; line += 2) this.lose(line);
    const { lines } = this;
    mix(lines, SLICE_FRAMES);
    mix(lines, 4 * SLICE_FRAMES);
    for (let line = 0; line < LINES; line++) this.write(line, left, right);
    this.hear(left, right);
    this.written = (this.written + SLICE_FRAMES) & MASK;
    if (this.isMoving) this.arrive();
  }

  reset(): void {
    this.arrive();
    this.rings.fill(0);
    this.states.fill(0);
  }

  private arrive(): void {
    this.coefficients.set(this.targets);
    this.gain = this.targetGain;
    this.isMoving = false;
  }

  /** The ends of two lines at a time, so that neither waits for its own last sample. */
  private lose(line: number): void {
    const { rings, lines, states, coefficients: c, written, lineFrames } = this;
    const a = line * LOSS_COEFFICIENT_COUNT;
    const b = a + LOSS_COEFFICIENT_COUNT;
    const a0 = c[a]!;
    const a1 = c[a + 1]!;
    const a2 = c[a + 2]!;
    const a3 = c[a + 3]!;
    const a4 = c[a + 4]!;
    const a5 = c[a + 5]!;
    const b0 = c[b]!;
    const b1 = c[b + 1]!;
    const b2 = c[b + 2]!;
    const b3 = c[b + 3]!;
    const b4 = c[b + 4]!;
    const b5 = c[b + 5]!;
    const s = 2 * line;
    let a6 = states[s]!;
    let a7 = states[s + 1]!;
    let b6 = states[s + 2]!;
    let b7 = states[s + 3]!;
    const aRing = line * RING_FRAMES;
    const bRing = aRing + RING_FRAMES;
    const aFrom = written - lineFrames[line]!;
    const bFrom = written - lineFrames[line + 1]!;
    const to = line * SLICE_FRAMES;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const ax = rings[aRing + ((aFrom + i) & MASK)]!;
      const bx = rings[bRing + ((bFrom + i) & MASK)]!;
      const ay = a0 * ax + a6;
      const by = b0 * bx + b6;
      a6 = a1 * ax - a2 * ay;
      b6 = b1 * bx - b2 * by;
      const az = a3 * ay + a7;
      const bz = b3 * by + b7;
      a7 = a4 * ay - a5 * az;
      b7 = b4 * by - b5 * bz;
      lines[to + i] = az;
      lines[to + SLICE_FRAMES + i] = bz;
    }
    states[s] = keptEcho(a6);
    states[s + 1] = keptEcho(a7);
    states[s + 2] = keptEcho(b6);
    states[s + 3] = keptEcho(b7);
  }

  private loseMoving(line: number): void {
    const { rings, lines, states, coefficients, targets, steps } = this;
    const at = line * LOSS_COEFFICIENT_COUNT;
    for (let k = 0; k < LOSS_COEFFICIENT_COUNT; k++)
      steps[k] = (targets[at + k]! - coefficients[at + k]!) / SLICE_FRAMES;
    let first = states[2 * line]!;
    let second = states[2 * line + 1]!;
    const ring = line * RING_FRAMES;
    const from = this.written - this.lineFrames[line]!;
    const to = line * SLICE_FRAMES;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const way = i + 1;
      const x = rings[ring + ((from + i) & MASK)]!;
      const y = (coefficients[at]! + way * steps[0]!) * x + first;
      first = (coefficients[at + 1]! + way * steps[1]!) * x - (coefficients[at + 2]! + way * steps[2]!) * y;
      const z = (coefficients[at + 3]! + way * steps[3]!) * y + second;
      second = (coefficients[at + 4]! + way * steps[4]!) * y - (coefficients[at + 5]! + way * steps[5]!) * z;
      lines[to + i] = z;
    }
    states[2 * line] = first;
    states[2 * line + 1] = second;
  }

  private write(line: number, left: Float64Array, right: Float64Array): void {
    const { rings, lines, written } = this;
    const ring = line * RING_FRAMES + written;
    const from = line * SLICE_FRAMES;
    const fromLeft = LEFT_IN[line]!;
    const fromRight = RIGHT_IN[line]!;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const back = 0.25 * lines[from + i]!;
      rings[ring + i] = keptEcho(back + fromLeft * left[i]! + fromRight * right[i]!);
    }
  }

  /** Mixed, the lines are sums along the rows of the matrix: two of them are what is heard. */
  private hear(left: Float64Array, right: Float64Array): void {
    const { lines } = this;
    const step = (this.targetGain - this.gain) / SLICE_FRAMES;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const gain = this.gain + step * (i + 1);
      left[i] = gain * lines[LEFT_OUT_ROW * SLICE_FRAMES + i]!;
      right[i] = gain * lines[RIGHT_OUT_ROW * SLICE_FRAMES + i]!;
    }
  }
}

/** Sums and differences of four, `quarter` numbers apart: two stages of a fast Hadamard transform over the lines. */
function mix(lines: Float64Array, quarter: number): void {
  for (let base = 0; base < lines.length; base += 4 * quarter) {
    for (let i = base; i < base + quarter; i++) {
      const a = lines[i]!;
      const b = lines[i + quarter]!;
      const c = lines[i + 2 * quarter]!;
      const d = lines[i + 3 * quarter]!;
      lines[i] = a + b + (c + d);
      lines[i + quarter] = a - b + (c - d);
      lines[i + 2 * quarter] = a + b - (c + d);
      lines[i + 3 * quarter] = a - b - (c - d);
    }
  }
}

/** A row of the Hadamard matrix of sixteen, of length 1. */
function hadamardRow(row: number): Float64Array {
  return Float64Array.from({ length: LINES }, (_, line) => {
    let odd = 0;
    for (let common = row & line; common > 0; common >>= 1) odd ^= common & 1;
    return odd === 1 ? -0.25 : 0.25;
  });
}

const LOG2_10 = 3.321928094887362;

/** Share of the energy that is left after a mean round: 10^(−6·round/T60). */
function keptPerRound(meanSeconds: number, decaySeconds: number): number {
  return exp2((-6 * LOG2_10 * meanSeconds) / decaySeconds);
}
