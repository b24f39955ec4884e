import { highPass, lowPass } from "./filters";
import { sampleAt } from "./interpolate";
import { addWrapped, fromDb, SAMPLE_RATE_HZ } from "./loop";
import type { Random } from "./random";
import { playbackRate, readPreset, type Zone } from "./soundfont";

export interface WindNote {
  readonly atSeconds: number;
  readonly seconds: number;
  readonly key: number;
  /** 0 softest … 1 loudest: sets level and brightness together. */
  readonly effort01: number;
  /** Carries on the breath of the note before instead of being tongued. */
  readonly slurred: boolean;
  /** Semitones below the pitch from which a note is scooped; 0 for none. */
  readonly scoop: number;
  /** The note dies away downwards at the end of a phrase. */
  readonly falls: boolean;
}

/** What effort does to a wind or a bow. */
export interface WindVoice {
  /** Between effort 0 and 1. */
  readonly dynamicRangeDb: number;
  readonly darkestHz: number;
  readonly brightestHz: number;
  /** Breath in the tone at effort 0, against the tone; it goes as the effort comes. */
  readonly breathDb: number;
}

const SAXOPHONE: WindVoice = {
  dynamicRangeDb: 16,
  darkestHz: 2200,
  brightestHz: 11000,
  breathDb: Number.NEGATIVE_INFINITY,
};
const BREATH_HZ = 1600;
/** Where a recording is held on when a note is longer: this share of it comes again, cross-faded. */
const HELD_SHARE = [0.35, 0.9] as const;
/** A slurred note starts inside its recording, after the tongue's attack. */
const SLUR_SKIP_SECONDS = 0.09;
const SLUR_FADE_SECONDS = 0.035;
const RELEASE_SECONDS = 0.07;
const SCOOP_SECONDS = 0.09;
const FALL_SECONDS = 0.16;
const FALL_SEMITONES = 1.4;
const VIBRATO_DELAY_SECONDS = 0.28;
const VIBRATO_SEMITONES = 0.2;
const VIBRATO_LEVEL_DB = 0.8;
/** The recordings start sharp and settle: semitones by which their first half second is above the stated pitch. */
const SHARPNESS = 0.08;
const LEVEL_RMS = 0.1;

/** A wind instrument from sustained recordings: pitch, breath and brightness move inside every note. */
export class WindInstrument {
  private readonly zones: readonly Zone[];

  constructor(
    font: string,
    bank: number,
    program: number,
    private readonly voice: WindVoice = SAXOPHONE,
  ) {
    this.zones = readPreset(font, bank, program);
  }

  play(loop: Float64Array, notes: readonly WindNote[], random: Random): void {
    notes.forEach((note, i) => {
      const next = notes[i + 1];
      const sound = this.render(note, next?.slurred ?? false, random);
      addWrapped(loop, sound, Math.round(note.atSeconds * SAMPLE_RATE_HZ));
    });
  }

  private render(note: WindNote, slursOn: boolean, random: Random): Float64Array {
    const zone = this.zoneFor(note.key);
    const releaseSeconds = slursOn ? SLUR_FADE_SECONDS : note.falls ? FALL_SECONDS : RELEASE_SECONDS;
    const frames = Math.round((note.seconds + releaseSeconds) * SAMPLE_RATE_HZ);
    const sound = new Float64Array(frames);
    const vibratoHz = random.range(4.9, 5.5);
    const vibratoPhase = random.range(0, 2 * Math.PI);
    const restlessness = random.normal() * 0.03;
    let position = note.slurred ? SLUR_SKIP_SECONDS * zone.sampleRateHz : 0;
    const longest = position + frames * playbackRate(zone.sampleRateHz, note.key - zone.rootKey + 0.3);
    const samples = longest < zone.samples.length ? zone.samples : heldOn(zone.samples, longest);
    for (let i = 0; i < frames; i++) {
      const t = i / SAMPLE_RATE_HZ;
      const vibrato =
        ramp((t - VIBRATO_DELAY_SECONDS) / 0.5) * Math.sin(2 * Math.PI * vibratoHz * t + vibratoPhase);
      const bend =
        restlessness -
        SHARPNESS +
        vibrato * VIBRATO_SEMITONES -
        note.scoop * (1 - ramp(t / SCOOP_SECONDS)) -
        (note.falls ? FALL_SEMITONES * ramp((t - note.seconds) / FALL_SECONDS) ** 2 : 0);
      sound[i] =
        sampleAt(samples, position) * fromDb(vibrato * VIBRATO_LEVEL_DB) * breath(t, note, releaseSeconds);
      position += playbackRate(zone.sampleRateHz, note.key - zone.rootKey + bend);
    }
    const { dynamicRangeDb, darkestHz, brightestHz, breathDb } = this.voice;
    if (breathDb > Number.NEGATIVE_INFINITY)
      addBreath(sound, breathDb - 24 * note.effort01, note, releaseSeconds, rmsOf(zone), random);
    lowPass(sound, (i) => darkestHz * (brightestHz / darkestHz) ** (note.effort01 * shapeOf(i / frames)));
    const levelDb = -dynamicRangeDb * (1 - note.effort01);
    const gain = (fromDb(levelDb) * LEVEL_RMS) / rmsOf(zone);
    return sound.map((value) => value * gain);
  }

  private zoneFor(key: number): Zone {
    const zone = this.zones.find((z) => z.lowKey <= key && key <= z.highKey);
    if (zone === undefined) throw new RangeError(`The instrument has no recording for key ${key}.`);
    return zone;
  }
}

/** Breath pressure: attack, a slight swell on long notes, release. */
function breath(t: number, note: WindNote, releaseSeconds: number): number {
  const attack = note.slurred ? ramp(t / SLUR_FADE_SECONDS) : 1;
  const release = ramp((note.seconds + releaseSeconds - t) / releaseSeconds);
  return attack * release * fromDb(3 * (shapeOf(t / (note.seconds + releaseSeconds)) - 1));
}

/** 0.7 at both ends of a note, 1 a third of the way in. */
function shapeOf(share: number): number {
  const x = share < 0.35 ? share / 0.35 : (1 - share) / 0.65;
  return 0.7 + 0.3 * Math.sin((Math.PI / 2) * Math.max(0, x));
}

/** A recording that is long enough: its steady part again and again, each time cross-faded over a third of it. */
function heldOn(samples: Float64Array, frames: number): Float64Array {
  const from = Math.round(HELD_SHARE[0] * samples.length);
  const to = Math.round(HELD_SHARE[1] * samples.length);
  const fade = Math.round((to - from) / 3);
  const out = new Float64Array(Math.ceil(frames) + samples.length);
  out.set(samples.subarray(0, to));
  for (let end = to; end < frames + fade; ) {
    const shift = bestShift(out, samples, end - fade, from, fade);
    for (let i = 0; i < to - from - shift; i++) {
      const share = Math.min(1, i / fade);
      const value = samples[from + shift + i]!;
      const at = end - fade + i;
      out[at] =
        share < 1
          ? Math.cos((Math.PI / 2) * share) ** 2 * out[at]! + Math.sin((Math.PI / 2) * share) ** 2 * value
          : value;
    }
    end += to - from - shift - fade;
  }
  return out;
}

/** By how many samples the second sound must start later to swing with the first while they cross. */
function bestShift(a: Float64Array, b: Float64Array, atA: number, atB: number, frames: number): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let shift = 0; shift < Math.min(400, frames / 2); shift++) {
    let sum = 0;
    for (let i = 0; i < frames; i += 2) sum += a[atA + i]! * b[atB + shift + i]!;
    if (sum <= most) continue;
    most = sum;
    best = shift;
  }
  return best;
}

/** Air that does not become tone. */
function addBreath(
  sound: Float64Array,
  breathDb: number,
  note: WindNote,
  releaseSeconds: number,
  toneRms: number,
  random: Random,
): void {
  const air = Float64Array.from(sound, () => random.normal());
  highPass(air, BREATH_HZ);
  const gain = fromDb(breathDb) * toneRms;
  for (let i = 0; i < sound.length; i++)
    sound[i] = sound[i]! + gain * air[i]! * breath(i / SAMPLE_RATE_HZ, note, releaseSeconds);
}

/** Raised cosine from 0 to 1 over x = 0 … 1. */
function ramp(x: number): number {
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, x)));
}

function rmsOf({ samples, sampleRateHz }: Zone): number {
  const held = samples.subarray(Math.round(0.15 * sampleRateHz), Math.round(1.2 * sampleRateHz));
  return Math.sqrt(held.reduce((sum, value) => sum + value * value, 0) / held.length);
}
