/** Meters over a window are brought up to date this often. */
export const SLOTS_PER_SECOND = 100;

/** Frames of one slot: 10 ms, to the next whole frame. */
export function slotFramesAt(sampleRateHz: number): number {
  return Math.max(1, Math.round(sampleRateHz / SLOTS_PER_SECOND));
}

/** Whole slots, at least one, that fill a time best. */
export function slotsIn(seconds: number): number {
  return Math.max(1, Math.round(seconds * SLOTS_PER_SECOND));
}

/**
 * The last values of a fixed number of slots, the oldest forgotten first; before the first there were zeros. Sums are
 * added up anew, so that no rounding error stays behind when a loud passage has left the window.
 */
export class SlotWindow {
  private readonly values: Float64Array;
  private at = 0;

  constructor(slots: number) {
    this.values = new Float64Array(slots);
  }

  push(value: number): void {
    this.values[this.at] = value;
    this.at = this.at + 1 === this.values.length ? 0 : this.at + 1;
  }

  sum(): number {
    let sum = 0;
    for (let i = 0; i < this.values.length; i++) sum += this.values[i]!;
    return sum;
  }

  /** Of values ≥ 0. */
  largest(): number {
    let largest = 0;
    for (let i = 0; i < this.values.length; i++) largest = Math.max(largest, this.values[i]!);
    return largest;
  }

  reset(): void {
    this.values.fill(0);
    this.at = 0;
  }
}
