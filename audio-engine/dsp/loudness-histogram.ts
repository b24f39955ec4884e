import { powerToDecibels } from "./math";

const LOWEST_LUFS = -70;
const BINS_PER_LU = 100;
const BINS = 12500;

/** Loudness of a mean K-weighted power, in LUFS: −0.691 + 10 log10 of it. */
export function powerToLufs(power: number): number {
  return -0.691 + powerToDecibels(power);
}

/**
 * Powers of gating blocks, told apart to 0.01 LU from −70 LUFS (the absolute gate) to +55, in memory that does not grow.
 * Each bin keeps its count and sum, so that means are exact.
 */
export class LoudnessHistogram {
  private readonly counts = new Float64Array(BINS);
  private readonly sums = new Float64Array(BINS);

  /** Blocks at or below the absolute gate are left out. */
  add(power: number): void {
    const lufs = powerToLufs(power);
    if (!(lufs > LOWEST_LUFS)) return;
    const bin = Math.min(BINS - 1, Math.floor((lufs - LOWEST_LUFS) * BINS_PER_LU));
    this.counts[bin] = this.counts[bin]! + 1;
    this.sums[bin] = this.sums[bin]! + power;
  }

  /** Mean power of the blocks above the absolute gate; 0 when there is none. */
  meanPower(): number {
    return this.meanFrom(0);
  }

  /** Mean power of the blocks that are louder than the mean of all by more than `relativeGateLu` (negative). */
  gatedMeanPower(relativeGateLu: number): number {
    return this.meanFrom(this.firstBinAbove(relativeGateLu));
  }

  /**
   * Loudness, in LUFS, that a share of the blocks above the relative gate does not exceed: the value at the rank nearest
   * to (n − 1)·share, as EBU Tech 3342 counts. −Infinity when there is none.
   */
  percentileLufs(share: number, relativeGateLu: number): number {
    const first = this.firstBinAbove(relativeGateLu);
    let blocks = 0;
    for (let bin = first; bin < BINS; bin++) blocks += this.counts[bin]!;
    const rank = Math.round((blocks - 1) * share);
    let passed = 0;
    for (let bin = first; bin < BINS; bin++) {
      passed += this.counts[bin]!;
      if (passed > rank) return this.binLufs(bin);
    }
    return Number.NEGATIVE_INFINITY;
  }

  reset(): void {
    this.counts.fill(0);
    this.sums.fill(0);
  }

  private meanFrom(first: number): number {
    let count = 0;
    let sum = 0;
    for (let bin = first; bin < BINS; bin++) {
      count += this.counts[bin]!;
      sum += this.sums[bin]!;
    }
    return count > 0 ? sum / count : 0;
  }

  private firstBinAbove(relativeGateLu: number): number {
    const gateLufs = powerToLufs(this.meanPower()) + relativeGateLu;
    let bin = Math.max(0, Math.floor((gateLufs - LOWEST_LUFS) * BINS_PER_LU));
    while (bin < BINS && !(this.counts[bin]! > 0 && this.binLufs(bin) > gateLufs)) bin += 1;
    return bin;
  }

  private binLufs(bin: number): number {
    return powerToLufs(this.sums[bin]! / this.counts[bin]!);
  }
}
