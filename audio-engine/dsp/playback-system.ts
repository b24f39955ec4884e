import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { ParametricEq } from "./eq-parametric";
import type { EqBandSettings } from "./eq-prototype";
import { flushDenormal } from "./flush";
import { decibelsToGain } from "./math";
import { fillPinkNoise, unitWhiteNoiseAt } from "./noise";
import { PLAYBACK_SYSTEMS, type PlaybackNoise, type PlaybackSystemId } from "./playback-systems";
import { Glide, type SetMode } from "./smoothing";
import type { Unit } from "./unit";

export interface PlaybackSystemSettings {
  /** null lets everything pass as it is, to the bit. */
  readonly system: PlaybackSystemId | null;
  /** False leaves the noise of the surroundings out; true when not given. */
  readonly surroundings?: boolean;
}

const NO_BANDS: readonly EqBandSettings[] = [];
const LEFT_SEED = 1501;
const RIGHT_SEED = 2903;
const BROWN_CORNER_HZ = 20;
const BROWN_MEMORY = 1 - (2 * Math.PI * BROWN_CORNER_HZ) / SAMPLE_RATE_HZ;
const BROWN_INPUT = Math.sqrt(1 - BROWN_MEMORY * BROWN_MEMORY);

/**
 * Plays a mix as one of the stylised playback systems would: width, equaliser, noise of the surroundings. Systems change
 * in 20 ms. A system with noise sounds in silence too; its noise counts frames from the last reset.
 */
export class PlaybackSystem implements Unit {
  readonly latencyFrames = 0;
  private readonly eq = new ParametricEq();
  private readonly width = new Glide(1);
  private appliedWidth = 1;
  private readonly brown = new NoiseLevel("brown");
  private readonly pink = new NoiseLevel("pink");
  private readonly noise = new Float64Array(SLICE_FRAMES);
  private leftBrown = 0;
  private rightBrown = 0;
  private frame = 0;

  constructor(settings: PlaybackSystemSettings) {
    this.set(settings, "snap");
  }

  /** Never allocates. */
  set({ system, surroundings = true }: PlaybackSystemSettings, mode: SetMode): void {
    const data = system === null ? null : PLAYBACK_SYSTEMS[system];
    this.eq.setBands(data?.bands ?? NO_BANDS, mode);
    this.eq.setOutputGainDb(data?.outputGainDb ?? 0, mode);
    this.width.set(data?.width01 ?? 1, mode);
    if (mode === "snap") this.appliedWidth = this.width.value;
    const noise = surroundings ? (data?.noise ?? null) : null;
    this.brown.set(noise, mode);
    this.pink.set(noise, mode);
  }

  process(left: Float64Array, right: Float64Array | null, frames: number): void {
    for (let from = 0; from < frames; from += SLICE_FRAMES) {
      const to = Math.min(from + SLICE_FRAMES, frames);
      this.narrow(left, right, from, to);
    }
    this.eq.process(left, right, frames);
    for (let from = 0; from < frames; from += SLICE_FRAMES) {
      const to = Math.min(from + SLICE_FRAMES, frames);
      this.addPink(left, right, from, to);
      this.addBrown(left, right, from, to);
      this.frame += to - from;
    }
  }

  reset(): void {
    this.eq.reset();
    this.width.finish();
    this.appliedWidth = this.width.value;
    this.brown.finish();
    this.pink.finish();
    this.leftBrown = 0;
    this.rightBrown = 0;
    this.frame = 0;
  }

  private narrow(left: Float64Array, right: Float64Array | null, from: number, to: number): void {
    const start = this.appliedWidth;
    if (this.width.isMoving) this.appliedWidth = this.width.step();
    if (right === null || (start === 1 && this.appliedWidth === 1)) return;
    const step = (this.appliedWidth - start) / (to - from);
    for (let i = from; i < to; i++) {
      const middle = 0.5 * (left[i]! + right[i]!);
      const side = 0.5 * (left[i]! - right[i]!) * (start + step * (i - from + 1));
      left[i] = middle + side;
      right[i] = middle - side;
    }
  }

  private addPink(left: Float64Array, right: Float64Array | null, from: number, to: number): void {
    this.pink.step(to - from);
    if (this.pink.isSilent) return;
    fillPinkNoise(this.noise, 0, to - from, LEFT_SEED, this.frame);
    this.pink.addTo(left, from, to, this.noise);
    if (right === null) return;
    fillPinkNoise(this.noise, 0, to - from, RIGHT_SEED, this.frame);
    this.pink.addTo(right, from, to, this.noise);
  }

  private addBrown(left: Float64Array, right: Float64Array | null, from: number, to: number): void {
    this.brown.step(to - from);
    if (this.brown.isSilent) {
      this.leftBrown = 0;
      this.rightBrown = 0;
      return;
    }
    this.leftBrown = this.fillBrown(LEFT_SEED, this.leftBrown, to - from);
    this.brown.addTo(left, from, to, this.noise);
    if (right === null) return;
    this.rightBrown = this.fillBrown(RIGHT_SEED, this.rightBrown, to - from);
    this.brown.addTo(right, from, to, this.noise);
  }

  /** Leaky sum of white noise, RMS 1. */
  private fillBrown(seed: number, former: number, frames: number): number {
    let state = former;
    for (let i = 0; i < frames; i++) {
      state = BROWN_MEMORY * state + BROWN_INPUT * unitWhiteNoiseAt(seed, this.frame + i);
      this.noise[i] = state;
    }
    return flushDenormal(state);
  }
}

/** Gain of one kind of noise, gliding. */
class NoiseLevel {
  private readonly gain = new Glide(0);
  private start = 0;
  private slope = 0;

  constructor(private readonly kind: PlaybackNoise["kind"]) {}

  get isSilent(): boolean {
    return this.start === 0 && this.slope === 0;
  }

  set(noise: PlaybackNoise | null, mode: SetMode): void {
    this.gain.set(noise?.kind === this.kind ? decibelsToGain(noise.levelDbfs) : 0, mode);
  }

  finish(): void {
    this.gain.finish();
  }

  /** The next slice: from the gain at the end of the former one to that at its own. */
  step(frames: number): void {
    this.start = this.gain.value;
    this.slope = this.gain.isMoving ? (this.gain.step() - this.start) / frames : 0;
  }

  addTo(samples: Float64Array, from: number, to: number, noise: Float64Array): void {
    for (let i = from; i < to; i++) {
      samples[i] = samples[i]! + (this.start + this.slope * (i - from + 1)) * noise[i - from]!;
    }
  }
}
