import { SAMPLE_RATE_HZ } from "./constants";
import { KWeightedEnergy } from "./k-weighting";
import { LoudnessHistogram, powerToLufs } from "./loudness-histogram";
import { loudnessRangeLu } from "./loudness-range";

/** Steps per second in which loudness is brought up to date. */
const STEPS_PER_SECOND = 100;
const MOMENTARY_STEPS = 40;
const SHORT_TERM_STEPS = 300;
/** Gating blocks of 400 ms overlap by three quarters; short-term values for the range come as often. */
const STEPS_PER_BLOCK = 10;
const INTEGRATED_GATE_LU = -10;

const SURROUND = 1.41;

/** Weights of ITU-R BS.1770-5 for channels in the order of WAV files: L R C Ls Rs, or L R C LFE Ls Rs; otherwise 1 each. */
export function channelWeights(channels: number): readonly number[] {
  if (channels === 5) return [1, 1, 1, SURROUND, SURROUND];
  if (channels === 6) return [1, 1, 1, 0, SURROUND, SURROUND];
  return Array.from({ length: channels }, () => 1);
}

export interface LoudnessMeterOptions {
  /** 48000 when not given. */
  readonly sampleRateHz?: number;
  /** 2 when not given. */
  readonly channels?: number;
}

/**
 * Loudness by ITU-R BS.1770-5 and EBU Tech 3341/3342, brought up to date every 10 ms, in memory that does not grow. All
 * values are −Infinity while nothing was heard. What came before the first frame counts as silence.
 */
export class LoudnessMeter {
  /** Loudness of the last 400 ms, in LUFS. */
  momentaryLufs = Number.NEGATIVE_INFINITY;
  /** Loudness of the last 3 s, in LUFS. */
  shortTermLufs = Number.NEGATIVE_INFINITY;
  /** Loudest whole 400 ms so far. */
  maxMomentaryLufs = Number.NEGATIVE_INFINITY;
  /** Loudest whole 3 s so far. */
  maxShortTermLufs = Number.NEGATIVE_INFINITY;
  private readonly sampleRateHz: number;
  private readonly weights: readonly number[];
  private readonly energies: readonly KWeightedEnergy[];
  private readonly stepSums = new Float64Array(SHORT_TERM_STEPS);
  private readonly stepFrames = new Float64Array(SHORT_TERM_STEPS);
  private readonly blocks = new LoudnessHistogram();
  private readonly shortTerms = new LoudnessHistogram();
  private steps = 0;
  private frame = 0;
  private stepStart = 0;
  private stepEnd: number;

  constructor({ sampleRateHz = SAMPLE_RATE_HZ, channels = 2 }: LoudnessMeterOptions = {}) {
    this.sampleRateHz = sampleRateHz;
    this.weights = channelWeights(channels);
    this.energies = this.weights.map(() => new KWeightedEnergy(sampleRateHz));
    this.stepEnd = this.endOfStep(0);
  }

  /** Gated loudness of everything since the last reset, in LUFS. */
  get integratedLufs(): number {
    return powerToLufs(this.blocks.gatedMeanPower(INTEGRATED_GATE_LU));
  }

  /** Loudness range of everything since the last reset, in LU; NaN while there is no whole 3 s above −70 LUFS. */
  get loudnessRangeLu(): number {
    return loudnessRangeLu(this.shortTerms);
  }

  /** Takes the first `frames` frames of each channel. Never allocates. */
  process(channels: readonly Float64Array[], frames: number): void {
    let from = 0;
    while (from < frames) {
      const count = Math.min(frames - from, this.stepEnd - this.frame);
      this.weigh(channels, from, from + count);
      from += count;
      this.frame += count;
      if (this.frame === this.stepEnd) this.finishStep();
    }
  }

  reset(): void {
    for (const energy of this.energies) energy.reset();
    this.stepSums.fill(0);
    this.stepFrames.fill(0);
    this.blocks.reset();
    this.shortTerms.reset();
    this.momentaryLufs = Number.NEGATIVE_INFINITY;
    this.shortTermLufs = Number.NEGATIVE_INFINITY;
    this.maxMomentaryLufs = Number.NEGATIVE_INFINITY;
    this.maxShortTermLufs = Number.NEGATIVE_INFINITY;
    this.steps = 0;
    this.frame = 0;
    this.stepStart = 0;
    this.stepEnd = this.endOfStep(0);
  }

  private weigh(channels: readonly Float64Array[], from: number, to: number): void {
    const { energies } = this;
    let channel = 0;
    for (; channel + 1 < energies.length; channel += 2) {
      energies[channel]!.processWith(
        energies[channel + 1]!,
        channels[channel]!,
        channels[channel + 1]!,
        from,
        to,
      );
    }
    if (channel < energies.length) energies[channel]!.process(channels[channel]!, from, to);
  }

  private finishStep(): void {
    let sum = 0;
    for (let channel = 0; channel < this.energies.length; channel++) {
      sum += this.weights[channel]! * this.energies[channel]!.take();
    }
    const slot = this.steps % SHORT_TERM_STEPS;
    this.stepSums[slot] = sum;
    this.stepFrames[slot] = this.stepEnd - this.stepStart;
    this.steps += 1;
    this.stepStart = this.stepEnd;
    this.stepEnd = this.endOfStep(this.steps);
    this.update();
  }

  private update(): void {
    const momentary = this.meanPower(MOMENTARY_STEPS);
    const shortTerm = this.meanPower(SHORT_TERM_STEPS);
    this.momentaryLufs = powerToLufs(momentary);
    this.shortTermLufs = powerToLufs(shortTerm);
    const isBlockEnd = this.steps % STEPS_PER_BLOCK === 0;
    if (this.steps >= MOMENTARY_STEPS) {
      this.maxMomentaryLufs = Math.max(this.maxMomentaryLufs, this.momentaryLufs);
      if (isBlockEnd) this.blocks.add(momentary);
    }
    if (this.steps >= SHORT_TERM_STEPS) {
      this.maxShortTermLufs = Math.max(this.maxShortTermLufs, this.shortTermLufs);
      if (isBlockEnd) this.shortTerms.add(shortTerm);
    }
  }

  /** Over the last steps; what came before the first counts as silence. */
  private meanPower(steps: number): number {
    let sum = 0;
    let frames = 0;
    let slot = this.steps % SHORT_TERM_STEPS;
    for (let back = Math.min(steps, this.steps); back > 0; back--) {
      slot = (slot === 0 ? SHORT_TERM_STEPS : slot) - 1;
      sum += this.stepSums[slot]!;
      frames += this.stepFrames[slot]!;
    }
    if (this.steps < steps) frames = (steps * this.sampleRateHz) / STEPS_PER_SECOND;
    return sum / frames;
  }

  /** Steps end on whole frames, as near as possible to every 10 ms at any rate. */
  private endOfStep(step: number): number {
    return Math.round(((step + 1) * this.sampleRateHz) / STEPS_PER_SECOND);
  }
}
