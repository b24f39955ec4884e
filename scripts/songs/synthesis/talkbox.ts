import { addWrapped, fromDb, SAMPLE_RATE_HZ } from "./loop";
import type { Random } from "./random";

/** A syllable on a note. Sounds are letters of `VOWELS` and `CONSONANTS`. */
export interface TalkboxNote {
  /** When the vowel begins; the consonants come before. */
  readonly atSeconds: number;
  /** Until the vowel ends; the last consonants come after. */
  readonly seconds: number;
  readonly key: number;
  /** 0 softest … 1 loudest. */
  readonly effort01: number;
  readonly onset: readonly Consonant[];
  /** A diphthong has two. */
  readonly vowels: readonly Vowel[];
  readonly coda: readonly Consonant[];
  /** Slides from the last note's pitch, without a new breath. */
  readonly slurred: boolean;
}

type Formants = readonly [f1: number, f2: number, f3: number];

const VOWELS = {
  a: [740, 1180, 2550],
  e: [540, 1800, 2500],
  i: [300, 2250, 3000],
  o: [470, 860, 2450],
  u: [330, 880, 2300],
  uh: [620, 1200, 2450],
  ih: [410, 1950, 2550],
} as const satisfies Record<string, Formants>;

interface Sound {
  readonly formants: Formants;
  readonly seconds: number;
  /** Of the carrier through the tube. */
  readonly voice: number;
  /** Of the breath at the mouth. */
  readonly noise: number;
  readonly noiseHz: number;
}

/** Tongue, teeth and lips; a stop is a silence and a burst. */
const CONSONANTS = {
  s: { formants: [320, 1700, 2600], seconds: 0.105, voice: 0, noise: 1, noiseHz: 6800 },
  sh: { formants: [320, 1800, 2500], seconds: 0.1, voice: 0, noise: 0.9, noiseHz: 3600 },
  z: { formants: [300, 1700, 2600], seconds: 0.07, voice: 0.25, noise: 0.55, noiseHz: 6400 },
  t: { formants: [320, 1750, 2600], seconds: 0.05, voice: 0, noise: 0.7, noiseHz: 5200 },
  d: { formants: [300, 1700, 2600], seconds: 0.04, voice: 0.12, noise: 0.18, noiseHz: 4400 },
  f: { formants: [320, 1100, 2300], seconds: 0.08, voice: 0, noise: 0.28, noiseHz: 7600 },
  l: { formants: [360, 1080, 2600], seconds: 0.06, voice: 0.55, noise: 0, noiseHz: 5000 },
  r: { formants: [380, 1150, 1650], seconds: 0.06, voice: 0.55, noise: 0, noiseHz: 5000 },
  w: { formants: [310, 680, 2200], seconds: 0.06, voice: 0.5, noise: 0, noiseHz: 5000 },
  m: { formants: [250, 1000, 2200], seconds: 0.06, voice: 0.28, noise: 0, noiseHz: 5000 },
  n: { formants: [260, 1500, 2500], seconds: 0.055, voice: 0.3, noise: 0, noiseHz: 5000 },
} as const satisfies Record<string, Sound>;

export type Vowel = keyof typeof VOWELS;
export type Consonant = keyof typeof CONSONANTS;

interface Keyframe {
  readonly atSeconds: number;
  readonly formants: Formants;
  readonly voice: number;
  readonly noise: number;
  readonly noiseHz: number;
}

const BANDWIDTHS_HZ = [75, 95, 140, 220] as const;
const GAINS = [1, 0.62, 0.3, 0.12] as const;
const FOURTH_FORMANT_HZ = 3500;
const SLICE_FRAMES = 32;
/** The mouth takes this long from one shape to the next. */
const MOUTH_SECONDS = 0.028;
const GLIDE_SECONDS = 0.045;
const VIBRATO_HZ = 5.3;
const VIBRATO_DELAY_SECONDS = 0.35;
const VIBRATO_SEMITONES = 0.22;
/** Between softest and loudest note. */
const RANGE_DB = 14;
const NOISE_LEVEL = 0.2;
/** The plastic tube passes no more. */
const TUBE_HZ = 5200;
const DETUNE_SEMITONES = 0.07;
const MARGIN_SECONDS = 0.4;

/**
 * A talkbox: a synthesiser's sawtooth goes up a tube into a mouth whose shape gives it vowels, and a microphone hears
 * that and the breath of the consonants. Parallel formants (Klatt, JASA 67(3) 1980), polynomial band-limited steps.
 */
export function playTalkbox(loop: Float64Array, notes: readonly TalkboxNote[], random: Random): void {
  for (const phrase of phrasesOf(notes)) {
    const start = phrase[0]!.atSeconds - MARGIN_SECONDS;
    const last = phrase.at(-1)!;
    const frames = Math.ceil((last.atSeconds + last.seconds + MARGIN_SECONDS - start) * SAMPLE_RATE_HZ);
    const sound = speak(phrase, start, frames, random);
    addWrapped(loop, sound, Math.round(start * SAMPLE_RATE_HZ));
  }
}

/** Notes up to the next breath. */
function phrasesOf(notes: readonly TalkboxNote[]): TalkboxNote[][] {
  const phrases: TalkboxNote[][] = [];
  for (const note of notes) {
    const phrase = phrases.at(-1);
    const last = phrase?.at(-1);
    const gap = last === undefined ? 1 : note.atSeconds - last.atSeconds - last.seconds;
    if (phrase === undefined || gap > 2 * MARGIN_SECONDS) phrases.push([note]);
    else phrase.push(note);
  }
  return phrases;
}

function speak(notes: readonly TalkboxNote[], start: number, frames: number, random: Random): Float64Array {
  const mouth = notes.flatMap((note, i) => keyframesOf(note, notes[i + 1]));
  const carrier = carrierOf(notes, start, frames, random);
  const out = new Float64Array(frames);
  const resonators = BANDWIDTHS_HZ.map((bandwidthHz) => new Resonator(bandwidthHz));
  const teeth = new Resonator(1800);
  const upper = new Resonator(2600);
  const shape = { formants: [500, 1500, 2500], voice: 0, noise: 0, noiseHz: 5000 };
  const follow = 1 - Math.exp(-SLICE_FRAMES / (0.45 * MOUTH_SECONDS * SAMPLE_RATE_HZ));
  let next = 0;
  let voice = 0;
  let noise = 0;
  for (let from = 0; from < frames; from += SLICE_FRAMES) {
    const seconds = start + from / SAMPLE_RATE_HZ;
    while (next < mouth.length && mouth[next]!.atSeconds <= seconds) next++;
    const target = mouth[next - 1];
    if (target !== undefined) {
      for (let k = 0; k < 3; k++) shape.formants[k]! += follow * (target.formants[k]! - shape.formants[k]!);
      shape.voice += follow * (target.voice - shape.voice);
      shape.noise += 1.6 * follow * (target.noise - shape.noise);
      shape.noiseHz = target.noise > 0 ? target.noiseHz : shape.noiseHz;
    }
    for (const [k, hz] of [...shape.formants, FOURTH_FORMANT_HZ].entries()) resonators[k]!.tune(hz);
    teeth.tune(shape.noiseHz);
    upper.tune(Math.min(11000, shape.noiseHz * 1.45));
    for (let i = from; i < Math.min(frames, from + SLICE_FRAMES); i++) {
      voice += (shape.voice - voice) / 240;
      noise += (shape.noise - noise) / 120;
      const excited = carrier[i]! * voice;
      let sum = 0;
      for (let k = 0; k < resonators.length; k++)
        sum += (k % 2 === 0 ? 1 : -1) * GAINS[k]! * resonators[k]!.next(excited);
      const breath = random.normal() * (noise + 0.006 * voice);
      out[i] = sum + NOISE_LEVEL * (teeth.next(breath) + 0.5 * upper.next(breath));
    }
  }
  return out;
}

function keyframesOf(note: TalkboxNote, following: TalkboxNote | undefined): Keyframe[] {
  const level = fromDb(-RANGE_DB * (1 - note.effort01));
  const consonant = (name: Consonant, atSeconds: number): Keyframe[] => {
    const sound = CONSONANTS[name];
    const shape = { formants: sound.formants, noiseHz: sound.noiseHz };
    const isStop = name === "t" || name === "d";
    const held = { atSeconds, ...shape, voice: sound.voice * level, noise: 0 };
    const loud = { ...held, noise: sound.noise * level ** 0.6 };
    if (!isStop) return [loud];
    return [held, { ...loud, atSeconds: atSeconds + 0.6 * sound.seconds }];
  };
  const lengthOf = (names: readonly Consonant[]) =>
    names.reduce((sum, name) => sum + CONSONANTS[name].seconds, 0);
  let at = note.atSeconds - lengthOf(note.onset);
  const frames: Keyframe[] = [];
  for (const name of note.onset) {
    frames.push(...consonant(name, at));
    at += CONSONANTS[name].seconds;
  }
  note.vowels.forEach((vowel, i) => {
    const atSeconds = note.atSeconds + (i / note.vowels.length) * note.seconds * (i === 0 ? 1 : 1.1);
    frames.push({ atSeconds, formants: VOWELS[vowel], voice: level, noise: 0, noiseHz: 5000 });
  });
  at = note.atSeconds + note.seconds;
  for (const name of note.coda) {
    frames.push(...consonant(name, at));
    at += CONSONANTS[name].seconds;
  }
  const last = frames.at(-1)!;
  const onsetOfNext =
    following === undefined
      ? Number.POSITIVE_INFINITY
      : following.atSeconds - lengthOf(following.onset) - 0.01;
  // A slur keeps the breath; otherwise the mouth closes.
  if (!(following?.slurred ?? false) && at < onsetOfNext)
    frames.push({ ...last, atSeconds: at, voice: 0, noise: 0 });
  return frames;
}

/** Two sawtooths, a hair apart, that glide from note to note with a late vibrato. */
function carrierOf(
  notes: readonly TalkboxNote[],
  start: number,
  frames: number,
  random: Random,
): Float64Array {
  const out = new Float64Array(frames);
  const phases = [random.next(), random.next()];
  const glide = 1 - Math.exp(-1 / (0.4 * GLIDE_SECONDS * SAMPLE_RATE_HZ));
  const tube = 1 - Math.exp((-2 * Math.PI * TUBE_HZ) / SAMPLE_RATE_HZ);
  const drift = random.range(0, 2 * Math.PI);
  let pitch = notes[0]!.key - 1.5;
  let index = 0;
  let [first, second] = [0, 0];
  for (let i = 0; i < frames; i++) {
    const seconds = start + i / SAMPLE_RATE_HZ;
    while (index + 1 < notes.length && notes[index + 1]!.atSeconds - 0.03 <= seconds) index++;
    const note = notes[index]!;
    pitch += glide * (note.key - pitch);
    const held = seconds - note.atSeconds - VIBRATO_DELAY_SECONDS;
    const depth = VIBRATO_SEMITONES * Math.min(1, Math.max(0, held / 0.4));
    const wave = Math.sin(2 * Math.PI * VIBRATO_HZ * seconds + drift);
    let value = 0;
    for (const [k, phase] of phases.entries()) {
      const key = pitch + depth * wave + (k === 0 ? 1 : -1) * 0.5 * DETUNE_SEMITONES;
      const step = (440 * 2 ** ((key - 69) / 12)) / SAMPLE_RATE_HZ;
      const moved = (phase + step) % 1;
      phases[k] = moved;
      value += 2 * moved - 1 - smoothStep(moved, step);
    }
    first += tube * (0.5 * value - first);
    second += tube * (first - second);
    out[i] = second;
  }
  return out;
}

/** What takes the corners off a sawtooth's jump (PolyBLEP). */
function smoothStep(phase: number, step: number): number {
  if (phase < step) {
    const t = phase / step;
    return 2 * t - t * t - 1;
  }
  if (phase > 1 - step) {
    const t = (phase - 1) / step;
    return t * t + 2 * t + 1;
  }
  return 0;
}

/** Two-pole resonance with gain 1 at its middle. */
class Resonator {
  private a = 0;
  private b = 0;
  private c = 0;
  private last = 0;
  private before = 0;

  constructor(private readonly bandwidthHz: number) {}

  tune(hz: number): void {
    const radius = Math.exp((-Math.PI * this.bandwidthHz) / SAMPLE_RATE_HZ);
    const angle = (2 * Math.PI * hz) / SAMPLE_RATE_HZ;
    this.b = 2 * radius * Math.cos(angle);
    this.c = -radius * radius;
    this.a = (1 - radius * radius) * Math.sin(angle);
  }

  next(value: number): number {
    const out = this.a * value + this.b * this.last + this.c * this.before;
    this.before = this.last;
    this.last = out;
    return out;
  }
}
