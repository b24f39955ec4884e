import { fromDb } from "../loop";
import type { Random } from "../random";
import type { Articulation, Segment, Syllable } from "./articulation";
import { drift, ease, smooth } from "./drift";
import type { GlottalTracks } from "./glottis";
import { CONTROL_HZ, fill, melodyOf } from "./melody";
import type { Formants } from "./phonemes";
import type { Voice } from "./score";

/** Everything that moves in a singer, 1000 values per second. */
export interface Controls extends GlottalTracks {
  /** 0 … 1 as in the score, moving inside each note. */
  readonly effort: Float64Array;
  /** Breath through the glottis, as an amplitude. */
  readonly aspiration: Float64Array;
  /** Hz, of this voice's own tract. */
  readonly formants: readonly [Float64Array, Float64Array, Float64Array];
  /** 0 by the mouth … 1 by the nose. */
  readonly nasal: Float64Array;
  readonly nasalZeroHz: Float64Array;
}

/** Rd of Fant: a murmur leaves the folds apart, full voice snaps them together. */
const SOFTEST_RD = 1.95;
const LOUDEST_RD = 0.5;
const REST_FORMANTS: Formants = [650, 1600, 2800];
const MOVE_SECONDS = 0.075;
const VOICING_SECONDS = 0.028;
const BREATH_LEVEL = 0.02;
const VOICED_BREATH_LEVEL = 0.006;
const ASPIRATE_LEVEL = 0.05;
const GLIDE_SHARE = 0.4;
const MOST_GLIDE_SECONDS = 0.24;

/** The whole performance as control tracks. */
export function controlsOf(
  articulation: Articulation,
  voice: Voice,
  length: number,
  random: Random,
): Controls {
  const { syllables, segments, breaths } = articulation;
  const { pitch, vibrato } = melodyOf(articulation, voice, length, random);
  const effort = effortOf(syllables, voice, vibrato, random);
  const voicing = new Float64Array(length);
  const aspiration = new Float64Array(length);
  const nasal = new Float64Array(length);
  const nasalZeroHz = new Float64Array(length).fill(1000);
  const formants = [0, 1, 2].map((n) => new Float64Array(length).fill(REST_FORMANTS[n as 0 | 1 | 2]));
  const [f1, f2, f3] = formants as [Float64Array, Float64Array, Float64Array];
  for (const segment of segments) {
    shape([f1, f2, f3], segment, syllables[segment.syllable]!, voice, random);
    excite({ voicing, aspiration, nasal, nasalZeroHz }, segment);
  }
  smooth(voicing, VOICING_SECONDS * CONTROL_HZ);
  for (const { closesPhrase, endSeconds, notes } of syllables)
    if (closesPhrase) letGo(voicing, endSeconds, notes.at(-1)!.atSeconds, random);
  for (const { vowelStartSeconds, opensPhrase, startSeconds } of syllables)
    if (opensPhrase && vowelStartSeconds === startSeconds) softenOnset(voicing, startSeconds, random);
  for (const { startSeconds, endSeconds } of breaths) {
    const level = ASPIRATE_LEVEL * 0.42 * fromDb(voice.breathDb + 1.5 * random.normal());
    for (let i = frameOf(startSeconds); i < Math.min(length, frameOf(endSeconds)); i++) {
      const share = (i / CONTROL_HZ - startSeconds) / (endSeconds - startSeconds);
      aspiration[i] = level * ease(share / 0.55) * ease((1 - share) / 0.22);
    }
  }
  smooth(aspiration, 0.014 * CONTROL_HZ);
  smooth(nasal, 0.03 * CONTROL_HZ);
  smooth(nasalZeroHz, 0.06 * CONTROL_HZ);
  for (const track of [f1, f2, f3]) smooth(track, MOVE_SECONDS * CONTROL_HZ);
  const rd = effort.map(
    (e) => SOFTEST_RD + (LOUDEST_RD - SOFTEST_RD) * e + 0.9 * (voice.breathiness01 - 0.2),
  );
  loosenEdges(rd, syllables);
  const folds = drift(length, CONTROL_HZ, 16, random);
  const flutter = drift(length, CONTROL_HZ, 30, random);
  for (let i = 0; i < length; i++) {
    rd[i] = rd[i]! + 0.11 * voice.restlessness * folds[i]!;
    const level = voice.dynamicRangeDb * (effort[i]! - 1) + 0.45 * voice.restlessness * flutter[i]!;
    const strength = voicing[i]! * fromDb(level);
    voicing[i] = strength;
    const slack = Math.max(0, rd[i]! - 0.4);
    aspiration[i] =
      aspiration[i]! * fromDb(0.35 * level) +
      strength * (BREATH_LEVEL * voice.breathiness01 * slack + VOICED_BREATH_LEVEL * slack);
  }
  wander([f1, f2, f3], pitch, effort, voice, random);
  return { pitch, voicing, rd, effort, aspiration, formants: [f1, f2, f3], nasal, nasalZeroHz };
}

const frameOf = (seconds: number) => Math.max(0, Math.round(seconds * CONTROL_HZ));

/** A note swells, then tires; the vibrato's crest is a little stronger. */
function effortOf(
  syllables: readonly Syllable[],
  voice: Voice,
  vibrato: Float64Array,
  random: Random,
): Float64Array {
  const track = new Float64Array(vibrato.length).fill(0.3);
  for (const { notes, startSeconds, endSeconds, closesPhrase } of syllables) {
    notes.forEach(({ atSeconds, effort01 }, i) => {
      const from = i === 0 ? startSeconds : atSeconds;
      const to = notes[i + 1]?.atSeconds ?? endSeconds;
      const crest = random.range(0.25, 0.5);
      const swell = random.range(0.03, 0.09);
      const tire = closesPhrase ? random.range(0.1, 0.2) : random.range(0.02, 0.08);
      for (let k = frameOf(from); k < Math.min(track.length, frameOf(to + 0.3)); k++) {
        const share = (k / CONTROL_HZ - atSeconds) / (to - atSeconds);
        track[k] = effort01 - swell * ease(1 - share / crest) - tire * ease((share - crest) / (1 - crest));
      }
    });
  }
  smooth(track, 0.09 * CONTROL_HZ);
  return track.map((value, i) =>
    Math.min(1, Math.max(0, value + 0.05 * voice.vibratoSemitones * vibrato[i]! * 3)),
  );
}

/** Where the tract goes for a sound. */
function shape(
  tracks: readonly Float64Array[],
  { phoneme, startSeconds, endSeconds, closing }: Segment,
  syllable: Syllable,
  voice: Voice,
  random: Random,
): void {
  const { vowel } = syllable;
  tracks.forEach((track, n) => {
    const at = n as 0 | 1 | 2;
    const own = 1 + 0.018 * voice.restlessness * random.normal();
    if (phoneme.kind === "vowel") {
      fill(track, startSeconds, endSeconds, phoneme.formants[at] * own);
      if (phoneme.glidesTo !== undefined) {
        const glide = Math.min(MOST_GLIDE_SECONDS, GLIDE_SHARE * (endSeconds - startSeconds));
        const goal = 0.25 * phoneme.formants[at] + 0.75 * phoneme.glidesTo[at];
        for (let i = frameOf(endSeconds - glide); i < frameOf(endSeconds) && i < track.length; i++) {
          const share = ease((i / CONTROL_HZ - endSeconds + glide) / glide);
          track[i] = track[i]! * (1 - share) + goal * own * share;
        }
      }
      return;
    }
    const near = closing ? (vowel.glidesTo ?? vowel.formants) : vowel.formants;
    const { locus, firmness01 } = phoneme;
    fill(track, startSeconds, endSeconds, (firmness01 * locus[at] + (1 - firmness01) * near[at]) * own);
  });
}

/** What sounds in the larynx during a sound, and whether the nose is open. */
function excite(
  tracks: Pick<Controls, "voicing" | "aspiration" | "nasal" | "nasalZeroHz">,
  { phoneme, startSeconds, endSeconds, closing, afterHiss }: Segment,
): void {
  const { voicing, aspiration, nasal, nasalZeroHz } = tracks;
  if (phoneme.kind === "vowel") {
    fill(voicing, startSeconds, endSeconds, 1);
    return;
  }
  if (phoneme.voicingDb !== undefined) fill(voicing, startSeconds, endSeconds, fromDb(phoneme.voicingDb));
  if (phoneme.nasalZeroHz !== undefined) {
    // The velum opens a little early and closes a little late.
    fill(nasal, startSeconds - 0.015, endSeconds + 0.01, 1);
    fill(nasalZeroHz, startSeconds - 0.03, endSeconds + 0.03, phoneme.nasalZeroHz);
  }
  if (phoneme.kind === "aspirate") fill(aspiration, startSeconds, endSeconds + 0.012, ASPIRATE_LEVEL);
  const { aspirationSeconds } = phoneme;
  if (aspirationSeconds !== undefined && !afterHiss) {
    const from = endSeconds - Math.min(aspirationSeconds, 0.5 * (endSeconds - startSeconds));
    fill(aspiration, from, endSeconds + (closing ? 0 : 0.01), ASPIRATE_LEVEL * (closing ? 0.35 : 1));
  }
}

/** A vowel without a consonant before it grows out of breath. */
function softenOnset(voicing: Float64Array, startSeconds: number, random: Random): void {
  const rise = random.range(0.04, 0.075);
  for (let k = -0.03 * CONTROL_HZ; k < rise * CONTROL_HZ; k++) {
    const i = frameOf(startSeconds) + k;
    if (i >= 0 && i < voicing.length) voicing[i] = voicing[i]! * ease(k / (rise * CONTROL_HZ));
  }
}

/** The last vowel of a phrase dies away. */
function letGo(voicing: Float64Array, endSeconds: number, noteSeconds: number, random: Random): void {
  const fade = Math.min(random.range(0.1, 0.2), 0.5 * (endSeconds - noteSeconds));
  for (let i = frameOf(endSeconds - fade); i < Math.min(voicing.length, frameOf(endSeconds + 0.03)); i++)
    voicing[i] = voicing[i]! * ease((endSeconds + 0.02 - i / CONTROL_HZ) / fade);
}

/** The folds come together at the beginning of a phrase and part at its end. */
function loosenEdges(rd: Float64Array, syllables: readonly Syllable[]): void {
  for (const { opensPhrase, closesPhrase, vowelStartSeconds, endSeconds } of syllables) {
    const near = (seconds: number, reach: number, amount: number) => {
      for (let i = frameOf(seconds - reach); i < Math.min(rd.length, frameOf(seconds + reach)); i++)
        rd[i] = rd[i]! + amount * ease(1 - Math.abs(i / CONTROL_HZ - seconds) / reach);
    };
    if (opensPhrase) near(vowelStartSeconds, 0.09, 0.5);
    if (closesPhrase) near(endSeconds, 0.16, 0.8);
  }
}

/** The tract of a person: never still, wider in full voice, and its first formant never below the pitch. */
function wander(
  tracks: readonly [Float64Array, Float64Array, Float64Array],
  pitch: Float64Array,
  effort: Float64Array,
  voice: Voice,
  random: Random,
): void {
  tracks.forEach((track, n) => {
    const slow = drift(track.length, CONTROL_HZ, 8, random);
    for (let i = 0; i < track.length; i++) {
      const opening = n === 0 ? 1 + 0.16 * (effort[i]! - 0.5) : 1;
      const own = (track[i]! * opening * (1 + 0.02 * voice.restlessness * slow[i]!)) / voice.tractLength;
      const hertz = 440 * 2 ** ((pitch[i]! - 69) / 12);
      track[i] = n === 0 ? Math.max(own, 1.04 * hertz) : own;
    }
  });
}
