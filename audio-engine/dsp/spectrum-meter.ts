import { SAMPLE_RATE_HZ } from "./constants";
import { powerToDecibels } from "./math";
import { SPECTRUM_FRAMES, SpectrumAnalyser, tiltLevels } from "./spectrum";

export interface LevelHoldOptions {
  /** 0–60 s; 2 when not given. Infinity holds for good. */
  readonly holdSeconds?: number;
  /** 0–1000 dB/s; 12 when not given. */
  readonly fallDbPerSecond?: number;
}

/** Highest of many levels in dB: each stays for the hold time, then falls by a constant number of dB per second. */
export class LevelHold {
  /** −Infinity while nothing came. */
  readonly heldDb: Float64Array;
  private readonly heldSeconds: Float64Array;
  private readonly holdSeconds: number;
  private readonly fallDbPerSecond: number;

  constructor(count: number, { holdSeconds = 2, fallDbPerSecond = 12 }: LevelHoldOptions = {}) {
    this.heldDb = new Float64Array(count).fill(-Infinity);
    this.heldSeconds = new Float64Array(count);
    this.holdSeconds = holdSeconds;
    this.fallDbPerSecond = fallDbPerSecond;
  }

  /** Takes the levels of a moment, so many seconds after the former. Never allocates. */
  push(levelsDb: ArrayLike<number>, elapsedSeconds: number): void {
    const { heldDb, heldSeconds, holdSeconds, fallDbPerSecond } = this;
    for (let i = 0; i < heldDb.length; i++) {
      const seconds = heldSeconds[i]! + elapsedSeconds;
      const falling = Math.min(elapsedSeconds, Math.max(0, seconds - holdSeconds));
      const held = heldDb[i]! - falling * fallDbPerSecond;
      const level = levelsDb[i]!;
      heldDb[i] = Math.max(held, level);
      heldSeconds[i] = level >= held ? 0 : seconds;
    }
  }

  reset(): void {
    this.heldDb.fill(-Infinity);
    this.heldSeconds.fill(0);
  }
}

export interface SpectrumMeterOptions extends LevelHoldOptions {
  /** −12…12 dB; 0 when not given. 4.5 shows a well-balanced mix about level, 3.01 pink noise. */
  readonly tiltDbPerOctave?: number;
  /** Least level shown, in dB; −120 when not given. */
  readonly floorDb?: number;
}

/**
 * Spectrum of the mean power of two channels with its peaks held, both tilted around 1 kHz. A sine of peak 1 in a bin's
 * middle on both channels is 0 dB at 1 kHz. What is held is held without the tilt, which may change at any time.
 */
export class SpectrumMeter {
  /** From 0 Hz to Nyquist. */
  readonly bins: number;
  /** Of the last block. */
  readonly levelsDb: Float64Array;
  readonly heldDb: Float64Array;
  private readonly analyser: SpectrumAnalyser;
  private readonly hold: LevelHold;
  private readonly floorDb: number;
  private readonly leftPower: Float64Array;
  private readonly rightPower: Float64Array;
  private readonly plainDb: Float64Array;
  private readonly tiltDb: Float64Array;

  constructor({ tiltDbPerOctave = 0, floorDb = -120, ...hold }: SpectrumMeterOptions = {}) {
    this.analyser = new SpectrumAnalyser(SPECTRUM_FRAMES);
    this.bins = this.analyser.bins;
    this.hold = new LevelHold(this.bins, hold);
    this.floorDb = floorDb;
    this.levelsDb = new Float64Array(this.bins).fill(floorDb);
    this.heldDb = new Float64Array(this.bins).fill(floorDb);
    this.leftPower = new Float64Array(this.bins);
    this.rightPower = new Float64Array(this.bins);
    this.plainDb = new Float64Array(this.bins).fill(-Infinity);
    this.tiltDb = new Float64Array(this.bins);
    this.setTilt(tiltDbPerOctave);
  }

  /** Redraws the last block with another tilt. 0 Hz has none. Never allocates. */
  setTilt(dbPerOctave: number): void {
    this.tiltDb.fill(0);
    tiltLevels(this.tiltDb, SPECTRUM_FRAMES, dbPerOctave);
    this.show();
  }

  /** Takes a block of 4096 samples of each channel, so many frames after the former. Never allocates. */
  push(left: ArrayLike<number>, right: ArrayLike<number>, elapsedFrames: number): void {
    this.analyser.powerOf(left, 0, this.leftPower);
    this.analyser.powerOf(right, 0, this.rightPower);
    for (let k = 0; k < this.bins; k++) {
      this.plainDb[k] = powerToDecibels(0.5 * (this.leftPower[k]! + this.rightPower[k]!));
    }
    this.hold.push(this.plainDb, elapsedFrames / SAMPLE_RATE_HZ);
    this.show();
  }

  reset(): void {
    this.hold.reset();
    this.plainDb.fill(-Infinity);
    this.show();
  }

  private show(): void {
    for (let k = 0; k < this.bins; k++) {
      this.levelsDb[k] = Math.max(this.floorDb, this.plainDb[k]! + this.tiltDb[k]!);
      this.heldDb[k] = Math.max(this.floorDb, this.hold.heldDb[k]! + this.tiltDb[k]!);
    }
  }
}
