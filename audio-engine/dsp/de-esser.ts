import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { DeEsserSplit } from "./de-esser-split";
import { DecibelBuffer } from "./decibel-kernels";
import { DecoupledDetector, TimeConstant } from "./decoupled-detector";
import { compressionDb, compressionSlope } from "./dynamics-curve";
import { decibelsToGain, gainToDecibels, powerToDecibels, tan } from "./math";
import { RAMP_STEP_FRAMES, SettingRamp } from "./setting-ramp";
import { CROSSFADE_SECONDS, type SetMode } from "./smoothing";
import type { Unit } from "./unit";

export interface DeEsserSettings {
  /** 2000–12000 Hz: what lies above is listened to, and lowered. */
  readonly frequencyHz: number;
  /** −60…0 dBFS, of the level above the frequency. */
  readonly thresholdDb: number;
  /** 1…100; 100 stands for ∞:1. */
  readonly ratio: number;
  /** 0…24 dB: never lowered by more. */
  readonly rangeDb: number;
  /** 0.0001–0.05 s until 63 % of a reduction are reached. */
  readonly attackSeconds: number;
  /** 0.005–1 s until 63 % of a reduction are given back. */
  readonly releaseSeconds: number;
  /** Instead of the result, what is taken away. */
  readonly listen: boolean;
}

/** Fixed soft knee. */
export const DE_ESSER_KNEE_DB = 6;

const LISTEN_PER_FRAME = 1 / (CROSSFADE_SECONDS * SAMPLE_RATE_HZ);

/** Reduction ≥ 0 dB of a steady level in dB above the frequency: the gain computer that the unit runs. */
export function deEsserReductionDb(
  levelDb: number,
  settings: Pick<DeEsserSettings, "thresholdDb" | "ratio" | "rangeDb">,
): number {
  const { thresholdDb, ratio, rangeDb } = settings;
  return Math.min(rangeDb, compressionDb(levelDb, thresholdDb, DE_ESSER_KNEE_DB, compressionSlope(ratio)));
}

/**
 * Magnitude in dB at a frequency while the unit lowers by `reductionDb`: (1 + g²u²)/(1 + u²) in power, with
 * u = (tan πf/rate ÷ tan πf0/rate)² and g the gain.
 */
export function deEsserMagnitudeDb(hz: number, splitFrequencyHz: number, reductionDb: number): number {
  const ratio =
    tan((Math.PI * Math.min(hz, SAMPLE_RATE_HZ * 0.499999)) / SAMPLE_RATE_HZ) /
    tan((Math.PI * splitFrequencyHz) / SAMPLE_RATE_HZ);
  const u2 = ratio * ratio * ratio * ratio;
  const gain = decibelsToGain(-reductionDb);
  return powerToDecibels((1 + gain * gain * u2) / (1 + u2));
}

/**
 * Lowers what lies above a frequency while that is loud, both channels alike. What is taken away is subtracted from the
 * input, so that untouched sound is the input to the bit, and what is heard and what is taken always add up to it.
 * Detector as the compressor's (Giannoulis, Massberg & Reiss, JAES 60(6) 2012).
 */
export class DeEsser implements Unit {
  readonly latencyFrames = 0;
  private readonly thresholdDb = new SettingRamp(0);
  private readonly slope = new SettingRamp(0);
  private readonly rangeDb = new SettingRamp(0);
  private readonly attack = new TimeConstant(0.001);
  private readonly release = new TimeConstant(0.05);
  private readonly leftSplit = new DeEsserSplit();
  private readonly rightSplit = new DeEsserSplit();
  private readonly detector = new DecoupledDetector();
  /** Level above the frequency; then, frame by frame, the reduction in dB. */
  private readonly key = new DecibelBuffer(SLICE_FRAMES);
  private listens = false;
  private listen01 = 0;
  private keyPeak = 0;
  /** Levels up to this one ask for no reduction, while settings rest. */
  private kneeStart = 0;

  constructor(settings: DeEsserSettings) {
    this.set(settings, "snap");
  }

  /** Never allocates. */
  set(settings: DeEsserSettings, mode: SetMode): void {
    this.thresholdDb.set(settings.thresholdDb, mode);
    this.slope.set(compressionSlope(settings.ratio), mode);
    this.rangeDb.set(settings.rangeDb, mode);
    this.attack.set(settings.attackSeconds, mode);
    this.release.set(settings.releaseSeconds, mode);
    this.leftSplit.setFrequencyHz(settings.frequencyHz, mode);
    this.rightSplit.setFrequencyHz(settings.frequencyHz, mode);
    this.listens = settings.listen;
    if (mode === "snap") this.listen01 = settings.listen ? 1 : 0;
    this.settle();
  }

  /** What was taken above the frequency at the last frame, ≥ 0 dB. */
  get gainReductionDb(): number {
    return this.detector.value;
  }

  /** Peak in dBFS above the frequency in the last slice, of both channels; −Infinity for silence. */
  get detectorLevelDb(): number {
    return gainToDecibels(this.keyPeak);
  }

  process(left: Float64Array, right: Float64Array | null, frames: number): void {
    for (let from = 0; from < frames; from += SLICE_FRAMES) {
      this.processSlice(left, right, from, Math.min(SLICE_FRAMES, frames - from));
    }
  }

  reset(): void {
    this.thresholdDb.finish();
    this.slope.finish();
    this.rangeDb.finish();
    this.attack.finish();
    this.release.finish();
    this.leftSplit.reset();
    this.rightSplit.reset();
    this.detector.reset();
    this.listen01 = this.listens ? 1 : 0;
    this.keyPeak = 0;
    this.settle();
  }

  private get isMoving(): boolean {
    return (
      this.thresholdDb.isMoving ||
      this.slope.isMoving ||
      this.rangeDb.isMoving ||
      this.attack.isMoving ||
      this.release.isMoving
    );
  }

  /** Numbers that hold while nothing moves. */
  private settle(): void {
    this.kneeStart = decibelsToGain(this.thresholdDb.start - 0.5 * DE_ESSER_KNEE_DB);
  }

  private processSlice(left: Float64Array, right: Float64Array | null, from: number, frames: number): void {
    const key = this.key.values;
    this.leftSplit.process(left, from, frames);
    if (right !== null) this.rightSplit.process(right, from, frames);
    this.measure(right !== null, frames);
    this.writeRootGains(frames);
    const target = this.listens ? 1 : 0;
    const listenFrom = this.listen01;
    const step = listenFrom < target ? LISTEN_PER_FRAME : listenFrom > target ? -LISTEN_PER_FRAME : 0;
    this.leftSplit.combine(left, from, frames, key, listenFrom, step);
    if (right !== null) this.rightSplit.combine(right, from, frames, key, listenFrom, step);
    this.listen01 = Math.min(1, Math.max(0, listenFrom + step * frames));
  }

  private measure(isStereo: boolean, frames: number): void {
    const key = this.key.values;
    const left = this.leftSplit.high;
    const right = this.rightSplit.high;
    let peak = 0;
    for (let i = 0; i < frames; i++) {
      let level = Math.abs(left[i]!);
      if (isStereo) level = Math.max(level, Math.abs(right[i]!));
      key[i] = level;
      peak = Math.max(peak, level);
    }
    this.keyPeak = peak;
  }

  /** Levels → square roots of the gains, in place. */
  private writeRootGains(frames: number): void {
    const key = this.key.values;
    const moving = this.isMoving;
    if (!moving && this.detector.isAtRest && this.keyPeak <= this.kneeStart) {
      key.fill(1);
      return;
    }
    const stretch = moving ? RAMP_STEP_FRAMES : SLICE_FRAMES;
    for (let at = 0; at < frames; at += stretch) {
      const length = Math.min(stretch, frames - at);
      this.advance(length);
      this.writeReductions(at, length);
      this.detector.process(key, at, length, this.attack, this.release);
    }
    for (let i = 0; i < frames; i++) key[i] = -0.5 * key[i]!;
    this.key.toGains(0, frames);
    if (moving && !this.isMoving) {
      this.advance(0);
      this.settle();
    }
  }

  private advance(frames: number): void {
    this.thresholdDb.advance(frames);
    this.slope.advance(frames);
    this.rangeDb.advance(frames);
    this.attack.advance();
    this.release.advance();
  }

  /** Levels → reductions in dB, in place. */
  private writeReductions(at: number, frames: number): void {
    const key = this.key.values;
    const { start: threshold, perFrame: thresholdStep } = this.thresholdDb;
    const { start: slope, perFrame: slopeStep } = this.slope;
    const { start: range, perFrame: rangeStep } = this.rangeDb;
    this.key.toDecibels(at, frames);
    for (let i = 0; i < frames; i++) {
      const reductionDb = compressionDb(
        key[at + i]!,
        threshold + thresholdStep * (i + 1),
        DE_ESSER_KNEE_DB,
        slope + slopeStep * (i + 1),
      );
      key[at + i] = Math.min(range + rangeStep * (i + 1), reductionDb);
    }
  }
}
