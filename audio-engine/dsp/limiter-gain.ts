import { SAMPLE_RATE_HZ } from "./constants";
import { SlidingMinimum } from "./sliding-minimum";

/** Gain 1 as an integer. Sums of gains are exact, so that a limiter at rest comes back to exactly 1. */
export const UNITY_GAIN = 1073741824;

/** Frames of each of the two moving averages that round the gain's corners. */
const AVERAGE_FRAMES = 64;
const AVERAGE_MASK = AVERAGE_FRAMES - 1;

/** Frames from the first that a lowered gain weighs upon to the last. */
export const GAIN_SPREAD_FRAMES = 2 * AVERAGE_FRAMES - 2;

const SUM_TO_GAIN = 1 / (UNITY_GAIN * AVERAGE_FRAMES * AVERAGE_FRAMES);

/** Where the exponential recovery ends in a straight line, so that it arrives: 0.017 dB below unity. */
const RECOVERY_END = 0.002 * UNITY_GAIN;

/**
 * From the gain that each frame needs to the gain that is applied: held at its minimum, recovering exponentially,
 * rounded by two moving averages. It has reached the needed gain `GAIN_SPREAD_FRAMES` later and keeps it for the rest of
 * the hold.
 */
export class LimiterGain {
  private readonly held: SlidingMinimum;
  private readonly first = new Float64Array(AVERAGE_FRAMES);
  private readonly second = new Float64Array(AVERAGE_FRAMES);
  private firstSum = 0;
  private secondSum = 0;
  private recovering = UNITY_GAIN;
  private recoveryShare = 0;
  private at = 0;
  private framesAtUnity = 0;
  private readonly restFrames: number;

  constructor(holdFrames: number) {
    this.held = new SlidingMinimum(holdFrames);
    this.restFrames = holdFrames + 2 * AVERAGE_FRAMES;
    this.reset();
  }

  /** Time in which 63 % of a reduction are given back. */
  setReleaseSeconds(releaseSeconds: number): void {
    this.recoveryShare = 1 / (releaseSeconds * SAMPLE_RATE_HZ);
  }

  /** The gain is 1 and stays so while every frame needs 1. */
  get isAtRest(): boolean {
    return this.framesAtUnity >= this.restFrames;
  }

  /** The gain after one more frame that needs `needed` (an integer, at most UNITY_GAIN). */
  next(needed: number): number {
    const target = this.held.next(needed);
    this.recovering = target <= this.recovering ? target : this.recovered(target);
    this.framesAtUnity = this.recovering === UNITY_GAIN ? this.framesAtUnity + 1 : 0;
    const { at } = this;
    this.firstSum += this.recovering - this.first[at]!;
    this.first[at] = this.recovering;
    this.secondSum += this.firstSum - this.second[at]!;
    this.second[at] = this.firstSum;
    this.at = (at + 1) & AVERAGE_MASK;
    return this.secondSum * SUM_TO_GAIN;
  }

  reset(): void {
    this.held.reset();
    this.first.fill(UNITY_GAIN);
    this.firstSum = UNITY_GAIN * AVERAGE_FRAMES;
    this.second.fill(this.firstSum);
    this.secondSum = this.firstSum * AVERAGE_FRAMES;
    this.recovering = UNITY_GAIN;
    this.at = 0;
    this.framesAtUnity = this.restFrames;
  }

  private recovered(target: number): number {
    const distance = target - this.recovering;
    const step = Math.floor(this.recoveryShare * Math.max(distance, RECOVERY_END)) + 1;
    return this.recovering + Math.min(step, distance);
  }
}
