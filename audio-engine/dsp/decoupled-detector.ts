import { SAMPLE_RATE_HZ } from "./constants";
import { exp, exp2, log2 } from "./math";
import { RAMP_STEP_FRAMES } from "./setting-ramp";
import { Glide, type SetMode } from "./smoothing";

/** What nobody hears: a gain within 1.2e-10 of 1. */
const NOTHING_DB = 1e-9;

/** A time constant in seconds that glides on a logarithmic scale, and the one-pole coefficient e^(−1/(time·rate)). */
export class TimeConstant {
  coefficient = 0;
  private seconds = 1;
  private readonly log2Seconds = new Glide(0, RAMP_STEP_FRAMES);

  constructor(seconds: number) {
    this.set(seconds, "snap");
  }

  get isMoving(): boolean {
    return this.log2Seconds.isMoving;
  }

  set(seconds: number, mode: SetMode): void {
    if (seconds !== this.seconds) this.log2Seconds.set(log2(seconds), mode);
    this.seconds = seconds;
    if (mode === "snap") this.finish();
  }

  /** One step of `RAMP_STEP_FRAMES` on. */
  advance(): void {
    if (!this.log2Seconds.isMoving) return;
    const log2Now = this.log2Seconds.step();
    this.coefficient = onePoleCoefficient(this.log2Seconds.isMoving ? exp2(log2Now) : this.seconds);
  }

  finish(): void {
    this.log2Seconds.finish();
    this.coefficient = onePoleCoefficient(this.seconds);
  }
}

/**
 * Smooth decoupled peak detector (Giannoulis, Massberg & Reiss, JAES 60(6) 2012, eq. 17), of values in dB: a release
 * that follows rises at once, then an attack one-pole over both.
 *
 *   peak ← max(x, r·peak + (1 − r)·x)      y ← a·y + (1 − a)·peak
 */
export class DecoupledDetector {
  private peak = 0;
  private smoothed = 0;

  /** The last output. */
  get value(): number {
    return this.smoothed;
  }

  /** Zeros in would give exact zeros out. */
  get isAtRest(): boolean {
    return this.peak === 0 && this.smoothed === 0;
  }

  /** In place, on `frames` values from `at`. */
  process(
    values: Float64Array,
    at: number,
    frames: number,
    attackTime: TimeConstant,
    releaseTime: TimeConstant,
  ): void {
    let { peak, smoothed } = this;
    const attack = attackTime.coefficient;
    const release = releaseTime.coefficient;
    const attackShare = 1 - attack;
    const releaseShare = 1 - release;
    let x = 0;
    for (let i = at; i < at + frames; i++) {
      x = values[i]!;
      // Each operation rises with x, rounding included: more reduction asked for is never less given.
      const fallen = release * peak + releaseShare * x;
      peak = x > fallen ? x : fallen;
      smoothed = attack * smoothed + attackShare * peak;
      values[i] = smoothed;
    }
    const quiet = x === 0 && Math.abs(peak) < NOTHING_DB && Math.abs(smoothed) < NOTHING_DB;
    this.peak = quiet ? 0 : peak;
    this.smoothed = quiet ? 0 : smoothed;
  }

  /** As if `value` had been there for ever. */
  reset(value = 0): void {
    this.peak = value;
    this.smoothed = value;
  }

  /** Whether both may go on as one. */
  isCloseTo(other: DecoupledDetector): boolean {
    return (
      Math.abs(this.peak - other.peak) < NOTHING_DB && Math.abs(this.smoothed - other.smoothed) < NOTHING_DB
    );
  }

  copyFrom(other: DecoupledDetector): void {
    this.peak = other.peak;
    this.smoothed = other.smoothed;
  }
}

function onePoleCoefficient(seconds: number): number {
  return exp(-1 / (seconds * SAMPLE_RATE_HZ));
}
