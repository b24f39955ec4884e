import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { DecibelBuffer } from "./decibel-kernels";
import { DecoupledDetector, TimeConstant } from "./decoupled-detector";
import { expansionDb, expansionSlope } from "./dynamics-curve";
import { ExpansionSlopeRamp } from "./expansion-slope";
import { gainToDecibels } from "./math";
import { RAMP_STEP_FRAMES, SettingRamp } from "./setting-ramp";
import { SideChainCut } from "./side-chain-cut";
import { SlidingMinimum } from "./sliding-minimum";
import type { SetMode } from "./smoothing";
import type { Unit } from "./unit";

export interface GateSettings {
  /** −80…0 dBFS: from this level on the gate is open. */
  readonly thresholdDb: number;
  /** 1…100 dB out per dB in below the threshold: 2 is a gentle expander, 100 (1:∞) a gate. */
  readonly ratio: number;
  /** −80…0 dB: never lowered by more. */
  readonly rangeDb: number;
  /** 0.0001–0.2 s until 63 % of the way to open, in dB. */
  readonly attackSeconds: number;
  /** 0.001–2 s: stays open so long after the level has fallen. */
  readonly holdSeconds: number;
  /** 0.005–3 s until 63 % of the way to closed, in dB. */
  readonly releaseSeconds: number;
  /** 0…12 dB: closes only when the level is so far below the threshold. */
  readonly hysteresisDb: number;
  /** 20–4000 Hz, of what the detector hears; 20 is off. */
  readonly sidechainLowCutHz: number;
  /** 200–20000 Hz, of what the detector hears; 20000 is off. */
  readonly sidechainHighCutHz: number;
}

/** Frequencies of the side chain's cuts at which they are off. */
export const GATE_LOW_CUT_OFF_HZ = 20;
export const GATE_HIGH_CUT_OFF_HZ = 20000;

/**
 * The level is the largest |x| of so many frames: half a period of 50 Hz, so that a gate does not close between the
 * peaks of a low note.
 */
export const GATE_WINDOW_FRAMES = 480;

/** What silence counts as. */
const FLOOR_DB = -200;
const FLOOR = 1e-10;

/** Level out in dB of a steady level in dB, come from below: the static curve of the gain computer that the unit runs. */
export function gateCurveDb(
  inputDb: number,
  settings: Pick<GateSettings, "thresholdDb" | "ratio" | "rangeDb">,
): number {
  const { thresholdDb, ratio, rangeDb } = settings;
  return inputDb - expansionDb(inputDb, thresholdDb, expansionSlope(ratio), rangeDb);
}

/**
 * Downward expander and gate, both channels alike. Against chatter: the level is a 10 ms maximum, it closes below the
 * threshold minus the hysteresis, and only after the hold. Its gain in dB goes through a smooth decoupled detector
 * (Giannoulis, Massberg & Reiss, JAES 60(6) 2012): opening is its attack, closing its release. It starts closed.
 */
export class Gate implements Unit {
  readonly latencyFrames = 0;
  private readonly thresholdDb = new SettingRamp(0);
  private readonly slope = new ExpansionSlopeRamp();
  private readonly rangeDb = new SettingRamp(0);
  private readonly hysteresisDb = new SettingRamp(0);
  private readonly attack = new TimeConstant(0.001);
  private readonly release = new TimeConstant(0.1);
  private holdFrames = 0;
  private readonly lowCut = new SideChainCut("low-cut", GATE_LOW_CUT_OFF_HZ);
  private readonly highCut = new SideChainCut("high-cut", GATE_HIGH_CUT_OFF_HZ);
  private readonly negativePeak = new SlidingMinimum(GATE_WINDOW_FRAMES);
  private readonly detector = new DecoupledDetector();
  /** What the detector hears; then, frame by frame, the gain. */
  private readonly key = new DecibelBuffer(SLICE_FRAMES);
  private readonly rightKey = new Float64Array(SLICE_FRAMES);
  private level = 0;
  private levelDb = FLOOR_DB;
  private open = false;
  private holdLeft = 0;

  constructor(settings: GateSettings) {
    this.set(settings, "snap");
    this.reset();
  }

  /** Never allocates. */
  set(settings: GateSettings, mode: SetMode): void {
    this.thresholdDb.set(settings.thresholdDb, mode);
    this.slope.set(settings.ratio, mode);
    this.rangeDb.set(settings.rangeDb, mode);
    this.hysteresisDb.set(settings.hysteresisDb, mode);
    this.attack.set(settings.attackSeconds, mode);
    this.release.set(settings.releaseSeconds, mode);
    this.holdFrames = Math.round(settings.holdSeconds * SAMPLE_RATE_HZ);
    this.holdLeft = Math.min(this.holdLeft, this.holdFrames);
    this.lowCut.set(settings.sidechainLowCutHz, mode);
    this.highCut.set(settings.sidechainHighCutHz, mode);
  }

  /** What the last frame was lowered by, ≥ 0 dB. */
  get gainReductionDb(): number {
    return Math.max(0, -this.detector.value);
  }

  /** Largest level in dBFS that the detector heard in the last 10 ms; −200 for silence. */
  get detectorLevelDb(): number {
    return this.levelDb;
  }

  /** Whether the gate was open, or held open, at the last frame. */
  get isOpen(): boolean {
    return this.open;
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
    this.hysteresisDb.finish();
    this.attack.finish();
    this.release.finish();
    this.lowCut.reset();
    this.highCut.reset();
    this.negativePeak.reset();
    this.level = 0;
    this.levelDb = FLOOR_DB;
    this.open = false;
    this.holdLeft = 0;
    this.detector.reset(-expansionDb(FLOOR_DB, this.thresholdDb.start, this.slope.start, this.rangeDb.start));
  }

  private get isMoving(): boolean {
    return (
      this.thresholdDb.isMoving ||
      this.slope.isMoving ||
      this.rangeDb.isMoving ||
      this.hysteresisDb.isMoving ||
      this.attack.isMoving ||
      this.release.isMoving
    );
  }

  private processSlice(left: Float64Array, right: Float64Array | null, from: number, frames: number): void {
    const key = this.key.values;
    this.listen(left, right, from, frames);
    const stretch = this.isMoving ? RAMP_STEP_FRAMES : SLICE_FRAMES;
    for (let at = 0; at < frames; at += stretch) {
      const length = Math.min(stretch, frames - at);
      this.advance(length);
      this.writeTargets(at, length);
      this.detector.process(key, at, length, this.attack, this.release);
    }
    this.key.toGains(0, frames);
    for (let i = 0; i < frames; i++) left[from + i] = left[from + i]! * key[i]!;
    if (right !== null) for (let i = 0; i < frames; i++) right[from + i] = right[from + i]! * key[i]!;
  }

  /** Fills the key with the larger absolute value of both channels, filtered. */
  private listen(left: Float64Array, right: Float64Array | null, from: number, frames: number): void {
    const { rightKey } = this;
    const key = this.key.values;
    for (let i = 0; i < frames; i++) key[i] = left[from + i]!;
    if (right !== null) for (let i = 0; i < frames; i++) rightKey[i] = right[from + i]!;
    const filteredRight = right === null ? null : rightKey;
    this.lowCut.process(key, filteredRight, frames);
    this.highCut.process(key, filteredRight, frames);
    for (let i = 0; i < frames; i++) {
      const level = Math.abs(key[i]!);
      key[i] = right === null ? level : Math.max(level, Math.abs(rightKey[i]!));
    }
  }

  private advance(frames: number): void {
    this.thresholdDb.advance(frames);
    this.slope.advance(frames);
    this.rangeDb.advance(frames);
    this.hysteresisDb.advance(frames);
    this.attack.advance();
    this.release.advance();
  }

  /** Levels → wanted gains in dB, in place. */
  private writeTargets(at: number, frames: number): void {
    const key = this.key.values;
    const { start: threshold, perFrame: thresholdStep } = this.thresholdDb;
    const { start: slope, perFrame: slopeStep } = this.slope;
    const { start: range, perFrame: rangeStep } = this.rangeDb;
    const { start: hysteresis, perFrame: hysteresisStep } = this.hysteresisDb;
    for (let i = 0; i < frames; i++) {
      this.measure(key[at + i]!);
      const thresholdDb = threshold + thresholdStep * (i + 1);
      this.decide(thresholdDb, hysteresis + hysteresisStep * (i + 1));
      key[at + i] = this.open
        ? 0
        : -expansionDb(this.levelDb, thresholdDb, slope + slopeStep * (i + 1), range + rangeStep * (i + 1));
    }
  }

  private measure(absolute: number): void {
    const level = -this.negativePeak.next(-absolute);
    if (level === this.level) return;
    this.level = level;
    this.levelDb = level <= FLOOR ? FLOOR_DB : gainToDecibels(level);
  }

  private decide(thresholdDb: number, hysteresisDb: number): void {
    const stays = this.open && this.levelDb >= thresholdDb - hysteresisDb;
    if (stays || this.levelDb >= thresholdDb) {
      this.open = true;
      this.holdLeft = this.holdFrames;
    } else if (this.open) {
      this.holdLeft -= 1;
      this.open = this.holdLeft >= 0;
    }
  }
}
