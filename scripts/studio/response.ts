import { BLOCK_FRAMES, SAMPLE_RATE_HZ } from "@/audio-engine/dsp/constants";
import type { Insert } from "@/audio-engine/session/schema";
import { type Chain, PROBE_FULL_SCALE, throughInserts } from "./probe";

export interface Magnitudes {
  /** Of the left or only channel; null where nothing comes out. */
  readonly magnitudeDb: readonly (number | null)[];
  /** Of the right one, where it differs. */
  readonly rightMagnitudeDb?: readonly (number | null)[];
  /** False where something went on for longer than was waited for. */
  readonly settled: boolean;
}

export interface StaticCurve {
  readonly toneHz: number;
  /** Peak of the tone, and √2 times the RMS of what comes out. */
  readonly inputDbfs: readonly number[];
  readonly outputDbfs: readonly (number | null)[];
  readonly settled: boolean;
}

/** Units whose answer is the same at every level: one impulse tells all of it. What is not named is measured by tones. */
const LINEAR_UNITS: ReadonlySet<string> = new Set([
  "eq",
  "delay",
  "stereo-width",
  "reverb",
  "polarity-delay",
  "cabinet",
]);

const IMPULSE_CODE = 2 ** 18;
const LONGEST_IMPULSE_SECONDS = 60;
/** An impulse's answer is over when this long nothing of it is left within −240 dB. */
const QUIET_FRAMES = 2.1 * SAMPLE_RATE_HZ;
const QUIET_LEVEL = (1e-12 * IMPULSE_CODE) / PROBE_FULL_SCALE;

const LEAST_WINDOW_SECONDS = 0.25;
const PERIODS_PER_WINDOW = 20;
const LONGEST_TONE_SECONDS = 30;
/** A tone has settled when two windows in turn agree to 0.001 dB, or to −140 dBFS. */
const SETTLED_RATIO = 10 ** (0.001 / 20) - 1;
const SETTLED_LEVEL = 1e-7;

/** Whether any insert that is on answers loud and quiet sounds differently. */
export function isLevelDependent(inserts: readonly Insert[]): boolean {
  return inserts.some(({ enabled, unit }) => enabled && !LINEAR_UNITS.has(unit));
}

/** Magnitudes of a chain without level-dependent units: the Fourier transform of its answer to an impulse. */
export function impulseMagnitudes(chain: Chain, frequenciesHz: readonly number[]): Magnitudes {
  const left = new Spectrum(frequenciesHz);
  const right = new Spectrum(frequenciesHz);
  let differs = false;
  let quietFrames = 0;
  let frame = 0;
  for (const block of throughInserts(chain, Int32Array.of(IMPULSE_CODE))) {
    const other = block.right ?? block.left;
    left.add(block.left, frame);
    right.add(other, frame);
    differs ||= block.left.some((sample, i) => sample !== other[i]);
    const isQuiet = [block.left, other].every((samples) => samples.every((x) => Math.abs(x) < QUIET_LEVEL));
    quietFrames = isQuiet ? quietFrames + BLOCK_FRAMES : 0;
    frame += BLOCK_FRAMES;
    if (quietFrames >= QUIET_FRAMES || frame >= LONGEST_IMPULSE_SECONDS * SAMPLE_RATE_HZ) break;
  }
  const scale = PROBE_FULL_SCALE / IMPULSE_CODE;
  return {
    magnitudeDb: left.magnitudes(scale).map(toDecibels),
    ...(differs ? { rightMagnitudeDb: right.magnitudes(scale).map(toDecibels) } : {}),
    settled: quietFrames >= QUIET_FRAMES,
  };
}

/** Magnitudes of any chain at one level: at each frequency a tone, once what comes out is steady. */
export function toneMagnitudes(
  chain: Chain,
  frequenciesHz: readonly number[],
  levelDbfs: number,
  onProgress: (share01: number) => void,
): Magnitudes {
  const peak = 10 ** (levelDbfs / 20);
  const tones = frequenciesHz.map((frequencyHz, i) => {
    const tone = steadyTone(chain, frequencyHz, levelDbfs);
    onProgress((i + 1) / frequenciesHz.length);
    return tone;
  });
  const right = tones.map(({ rightFundamental }) => toDecibels(rightFundamental / peak));
  const differs = tones.some(({ leftFundamental, rightFundamental }) => leftFundamental !== rightFundamental);
  return {
    magnitudeDb: tones.map(({ leftFundamental }) => toDecibels(leftFundamental / peak)),
    ...(differs ? { rightMagnitudeDb: right } : {}),
    settled: tones.every(({ settled }) => settled),
  };
}

/** What level comes out for what goes in, each from silence, once it is steady. */
export function staticCurve(
  chain: Chain,
  toneHz: number,
  inputDbfs: readonly number[],
  onProgress: (share01: number) => void,
): StaticCurve {
  const tones = inputDbfs.map((level, i) => {
    const tone = steadyTone(chain, toneHz, level);
    onProgress((i + 1) / inputDbfs.length);
    return tone;
  });
  return {
    toneHz,
    inputDbfs,
    outputDbfs: tones.map(({ leftRms }) => toDecibels(leftRms * Math.SQRT2)),
    settled: tones.every(({ settled }) => settled),
  };
}

interface Tone {
  readonly leftFundamental: number;
  readonly rightFundamental: number;
  readonly leftRms: number;
  readonly settled: boolean;
}

function steadyTone(chain: Chain, frequencyHz: number, levelDbfs: number): Tone {
  const seconds = Math.max(LEAST_WINDOW_SECONDS, PERIODS_PER_WINDOW / frequencyHz);
  const windowBlocks = Math.ceil((seconds * SAMPLE_RATE_HZ) / BLOCK_FRAMES);
  const windowFrames = windowBlocks * BLOCK_FRAMES;
  const windows = Math.max(3, Math.ceil(LONGEST_TONE_SECONDS / seconds));
  const codes = new Int32Array((windows + 1) * windowFrames);
  const output = throughInserts(chain, codes);
  // The console reads as it plays: a tone is written a window ahead, for what the inserts look ahead.
  writeSine(codes, frequencyHz, levelDbfs, 0, windowFrames);
  let last: Tone | null = null;
  for (let window = 0; window < windows && last?.settled !== true; window++) {
    writeSine(codes, frequencyHz, levelDbfs, (window + 1) * windowFrames, windowFrames);
    const now = nextWindow(output, frequencyHz, windowBlocks);
    const settled: boolean =
      last !== null &&
      agree(last.leftFundamental, now.leftFundamental) &&
      agree(last.rightFundamental, now.rightFundamental) &&
      agree(last.leftRms, now.leftRms);
    last = { ...now, settled };
  }
  if (last === null) throw new RangeError("A tone has three windows at least.");
  return last;
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(SETTLED_LEVEL, SETTLED_RATIO * Math.abs(b));
}

/** Amplitude of the fundamental, and RMS, under a Hann window. */
function nextWindow(
  output: ReturnType<typeof throughInserts>,
  frequencyHz: number,
  blocks: number,
): Omit<Tone, "settled"> {
  const frames = blocks * BLOCK_FRAMES;
  const step = (2 * Math.PI * frequencyHz) / SAMPLE_RATE_HZ;
  const sums = [0, 0, 0, 0];
  let [weights, squares] = [0, 0];
  for (let block = 0; block < blocks; block++) {
    const { left, right } = output.next().value;
    for (let i = 0; i < BLOCK_FRAMES; i++) {
      const frame = block * BLOCK_FRAMES + i;
      const weight = 1 - Math.cos((2 * Math.PI * frame) / frames);
      const [cos, sin] = [weight * Math.cos(step * frame), weight * Math.sin(step * frame)];
      const l = left[i]!;
      const r = right === null ? l : right[i]!;
      sums[0]! += l * cos;
      sums[1]! += l * sin;
      sums[2]! += r * cos;
      sums[3]! += r * sin;
      weights += weight;
      squares += weight * l * l;
    }
  }
  const [leftCos = 0, leftSin = 0, rightCos = 0, rightSin = 0] = sums;
  return {
    leftFundamental: (2 * Math.hypot(leftCos, leftSin)) / weights,
    rightFundamental: (2 * Math.hypot(rightCos, rightSin)) / weights,
    leftRms: Math.sqrt(squares / weights),
  };
}

function writeSine(
  codes: Int32Array,
  frequencyHz: number,
  levelDbfs: number,
  from: number,
  frames: number,
): void {
  const peak = 10 ** (levelDbfs / 20) * (PROBE_FULL_SCALE - 1);
  for (let i = from; i < from + frames; i++) {
    codes[i] = Math.round(peak * Math.sin((2 * Math.PI * frequencyHz * i) / SAMPLE_RATE_HZ));
  }
}

/** Σ x[n]·e^(−jωn) at some frequencies, as the samples come. */
class Spectrum {
  private readonly real: Float64Array;
  private readonly imaginary: Float64Array;

  constructor(private readonly frequenciesHz: readonly number[]) {
    this.real = new Float64Array(frequenciesHz.length);
    this.imaginary = new Float64Array(frequenciesHz.length);
  }

  /** The next block, whose first sample is `frame`. */
  add(samples: Float64Array, frame: number): void {
    if (samples.every((sample) => sample === 0)) return;
    this.frequenciesHz.forEach((frequencyHz, k) => {
      const turn = frequencyHz / SAMPLE_RATE_HZ;
      // A turning arrow, set afresh for each block, so that its error does not grow.
      let cos = Math.cos(2 * Math.PI * ((turn * frame) % 1));
      let sin = Math.sin(2 * Math.PI * ((turn * frame) % 1));
      const [stepCos, stepSin] = [Math.cos(2 * Math.PI * turn), Math.sin(2 * Math.PI * turn)];
      for (let i = 0; i < samples.length; i++) {
        this.real[k]! += samples[i]! * cos;
        this.imaginary[k]! -= samples[i]! * sin;
        [cos, sin] = [cos * stepCos - sin * stepSin, sin * stepCos + cos * stepSin];
      }
    });
  }

  magnitudes(scale: number): number[] {
    return Array.from(this.real, (real, k) => scale * Math.hypot(real, this.imaginary[k]!));
  }
}

function toDecibels(gain: number): number | null {
  return gain > 0 ? 20 * Math.log10(gain) : null;
}
