import { lowPass } from "./filters";
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

const DYNAMIC_RANGE_DB = 16;
const DARKEST_HZ = 2200;
const BRIGHTEST_HZ = 11000;
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

  constructor(font: string, bank: number, program: number) {
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
        sampleAt(zone.samples, position) *
        fromDb(vibrato * VIBRATO_LEVEL_DB) *
        breath(t, note, releaseSeconds);
      position += playbackRate(zone.sampleRateHz, note.key - zone.rootKey + bend);
    }
    if (position > zone.samples.length)
      throw new RangeError(`A note of ${note.seconds} s is longer than the recording ${zone.name}.`);
    lowPass(sound, (i) => brightnessHz(note.effort01 * shapeOf(i / frames)));
    const levelDb = -DYNAMIC_RANGE_DB * (1 - note.effort01);
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

const brightnessHz = (effort01: number) => DARKEST_HZ * (BRIGHTEST_HZ / DARKEST_HZ) ** effort01;

/** Raised cosine from 0 to 1 over x = 0 … 1. */
function ramp(x: number): number {
  return 0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, x)));
}

function rmsOf({ samples, sampleRateHz }: Zone): number {
  const held = samples.subarray(Math.round(0.15 * sampleRateHz), Math.round(1.2 * sampleRateHz));
  return Math.sqrt(held.reduce((sum, value) => sum + value * value, 0) / held.length);
}
