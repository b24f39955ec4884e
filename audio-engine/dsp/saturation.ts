import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { flushDenormal } from "./flush";
import { decibelsToGain, tan } from "./math";
import { OVERSAMPLER_LATENCY_FRAMES, Oversampler } from "./oversampler";
import { SATURATION_CURVES, type SaturationCurve, type SaturationKind } from "./saturation-curves";
import { RAMP_STEP_FRAMES, SettingRamp } from "./setting-ramp";
import type { SetMode } from "./smoothing";
import type { Unit } from "./unit";

export interface SaturationSettings {
  /** Cannot change while the unit lives. Tape-like and tube-like are stylised. */
  readonly kind: SaturationKind;
  /** 0–36 dB in front of the bend, which begins at full scale. */
  readonly driveDb: number;
  /** −24…+12 dB behind it. */
  readonly outputDb: number;
  /** 0…1, share of what is bent; 0 is the delayed input to the bit. */
  readonly mix01: number;
}

export const SATURATION_LATENCY_FRAMES = OVERSAMPLER_LATENCY_FRAMES;

const RING_FRAMES = 256;
const RING_MASK = RING_FRAMES - 1;

/**
 * A bent transfer at sixteen times the rate, with the mean of the curve between two samples in place of its value
 * (antiderivative anti-aliasing: Parker, Zavalishin & Le Bivic, DAFx-16), so that its harmonics do not fold down.
 */
export class Saturation implements Unit {
  readonly latencyFrames = SATURATION_LATENCY_FRAMES;
  private readonly driveDb = new SettingRamp(0);
  private readonly outputDb = new SettingRamp(0);
  private readonly mix01 = new SettingRamp(1);
  private readonly left: SaturationChannel;
  private readonly right: SaturationChannel;
  private drive = 1;
  private output = 1;
  private readonly driveGains = new Float64Array(SLICE_FRAMES);
  private readonly outputGains = new Float64Array(SLICE_FRAMES);
  private readonly shares = new Float64Array(SLICE_FRAMES);

  constructor(settings: SaturationSettings) {
    this.left = new SaturationChannel(settings.kind);
    this.right = new SaturationChannel(settings.kind);
    this.set(settings, "snap");
  }

  /** Never allocates. */
  set(settings: SaturationSettings, mode: SetMode): void {
    this.driveDb.set(settings.driveDb, mode);
    this.outputDb.set(settings.outputDb, mode);
    this.mix01.set(settings.mix01, mode);
    if (mode === "snap") this.settle();
  }

  process(left: Float64Array, right: Float64Array | null, frames: number): void {
    for (let from = 0; from < frames; from += SLICE_FRAMES) {
      this.writeGains();
      this.left.process(left, from, this.driveGains, this.outputGains, this.shares);
      if (right !== null) this.right.process(right, from, this.driveGains, this.outputGains, this.shares);
    }
  }

  reset(): void {
    this.driveDb.finish();
    this.outputDb.finish();
    this.mix01.finish();
    this.settle();
    this.left.reset();
    this.right.reset();
  }

  private settle(): void {
    this.drive = decibelsToGain(this.driveDb.start);
    this.output = decibelsToGain(this.outputDb.start);
  }

  /** Gains of each frame of a slice, in straight lines of eight frames. */
  private writeGains(): void {
    for (let at = 0; at < SLICE_FRAMES; at += RAMP_STEP_FRAMES) {
      const { drive, output } = this;
      this.driveDb.advance(RAMP_STEP_FRAMES);
      this.outputDb.advance(RAMP_STEP_FRAMES);
      this.mix01.advance(RAMP_STEP_FRAMES);
      this.drive = gainAtEnd(this.driveDb, drive);
      this.output = gainAtEnd(this.outputDb, output);
      for (let i = 0; i < RAMP_STEP_FRAMES; i++) {
        const way = (i + 1) / RAMP_STEP_FRAMES;
        this.driveGains[at + i] = drive + way * (this.drive - drive);
        this.outputGains[at + i] = output + way * (this.output - output);
        this.shares[at + i] = this.mix01.start + this.mix01.perFrame * (i + 1);
      }
    }
  }
}

function gainAtEnd({ start, perFrame }: SettingRamp, before: number): number {
  return perFrame === 0 ? before : decibelsToGain(start + perFrame * RAMP_STEP_FRAMES);
}

/** Below this distance between two samples the mean of the curve is its value in the middle. */
const CLOSE = 1e-6;

class SaturationChannel {
  private readonly curve: SaturationCurve;
  private readonly emphasis: Emphasis | null;
  private readonly blocker: DcBlocker | null;
  private readonly oversampler = new Oversampler();
  private readonly dry = new Float64Array(RING_FRAMES);
  private readonly wet = new Float64Array(SLICE_FRAMES);
  private at = 0;
  private before = 0;
  private areaBefore = 0;
  /** Samples at the higher rate that the correction looks back on. */
  private lastMean = 0;
  private meanBeforeLast = 0;

  constructor(kind: SaturationKind) {
    this.curve = SATURATION_CURVES[kind];
    this.emphasis = kind === "tape" ? new Emphasis() : null;
    this.blocker = kind === "tube" ? new DcBlocker() : null;
  }

  process(
    samples: Float64Array,
    from: number,
    drives: Float64Array,
    outputs: Float64Array,
    shares: Float64Array,
  ): void {
    const { wet, dry, at } = this;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      dry[(at + i) & RING_MASK] = samples[from + i]!;
      wet[i] = samples[from + i]! * drives[i]!;
    }
    this.emphasis?.raise(wet);
    this.oversampler.up(wet);
    this.bend(this.oversampler.high);
    this.oversampler.down(wet);
    this.emphasis?.lower(wet);
    this.blocker?.process(wet);
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const input = dry[(at + i - SATURATION_LATENCY_FRAMES) & RING_MASK]!;
      samples[from + i] = input + shares[i]! * (wet[i]! * outputs[i]! - input);
    }
    this.at = (at + SLICE_FRAMES) & RING_MASK;
  }

  reset(): void {
    this.emphasis?.reset();
    this.blocker?.reset();
    this.oversampler.reset();
    this.dry.fill(0);
    this.before = 0;
    this.areaBefore = 0;
    this.lastMean = 0;
    this.meanBeforeLast = 0;
  }

  /** In place; two samples' mean takes half a sample and some treble, which −⅛, 1¼, −⅛ gives back, a sample later. */
  private bend(high: Float64Array): void {
    const { curve } = this;
    let { before, areaBefore, lastMean, meanBeforeLast } = this;
    for (let i = 0; i < high.length; i++) {
      const x = high[i]!;
      const area = curve.integral(x);
      const step = x - before;
      const mean = step > CLOSE || step < -CLOSE ? (area - areaBefore) / step : curve.at(0.5 * (x + before));
      high[i] = 1.25 * lastMean - 0.125 * (mean + meanBeforeLast);
      before = x;
      areaBefore = area;
      meanBeforeLast = lastMean;
      lastMean = mean;
    }
    this.before = before;
    this.areaBefore = areaBefore;
    this.lastMean = lastMean;
    this.meanBeforeLast = meanBeforeLast;
  }
}

/** Treble shelf of first order in front of tape, and its exact inverse behind: +9 dB above about 3 kHz. */
class Emphasis {
  private raisedIn = 0;
  private raisedOut = 0;
  private loweredIn = 0;
  private loweredOut = 0;

  raise(samples: Float64Array): void {
    let { raisedIn: x1, raisedOut: y1 } = this;
    for (let i = 0; i < samples.length; i++) {
      const x = samples[i]!;
      y1 = SHELF_B0 * x + SHELF_B1 * x1 - SHELF_A1 * y1;
      x1 = x;
      samples[i] = y1;
    }
    this.raisedIn = flushDenormal(x1);
    this.raisedOut = flushDenormal(y1);
  }

  lower(samples: Float64Array): void {
    let { loweredIn: x1, loweredOut: y1 } = this;
    for (let i = 0; i < samples.length; i++) {
      const x = samples[i]!;
      y1 = (x + SHELF_A1 * x1 - SHELF_B1 * y1) / SHELF_B0;
      x1 = x;
      samples[i] = y1;
    }
    this.loweredIn = flushDenormal(x1);
    this.loweredOut = flushDenormal(y1);
  }

  reset(): void {
    this.raisedIn = 0;
    this.raisedOut = 0;
    this.loweredIn = 0;
    this.loweredOut = 0;
  }
}

/** (s·√A + ω)/(s/√A + ω) by the bilinear transform: 1 at 0 Hz, A far above. */
const SHELF_GAIN = decibelsToGain(9);
const SHELF_TAN = tan((Math.PI * 3000) / SAMPLE_RATE_HZ);
const SHELF_ROOT = Math.sqrt(SHELF_GAIN);
const SHELF_A0 = 1 / SHELF_ROOT + SHELF_TAN;
const SHELF_B0 = (SHELF_ROOT + SHELF_TAN) / SHELF_A0;
const SHELF_B1 = (SHELF_TAN - SHELF_ROOT) / SHELF_A0;
const SHELF_A1 = (SHELF_TAN - 1 / SHELF_ROOT) / SHELF_A0;

/** First-order high-pass at 5 Hz: an uneven curve shifts the middle of the wave. */
class DcBlocker {
  private x1 = 0;
  private y1 = 0;

  process(samples: Float64Array): void {
    let { x1, y1 } = this;
    for (let i = 0; i < samples.length; i++) {
      const x = samples[i]!;
      y1 = BLOCKER_GAIN * (x - x1) + BLOCKER_POLE * y1;
      x1 = x;
      samples[i] = y1;
    }
    this.x1 = flushDenormal(x1);
    this.y1 = flushDenormal(y1);
  }

  reset(): void {
    this.x1 = 0;
    this.y1 = 0;
  }
}

const BLOCKER_TAN = tan((Math.PI * 5) / SAMPLE_RATE_HZ);
const BLOCKER_GAIN = 1 / (1 + BLOCKER_TAN);
const BLOCKER_POLE = (1 - BLOCKER_TAN) / (1 + BLOCKER_TAN);
