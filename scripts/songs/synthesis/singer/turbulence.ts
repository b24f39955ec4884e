import { fromDb, SAMPLE_RATE_HZ } from "../loop";
import type { Random } from "../random";
import type { Segment, Syllable } from "./articulation";
import type { Controls } from "./controls";
import { drift, ease, readTrack } from "./drift";
import { CONTROL_HZ } from "./melody";
import type { Consonant, NoiseBand } from "./phonemes";
import type { Voice } from "./score";

/** Hissing sounds, which `sibilanceDb` turns. */
const SIBILANTS: readonly string[] = ["s", "z", "sh", "zh", "ch", "jh"];
const LEVEL = 0.62;
const CLOSING_DB = -3;
const CLOSING_BURST_DB = -7;
const BURST_DECAY_SECONDS = 0.007;
const BURST_SECONDS = 0.04;
const OVERLAP_SECONDS = 0.018;
const UPDATE_FRAMES = 32;
/** A shout hisses louder than a murmur, but less so than it sings. */
const EFFORT_SHARE = 0.5;
/** Rounded lips before and after "uw", "ow", "ao" and "w" lower a hiss. */
const ROUNDED_F2_HZ = 1200;
const ROUNDING = 0.9;

interface Noise {
  readonly bands: readonly NoiseBand[];
  readonly fromSeconds: number;
  readonly seconds: number;
  readonly levelDb: number;
  readonly envelope: (secondsIn: number) => number;
  /** Modulated by the folds. */
  readonly voiced: boolean;
  readonly rounding: number;
}

/** Adds hisses and bursts, which arise in front of the tract. */
export function addTurbulence(
  out: Float64Array,
  segments: readonly Segment[],
  syllables: readonly Syllable[],
  controls: Controls,
  openness: Float64Array,
  voice: Voice,
  random: Random,
): void {
  for (const segment of segments) {
    const { phoneme, startSeconds, syllable, closing } = segment;
    if (phoneme.kind === "vowel" || phoneme.noise === undefined) continue;
    const { vowel } = syllables[syllable]!;
    const near = closing ? (vowel.glidesTo ?? vowel.formants) : vowel.formants;
    const rounding = near[1] < ROUNDED_F2_HZ ? ROUNDING : 1;
    const effort = readTrack(controls.effort, startSeconds * CONTROL_HZ);
    const levelDb = EFFORT_SHARE * voice.dynamicRangeDb * (effort - 1) + voice.restlessness * random.normal();
    for (const noise of noisesOf(segment, phoneme, voice, random))
      render(
        out,
        { ...noise, levelDb: noise.levelDb + levelDb, rounding: rounding / Math.sqrt(voice.tractLength) },
        openness,
        voice,
        random,
      );
  }
}

function noisesOf(
  { name, startSeconds, endSeconds, closing }: Segment,
  { kind, noise = [], voicingDb, aspirationSeconds, rubSeconds }: Consonant,
  voice: Voice,
  random: Random,
): Noise[] {
  const voiced = voicingDb !== undefined;
  const hissDb = (SIBILANTS.includes(name) ? voice.sibilanceDb : 0) + (closing ? CLOSING_DB : 0);
  const length = endSeconds - startSeconds;
  if (kind === "fricative") return [hissOf(startSeconds, length, hissDb)];
  const released = Math.max(0.012, aspirationSeconds ?? 0, rubSeconds ?? 0);
  const burstAt = endSeconds - Math.min(released, 0.55 * length);
  const burst: Noise = {
    bands: noise,
    fromSeconds: burstAt,
    seconds: BURST_SECONDS,
    levelDb: voice.plosiveDb + (closing ? CLOSING_BURST_DB : 0),
    envelope: (t) => ease(t / 0.0008) * Math.exp(-t / BURST_DECAY_SECONDS),
    voiced: false,
    rounding: 1,
  };
  if (rubSeconds === undefined) return [burst];
  return [burst, hissOf(burstAt + 0.004, endSeconds - burstAt, hissDb)];

  function hissOf(from: number, seconds: number, levelDb: number): Noise {
    const whole = seconds + 2 * OVERLAP_SECONDS;
    const crest = random.range(0.45, 0.65);
    return {
      bands: noise,
      fromSeconds: from - OVERLAP_SECONDS,
      seconds: whole,
      levelDb,
      envelope: (t) => ease(t / (crest * whole)) ** 0.8 * ease((whole - t) / ((1 - crest) * whole)) ** 0.7,
      voiced,
      rounding: 1,
    };
  }
}

function render(out: Float64Array, noise: Noise, openness: Float64Array, voice: Voice, random: Random): void {
  const start = Math.round(noise.fromSeconds * SAMPLE_RATE_HZ);
  const frames = Math.round(noise.seconds * SAMPLE_RATE_HZ);
  const centre = drift(Math.ceil(frames / UPDATE_FRAMES) + 2, SAMPLE_RATE_HZ / UPDATE_FRAMES, 30, random);
  const level = drift(centre.length, SAMPLE_RATE_HZ / UPDATE_FRAMES, 40, random);
  const filters = noise.bands.map(({ levelDb }) => new BandPass(LEVEL * fromDb(noise.levelDb + levelDb)));
  for (let k = 0; k < frames; k++) {
    if (k % UPDATE_FRAMES === 0) {
      const moved = noise.rounding * (1 + 0.03 * voice.restlessness * centre[k / UPDATE_FRAMES]!);
      filters.forEach((filter, n) => {
        const { hz, bandwidthHz } = noise.bands[n]!;
        filter.tune(hz * moved, bandwidthHz);
      });
    }
    const white = random.normal();
    let value = 0;
    for (const filter of filters) value += filter.process(white);
    const at = start + k;
    if (at < 0 || at >= out.length) continue;
    const alive = fromDb(1.1 * voice.restlessness * readTrack(level, k / UPDATE_FRAMES));
    const folds = noise.voiced ? 0.35 + 0.9 * openness[at]! : 1;
    out[at] = out[at]! + value * alive * folds * noise.envelope(k / SAMPLE_RATE_HZ);
  }
}

/** Second-order band-pass whose noise power does not depend on its width. */
class BandPass {
  private readonly level: number;
  private gain = 0;
  private a1 = 0;
  private a2 = 0;
  private x1 = 0;
  private x2 = 0;
  private y1 = 0;
  private y2 = 0;

  constructor(level: number) {
    this.level = level;
  }

  tune(hz: number, bandwidthHz: number): void {
    const omega = (2 * Math.PI * Math.min(hz, 0.46 * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ;
    const alpha = (Math.sin(omega) * bandwidthHz) / (2 * hz);
    this.a1 = (-2 * Math.cos(omega)) / (1 + alpha);
    this.a2 = (1 - alpha) / (1 + alpha);
    const power = (Math.PI * bandwidthHz) / SAMPLE_RATE_HZ;
    this.gain = (this.level * alpha) / (1 + alpha) / Math.sqrt(power);
  }

  process(x: number): number {
    const y = this.gain * (x - this.x2) - this.a1 * this.y1 - this.a2 * this.y2;
    this.x2 = this.x1;
    this.x1 = x;
    this.y2 = this.y1;
    this.y1 = y;
    return y;
  }
}
