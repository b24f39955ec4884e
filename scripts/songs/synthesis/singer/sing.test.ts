import { describe, expect, it } from "vitest";
import { RealFft } from "@/audio-engine/dsp/fft";
import { SAMPLE_RATE_HZ, toDb } from "../loop";
import { PHONEMES } from "./phonemes";
import { LEAD_SECONDS, perform, type SungNote, sing, singLoop, soundsOf, VOICES, type Voice } from "./sing";

const KEYS = [57, 62, 65, 69, 72, 74];
const VOWELS = ["aa", "eh", "iy", "ow", "ah", "uw"];
const SCALE: readonly SungNote[] = KEYS.map((key, i) => ({
  atSeconds: 1 + i * 1.5,
  seconds: 1.2,
  key,
  effort01: 0.4 + 0.08 * i,
  phonemes: `l ${VOWELS[i % VOWELS.length]}`,
}));
const MACHINE: Voice = { ...VOICES.alto, restlessness: 0, vibratoSemitones: 0, tuningCents: 0 };

const median = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
};

/** Pitch of 40 ms from a frame on, as a MIDI key: the peak of the normalised autocorrelation within three semitones of `near`. */
function pitchAt(sound: Float64Array, from: number, near: number): number {
  const frames = 1920;
  const hertz = 440 * 2 ** ((near - 69) / 12);
  const score = (lag: number) => {
    let cross = 0;
    let a = 0;
    let b = 0;
    for (let i = from; i < from + frames; i++) {
      const x = sound[i]!;
      const y = sound[i + lag]!;
      cross += x * y;
      a += x * x;
      b += y * y;
    }
    return cross / Math.sqrt(a * b);
  };
  const shortest = Math.floor(SAMPLE_RATE_HZ / hertz / 1.2);
  const scores = Array.from({ length: Math.ceil(0.4 * shortest) }, (_, i) => score(shortest + i));
  const best = shortest + scores.indexOf(Math.max(...scores.slice(1, -1)));
  const [left = 0, middle = 0, right = 0] = scores.slice(best - shortest - 1, best - shortest + 2);
  const lag = best + (0.5 * (left - right)) / (left - 2 * middle + right);
  return 69 + 12 * Math.log2(SAMPLE_RATE_HZ / lag / 440);
}

/** Pitch every 10 ms between two times after a note's beat. */
function pitches(sound: Float64Array, note: SungNote, fromSeconds: number, toSeconds: number): number[] {
  const out: number[] = [];
  for (let t = fromSeconds; t < toSeconds; t += 0.01)
    out.push(pitchAt(sound, Math.round((note.atSeconds + t) * SAMPLE_RATE_HZ), note.key));
  return out;
}

/** Level in third octaves from 200 Hz to 12 kHz of 2048 frames from a time on, dB. */
function bands(sound: Float64Array, fromSeconds: number): number[] {
  const from = Math.round(fromSeconds * SAMPLE_RATE_HZ);
  const fft = new RealFft(2048);
  const windowed = Float64Array.from(
    { length: 2048 },
    (_, i) => sound[from + i]! * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / 2048)),
  );
  const re = new Float64Array(fft.bins);
  const im = new Float64Array(fft.bins);
  fft.forward(windowed, 0, re, im, 0);
  const levels: number[] = [];
  for (let hz = 200; hz < 12000; hz *= 2 ** (1 / 3)) {
    let power = 1e-12;
    for (let k = Math.ceil((hz * 2048) / SAMPLE_RATE_HZ); k * SAMPLE_RATE_HZ < hz * 1.26 * 2048; k++)
      power += re[k]! ** 2 + im[k]! ** 2;
    levels.push(10 * Math.log10(power));
  }
  return levels;
}

/** How much a sound changes within 150 ms, RMS over the bands in dB, at each 50 ms of a held note. */
function changes(sound: Float64Array, note: SungNote): number[] {
  const out: number[] = [];
  for (let t = 0.15; t < note.seconds - 0.35; t += 0.05) {
    const from = note.atSeconds + t;
    const [before, after] = [bands(sound, from), bands(sound, from + 0.15)];
    out.push(Math.sqrt(before.reduce((sum, x, i) => sum + (x - after[i]!) ** 2, 0) / before.length));
  }
  return out;
}

const rms = (sound: Float64Array, fromSeconds: number, toSeconds: number) => {
  const part = sound.subarray(fromSeconds * SAMPLE_RATE_HZ, toSeconds * SAMPLE_RATE_HZ);
  return Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / part.length);
};

const scale = sing(SCALE, VOICES.alto, 1);
const again = sing(SCALE, VOICES.alto, 2);

describe("the model singer", () => {
  it("sings in tune: the median note is within 5 cents where it is steady, before the vibrato opens", () => {
    const errors = [scale, again, sing(SCALE, VOICES.alto, 3)].flatMap((sound) =>
      SCALE.map((note) => 100 * (median(pitches(sound, note, 0.17, 0.29)) - note.key)),
    );
    expect(median(errors.map(Math.abs))).toBeLessThanOrEqual(5);
    expect(Math.max(...errors.map(Math.abs))).toBeLessThan(20);
  });

  it("holds a machine's notes exactly: what is out of tune is the person", () => {
    const sound = sing(SCALE, MACHINE, 1);
    for (const note of SCALE)
      expect(Math.abs(median(pitches(sound, note, 0.3, note.seconds - 0.3)) - note.key)).toBeLessThan(0.01);
  });

  it("begins the vibrato late, and not on short notes", () => {
    const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);
    for (const note of SCALE) {
      const early = spread(pitches(scale, note, 0.16, 0.3));
      const late = spread(pitches(scale, note, 0.7, 1));
      expect(late).toBeGreaterThan(0.25);
      expect(early).toBeLessThan(0.6 * late);
    }
    const short = SCALE.map((note) => ({ ...note, seconds: 0.45 }));
    const sound = sing(short, VOICES.alto, 4);
    for (const note of short) expect(spread(pitches(sound, note, 0.16, 0.3))).toBeLessThan(0.3);
  });

  it("never stands still for 150 ms; a machine does", () => {
    for (const note of SCALE) expect(Math.min(...changes(scale, note))).toBeGreaterThan(0.6);
    const machine = sing(SCALE, { ...MACHINE, breathiness01: 0 }, 1);
    expect(median(SCALE.map((note) => Math.min(...changes(machine, note))))).toBeLessThan(0.5);
  });

  it("puts consonants before the beat and the vowel on it", () => {
    const note = { atSeconds: 1, seconds: 0.8, key: 64, effort01: 0.7, phonemes: "s aa" };
    const { sound, sounds } = perform([note], { ...VOICES.alto, timingSeconds: 0 }, 5);
    expect(sounds.map(({ phoneme }) => phoneme)).toEqual(["s", "aa"]);
    expect(sounds[1]?.startFrame).toBe(SAMPLE_RATE_HZ);
    expect(soundsOf([note], { ...VOICES.alto, timingSeconds: 0 }, 5)).toEqual(sounds);
    const beat = LEAD_SECONDS + 1;
    expect(rms(sound, beat - 0.1, beat - 0.04)).toBeGreaterThan(0.01);
    // The third octave of the note itself.
    expect(bands(sound, beat - 0.09)[2]!).toBeLessThan(bands(sound, beat + 0.05)[2]! - 20);
  });

  it("changes spectrum with effort, not only level", () => {
    const tilt = (effort01: number) => {
      const note = { atSeconds: 1, seconds: 1, key: 62, effort01, phonemes: "aa" };
      const levels = bands(sing([note], VOICES.alto, 6), 1.4);
      // Third octaves at 3.2 kHz and above, against those below 1 kHz.
      const top = levels.slice(12, 16).reduce((sum, x) => sum + x, 0) / 4;
      return top - Math.max(...levels.slice(0, 7));
    };
    expect(tilt(1)).toBeGreaterThan(tilt(0.2) + 8);
  });

  it("reaches 16 kHz in its hisses and its breath", () => {
    const note = { atSeconds: 1, seconds: 0.8, key: 64, effort01: 0.7, phonemes: "s aa" };
    const { sound } = perform([note], VOICES.alto, 7);
    const fft = new RealFft(2048);
    const [re, im] = [new Float64Array(fft.bins), new Float64Array(fft.bins)];
    fft.forward(sound, Math.round((LEAD_SECONDS + 0.9) * SAMPLE_RATE_HZ), re, im, 0);
    const power = (hz: number) => {
      let sum = 0;
      for (let k = Math.round((hz * 2048) / 48000); k * 48000 < (hz + 2000) * 2048; k++)
        sum += re[k]! ** 2 + im[k]! ** 2;
      return sum;
    };
    expect(toDb(Math.sqrt(power(16000) / power(8000)))).toBeGreaterThan(-24);
  });

  it("repeats itself to the bit for a seed, and is another performance for another", () => {
    expect(sing(SCALE.slice(0, 2), VOICES.alto, 1)).toEqual(sing(SCALE.slice(0, 2), VOICES.alto, 1));
    let [cross, a, b] = [0, 0, 0];
    for (let i = 0; i < Math.min(again.length, scale.length); i++) {
      cross += again[i]! * scale[i]!;
      a += again[i]! ** 2;
      b += scale[i]! ** 2;
    }
    expect(Math.abs(cross) / Math.sqrt(a * b)).toBeLessThan(0.5);
  });

  it("sings every phoneme without clipping, in every voice", () => {
    const names = Object.entries(PHONEMES);
    const score = names.map(([name, { kind }], i) => ({
      atSeconds: 1 + i * 0.5,
      seconds: 0.4,
      key: 60,
      effort01: 1,
      phonemes: kind === "vowel" ? name : name === "ng" ? "aa ng" : `${name} aa`,
    }));
    for (const voice of Object.values(VOICES)) {
      const sound = sing(score, voice, 8);
      expect(sound.every((value) => Math.abs(value) < 1)).toBe(true);
      for (const note of score)
        expect(rms(sound, note.atSeconds + 0.05, note.atSeconds + 0.2)).toBeGreaterThan(0.02);
    }
  });

  it("folds a loop: what rings past its end sounds at its beginning", () => {
    const note = { atSeconds: 0, seconds: 0.9, key: 64, effort01: 0.6, phonemes: "m aa" };
    const { sound } = perform([note], VOICES.alto, 9);
    const loop = singLoop([note], VOICES.alto, 9, SAMPLE_RATE_HZ);
    const before = 0.05 * SAMPLE_RATE_HZ;
    expect(loop[SAMPLE_RATE_HZ - before]).toBeCloseTo(
      sound[LEAD_SECONDS * SAMPLE_RATE_HZ - before]! + sound[2 * SAMPLE_RATE_HZ - before]!,
      12,
    );
  });

  it("carries a vowel over several notes, and closes it on the last", () => {
    const notes = [64, 67, 64].map((key, i) => ({
      atSeconds: 1 + 0.4 * i,
      seconds: 0.4,
      key,
      effort01: 0.7,
      phonemes: i === 0 ? "l ao ng" : "-",
    }));
    const { sounds } = perform(notes, { ...VOICES.alto, timingSeconds: 0 }, 10);
    expect(sounds.map(({ phoneme }) => phoneme)).toEqual(["l", "ao", "ng"]);
    expect(sounds[2]?.endFrame).toBe(105_600);
    const sound = sing(notes, { ...VOICES.alto, timingSeconds: 0 }, 10);
    for (const note of notes)
      expect(Math.abs(median(pitches(sound, note, 0.2, 0.28)) - note.key)).toBeLessThan(0.2);
  });

  it.each([
    ["a word without a vowel", ["s t"], /one vowel; "s t" has 0/],
    ["two vowels in a syllable", ["aa iy"], /one vowel; "aa iy" has 2/],
    ["an unknown sound", ["h aa"], /no phoneme "h"/],
    ["nothing to carry on", ["-"], /no vowel to carry on/],
  ])("refuses %s", (_, phonemes, words) => {
    const score = phonemes.map((p) => ({ atSeconds: 1, seconds: 0.5, key: 60, effort01: 0.5, phonemes: p }));
    expect(() => sing(score, VOICES.alto, 1)).toThrow(words);
  });

  it("refuses notes out of order, and a consonant before the beginning", () => {
    const note = { atSeconds: 1, seconds: 0.5, key: 60, effort01: 0.5, phonemes: "s aa" };
    expect(() => sing([note, note], VOICES.alto, 1)).toThrow(/does not come after/);
    expect(() => sing([{ ...note, atSeconds: 0.02 }], VOICES.alto, 1)).toThrow(/before second 0/);
  });
});
