import { SLICE_FRAMES } from "./constants";
import { EQ_STEP_FRAMES, EqBandMotion } from "./eq-band";
import type { EqBandSettings } from "./eq-prototype";
import { decibelsToGain } from "./math";
import { Glide, type SetMode } from "./smoothing";
import {
  processSvf,
  processSvfGliding,
  processSvfPair,
  processSvfPairStereo,
  SVF_COEFFICIENT_COUNT,
  SVF_STATE_COUNT,
} from "./svf";
import type { Unit } from "./unit";

export const EQ_MAX_BANDS = 24;

/**
 * Parametric equaliser of up to 24 bands in series and an output gain. Settings glide in 20 ms, bands come and go in a
 * cross-fade of 10 ms. Bands are told apart by their place in the list. A band that is off or at 0 dB costs nothing and
 * leaves the samples as they are, to the bit.
 */
export class ParametricEq implements Unit {
  readonly latencyFrames = 0;
  private readonly coefficients = new Float64Array(EQ_MAX_BANDS * SVF_COEFFICIENT_COUNT);
  private readonly targets = new Float64Array(EQ_MAX_BANDS * SVF_COEFFICIENT_COUNT);
  private readonly leftState = new Float64Array(EQ_MAX_BANDS * SVF_STATE_COUNT);
  private readonly rightState = new Float64Array(EQ_MAX_BANDS * SVF_STATE_COUNT);
  private readonly bands: readonly EqBandMotion[];
  private usedBands = 0;
  private readonly outputGainDb = new Glide(0);
  private outputGain = 1;

  constructor() {
    this.bands = Array.from(
      { length: EQ_MAX_BANDS },
      (_, i) => new EqBandMotion(this.coefficients, i * SVF_COEFFICIENT_COUNT),
    );
  }

  /** Never allocates. @throws RangeError beyond 24 bands */
  setBands(bands: readonly EqBandSettings[], mode: SetMode): void {
    if (bands.length > EQ_MAX_BANDS) {
      throw new RangeError(`An equaliser has at most ${EQ_MAX_BANDS} bands, not ${bands.length}.`);
    }
    this.usedBands = Math.max(this.usedBands, bands.length);
    for (let i = 0; i < this.usedBands; i++) {
      const band = bands[i];
      if (band === undefined) this.bands[i]!.disable(mode);
      else this.bands[i]!.set(band, mode);
    }
  }

  /** −24…+24 dB. */
  setOutputGainDb(gainDb: number, mode: SetMode): void {
    this.outputGainDb.set(gainDb, mode);
    if (mode === "snap") this.outputGain = decibelsToGain(gainDb);
  }

  process(left: Float64Array, right: Float64Array | null, frames: number): void {
    const stretch = this.isMoving ? SLICE_FRAMES : frames;
    for (let from = 0; from < frames; from += stretch) {
      const to = Math.min(from + stretch, frames);
      this.processBands(left, right, from, to);
      this.applyOutputGain(left, right, from, to);
    }
  }

  reset(): void {
    this.leftState.fill(0);
    this.rightState.fill(0);
    for (let i = 0; i < this.usedBands; i++) this.bands[i]!.finish();
    this.outputGainDb.finish();
    this.outputGain = decibelsToGain(this.outputGainDb.value);
  }

  private get isMoving(): boolean {
    for (let i = 0; i < this.usedBands; i++) if (this.bands[i]!.isMoving) return true;
    return this.outputGainDb.isMoving;
  }

  private processBands(left: Float64Array, right: Float64Array | null, from: number, to: number): void {
    let waiting = -1;
    for (let i = 0; i < this.usedBands; i++) {
      const band = this.bands[i]!;
      if (band.isMoving) {
        if (waiting >= 0) this.runOne(waiting, left, right, from, to);
        waiting = -1;
        this.runMoving(band, i, left, right, from, to);
      } else if (band.isActive) {
        if (waiting >= 0) {
          this.runPair(waiting, i, left, right, from, to);
          waiting = -1;
        } else waiting = i;
      }
    }
    if (waiting >= 0) this.runOne(waiting, left, right, from, to);
  }

  private runOne(
    band: number,
    left: Float64Array,
    right: Float64Array | null,
    from: number,
    to: number,
  ): void {
    const co = band * SVF_COEFFICIENT_COUNT;
    const so = band * SVF_STATE_COUNT;
    for (let start = from; start < to; start += SLICE_FRAMES) {
      const end = Math.min(start + SLICE_FRAMES, to);
      processSvf(left, start, end, this.coefficients, co, this.leftState, so);
      if (right !== null) processSvf(right, start, end, this.coefficients, co, this.rightState, so);
    }
  }

  private runPair(
    first: number,
    second: number,
    left: Float64Array,
    right: Float64Array | null,
    from: number,
    to: number,
  ): void {
    const c = this.coefficients;
    const co = first * SVF_COEFFICIENT_COUNT;
    const cp = second * SVF_COEFFICIENT_COUNT;
    const so = first * SVF_STATE_COUNT;
    const sp = second * SVF_STATE_COUNT;
    const { leftState, rightState } = this;
    if (right === null) processSvfPair(left, from, to, c, co, cp, leftState, so, sp);
    else processSvfPairStereo(left, right, from, to, c, co, cp, leftState, rightState, so, sp);
  }

  private runMoving(
    band: EqBandMotion,
    index: number,
    left: Float64Array,
    right: Float64Array | null,
    from: number,
    to: number,
  ): void {
    const co = index * SVF_COEFFICIENT_COUNT;
    const so = index * SVF_STATE_COUNT;
    const { coefficients, targets } = this;
    for (let start = from; start < to; start += EQ_STEP_FRAMES) {
      const end = Math.min(start + EQ_STEP_FRAMES, to);
      band.step(targets);
      processSvfGliding(left, start, end, coefficients, targets, co, this.leftState, so);
      if (right !== null) {
        processSvfGliding(right, start, end, coefficients, targets, co, this.rightState, so);
      }
      for (let i = co; i < co + SVF_COEFFICIENT_COUNT; i++) coefficients[i] = targets[i]!;
    }
    if (band.isActive) return;
    this.leftState.fill(0, so, so + SVF_STATE_COUNT);
    this.rightState.fill(0, so, so + SVF_STATE_COUNT);
  }

  private applyOutputGain(left: Float64Array, right: Float64Array | null, from: number, to: number): void {
    const start = this.outputGain;
    if (this.outputGainDb.isMoving) this.outputGain = decibelsToGain(this.outputGainDb.step());
    const step = (this.outputGain - start) / (to - from);
    if (step === 0 && start === 1) return;
    for (let i = from; i < to; i++) {
      const gain = start + step * (i - from + 1);
      left[i] = left[i]! * gain;
      if (right !== null) right[i] = right[i]! * gain;
    }
  }
}
