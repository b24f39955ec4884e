import { SLICE_FRAMES } from "./constants";
import { DecibelBuffer } from "./decibel-kernels";
import { DecoupledDetector, TimeConstant } from "./decoupled-detector";
import { compressionDb, compressionSlope, writeCompressionDb } from "./dynamics-curve";
import { decibelsToGain, gainToDecibels } from "./math";
import { RAMP_STEP_FRAMES, SettingRamp } from "./setting-ramp";
import { SideChainCut } from "./side-chain-cut";
import type { SetMode } from "./smoothing";
import type { Unit } from "./unit";

export interface CompressorSettings {
  /** −60…0 dBFS, of the instantaneous level |x|. */
  readonly thresholdDb: number;
  /** 1…100 dB in per dB out above the threshold; 100 stands for ∞:1. */
  readonly ratio: number;
  /** 0…24 dB, full width of the soft knee around the threshold; 0 is a corner. */
  readonly kneeDb: number;
  /** 0.0001–0.2 s until 63 % of a reduction are reached. */
  readonly attackSeconds: number;
  /** 0.01–3 s until 63 % of a reduction are given back, the attack's lag not counted. */
  readonly releaseSeconds: number;
  /** −12…+24 dB, of the compressed sound only. */
  readonly makeupDb: number;
  /** 0…1, share of the compressed sound beside the dry one; 0 is the input to the bit. */
  readonly mix01: number;
  /** 20–500 Hz, of what the detector hears; 20 is off. */
  readonly sidechainLowCutHz: number;
  /** 0…1: each channel lowered by its own need … both by the larger of the two. Between, by that share of the way in dB. */
  readonly linkAmount01: number;
}

/** Frequency of the side chain's low cut at which it is off. */
export const SIDECHAIN_LOW_CUT_OFF_HZ = 20;

/** A level this much below the knee needs no logarithm to be known to lie there. */
const SURELY_BELOW = 1 - 1e-9;

/**
 * Level out in dB of a steady level in dB: the static curve, with make-up and parallel mix, of the same gain computer
 * that the unit runs.
 */
export function compressorCurveDb(
  inputDb: number,
  settings: Pick<CompressorSettings, "thresholdDb" | "ratio" | "kneeDb" | "makeupDb" | "mix01">,
): number {
  const { thresholdDb, ratio, kneeDb, makeupDb, mix01 } = settings;
  const wetDb = makeupDb - compressionDb(inputDb, thresholdDb, kneeDb, compressionSlope(ratio));
  return inputDb + (mix01 === 1 ? wetDb : gainToDecibels(1 + mix01 * (decibelsToGain(wetDb) - 1)));
}

/**
 * Feed-forward compressor in the log domain with a smooth decoupled peak detector (Giannoulis, Massberg & Reiss, JAES
 * 60(6) 2012). While nothing is lowered, and make-up is 0 dB, the output is the input to the bit.
 */
export class Compressor implements Unit {
  readonly latencyFrames = 0;
  private readonly thresholdDb = new SettingRamp(0);
  private readonly slope = new SettingRamp(0);
  private readonly kneeDb = new SettingRamp(0);
  private readonly makeupDb = new SettingRamp(0);
  private readonly mix01 = new SettingRamp(1);
  private readonly link01 = new SettingRamp(1);
  private readonly attack = new TimeConstant(0.01);
  private readonly release = new TimeConstant(0.1);
  private readonly lowCut = new SideChainCut("low-cut", SIDECHAIN_LOW_CUT_OFF_HZ);
  private readonly leftDetector = new DecoupledDetector();
  private readonly rightDetector = new DecoupledDetector();
  /** What the detector hears; then, frame by frame, the reduction in dB. */
  private readonly leftKey = new DecibelBuffer(SLICE_FRAMES);
  private readonly rightKey = new DecibelBuffer(SLICE_FRAMES);
  private keyPeak = 0;
  /** Levels up to this one ask for no reduction, while settings rest. */
  private kneeStart = 0;
  /** Some setting is on its way. */
  private moving = false;

  constructor(settings: CompressorSettings) {
    this.set(settings, "snap");
  }

  /** Never allocates. */
  set(settings: CompressorSettings, mode: SetMode): void {
    this.thresholdDb.set(settings.thresholdDb, mode);
    this.slope.set(compressionSlope(settings.ratio), mode);
    this.kneeDb.set(settings.kneeDb, mode);
    this.makeupDb.set(settings.makeupDb, mode);
    this.mix01.set(settings.mix01, mode);
    this.link01.set(settings.linkAmount01, mode);
    this.attack.set(settings.attackSeconds, mode);
    this.release.set(settings.releaseSeconds, mode);
    this.lowCut.set(settings.sidechainLowCutHz, mode);
    this.settle();
  }

  /** What the last frame was lowered by before make-up and mix, ≥ 0 dB; of two channels the more lowered one. */
  get gainReductionDb(): number {
    return Math.max(this.leftDetector.value, this.rightDetector.value);
  }

  /** Peak in dBFS of what the detector heard in the last slice, of both channels; −Infinity for silence. */
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
    this.kneeDb.finish();
    this.makeupDb.finish();
    this.mix01.finish();
    this.link01.finish();
    this.attack.finish();
    this.release.finish();
    this.lowCut.reset();
    this.leftDetector.reset();
    this.rightDetector.reset();
    this.keyPeak = 0;
    this.settle();
  }

  private anyMoves(): boolean {
    return (
      this.thresholdDb.isMoving ||
      this.slope.isMoving ||
      this.kneeDb.isMoving ||
      this.makeupDb.isMoving ||
      this.mix01.isMoving ||
      this.link01.isMoving ||
      this.attack.isMoving ||
      this.release.isMoving
    );
  }

  /** What holds while nothing moves. */
  private settle(): void {
    this.moving = this.anyMoves();
    this.kneeStart = decibelsToGain(this.thresholdDb.start - 0.5 * this.kneeDb.start);
  }

  private processSlice(left: Float64Array, right: Float64Array | null, from: number, frames: number): void {
    const { moving } = this;
    const linked =
      right !== null && !moving && this.link01.start === 1 && this.leftDetector.isCloseTo(this.rightDetector);
    this.listen(left, right, from, frames, linked);
    const resting = this.leftDetector.isAtRest && this.rightDetector.isAtRest;
    if (!moving && resting && this.keyPeak <= this.kneeStart) {
      this.applyRestGain(left, right, from, frames);
      return;
    }
    const stretch = moving ? RAMP_STEP_FRAMES : SLICE_FRAMES;
    for (let at = 0; at < frames; at += stretch) {
      this.processStretch(left, right, from, at, Math.min(stretch, frames - at), linked, moving);
    }
    if (!moving || this.anyMoves()) return;
    this.advance(0);
    this.settle();
  }

  /** Fills the keys with what the detectors measure: absolute values, filtered; when linked, the larger in the left key. */
  private listen(
    left: Float64Array,
    right: Float64Array | null,
    from: number,
    frames: number,
    linked: boolean,
  ): void {
    const leftKey = this.leftKey.values;
    const rightKey = this.rightKey.values;
    if (this.lowCut.isActive) {
      for (let i = 0; i < frames; i++) leftKey[i] = left[from + i]!;
      if (right !== null) for (let i = 0; i < frames; i++) rightKey[i] = right[from + i]!;
      this.lowCut.process(leftKey, right === null ? null : rightKey, frames);
      this.keyPeak = rectify(leftKey, 0, leftKey, frames);
      if (right !== null) this.keyPeak = larger(this.keyPeak, rectify(rightKey, 0, rightKey, frames));
    } else {
      this.keyPeak = rectify(left, from, leftKey, frames);
      if (right !== null) this.keyPeak = larger(this.keyPeak, rectify(right, from, rightKey, frames));
    }
    if (linked) for (let i = 0; i < frames; i++) leftKey[i] = larger(leftKey[i]!, rightKey[i]!);
  }

  private processStretch(
    left: Float64Array,
    right: Float64Array | null,
    from: number,
    at: number,
    frames: number,
    linked: boolean,
    moving: boolean,
  ): void {
    const { leftKey, rightKey } = this;
    if (moving) this.advance(frames);
    this.writeReductions(leftKey, at, frames, moving);
    const separate = right !== null && !linked;
    if (separate) {
      this.writeReductions(rightKey, at, frames, moving);
      this.linkReductions(leftKey.values, rightKey.values, at, frames);
    }
    const { attack, release } = this;
    this.leftDetector.process(leftKey.values, at, frames, attack, release);
    if (separate) this.rightDetector.process(rightKey.values, at, frames, attack, release);
    else this.rightDetector.copyFrom(this.leftDetector);
    if (!moving && !separate) {
      leftKey.reduce(left, right, from, at, frames, this.makeupDb.start, this.mix01.start);
      return;
    }
    this.writeGains(leftKey, at, frames);
    multiply(left, from, leftKey.values, at, frames);
    if (right === null) return;
    if (separate) this.writeGains(rightKey, at, frames);
    multiply(right, from, separate ? rightKey.values : leftKey.values, at, frames);
  }

  private advance(frames: number): void {
    this.thresholdDb.advance(frames);
    this.slope.advance(frames);
    this.kneeDb.advance(frames);
    this.makeupDb.advance(frames);
    this.mix01.advance(frames);
    this.link01.advance(frames);
    this.attack.advance();
    this.release.advance();
  }

  /** Gain computer: levels → reductions in dB, in place. */
  private writeReductions(key: DecibelBuffer, at: number, frames: number, moving: boolean): void {
    const { start: threshold, perFrame: thresholdStep } = this.thresholdDb;
    const { start: slope, perFrame: slopeStep } = this.slope;
    const { start: knee, perFrame: kneeStep } = this.kneeDb;
    const { values } = key;
    if (!moving && this.keyPeak < this.kneeStart * SURELY_BELOW) {
      values.fill(0, at, at + frames);
      return;
    }
    key.toDecibels(at, frames);
    if (!moving) {
      writeCompressionDb(values, at, frames, threshold, knee, slope);
      return;
    }
    for (let i = 0; i < frames; i++) {
      values[at + i] = compressionDb(
        values[at + i]!,
        threshold + thresholdStep * (i + 1),
        knee + kneeStep * (i + 1),
        slope + slopeStep * (i + 1),
      );
    }
  }

  private linkReductions(left: Float64Array, right: Float64Array, at: number, frames: number): void {
    const { start: link, perFrame: linkStep } = this.link01;
    for (let i = 0; i < frames; i++) {
      const own = left[at + i]!;
      const other = right[at + i]!;
      const shared = larger(own, other);
      const share = link + linkStep * (i + 1);
      left[at + i] = own + share * (shared - own);
      right[at + i] = other + share * (shared - other);
    }
  }

  /** Reductions in dB → factors, in place. */
  private writeGains(key: DecibelBuffer, at: number, frames: number): void {
    const { start: makeup, perFrame: makeupStep } = this.makeupDb;
    const { start: mix, perFrame: mixStep } = this.mix01;
    const { values } = key;
    for (let i = 0; i < frames; i++) values[at + i] = makeup + makeupStep * (i + 1) - values[at + i]!;
    key.toGains(at, frames);
    for (let i = 0; i < frames; i++) values[at + i] = 1 + (mix + mixStep * (i + 1)) * (values[at + i]! - 1);
  }

  /** As `writeGains` for no reduction, to the bit. */
  private restGain(): number {
    const { values } = this.leftKey;
    values[0] = 0;
    this.writeGains(this.leftKey, 0, 1);
    return values[0]!;
  }

  private applyRestGain(left: Float64Array, right: Float64Array | null, from: number, frames: number): void {
    const gain = this.restGain();
    if (gain === 1) return;
    for (let i = from; i < from + frames; i++) left[i] = left[i]! * gain;
    if (right !== null) for (let i = from; i < from + frames; i++) right[i] = right[i]! * gain;
  }
}

function multiply(
  samples: Float64Array,
  from: number,
  gains: Float64Array,
  at: number,
  frames: number,
): void {
  for (let i = at; i < at + frames; i++) samples[from + i] = samples[from + i]! * gains[i]!;
}

/** Absolute values into `key` from its start on. Returns the largest. */
function rectify(samples: Float64Array, from: number, key: Float64Array, frames: number): number {
  let peak = 0;
  for (let i = 0; i < frames; i++) {
    const level = Math.abs(samples[from + i]!);
    key[i] = level;
    if (level > peak) peak = level;
  }
  return peak;
}

/** Math.max without its care for −0 and NaN, which costs several times as much. */
function larger(a: number, b: number): number {
  return a > b ? a : b;
}
