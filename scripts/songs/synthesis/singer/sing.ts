import { addWrapped, SAMPLE_RATE_HZ } from "../loop";
import { Random } from "../random";
import { type Articulation, articulate, type Segment } from "./articulation";
import { controlsOf } from "./controls";
import { readTrack } from "./drift";
import { glottalSource } from "./glottis";
import { CONTROL_HZ } from "./melody";
import type { SungNote, Voice } from "./score";
import { throughTract } from "./tract";
import { addTurbulence } from "./turbulence";

export { type SungNote, VOICES, type Voice } from "./score";

/** Room for a breath and consonants before the first beat. */
export const LEAD_SECONDS = 1;
const RELEASE_SECONDS = 0.5;
/** Brings full effort to a peak between 0.2 and 0.8, by vowel and voice. */
const OUTPUT_GAIN = 0.15;

/** Where one sound of the words lies in a performance; before the first beat is negative. */
export interface SungSound {
  readonly phoneme: string;
  readonly startFrame: number;
  readonly endFrame: number;
  /** Counted from 0. */
  readonly syllable: number;
}

export interface Performance {
  /** From `LEAD_SECONDS` before second 0 to half a second past the last note, 48 kHz mono. */
  readonly sound: Float64Array;
  readonly sounds: readonly SungSound[];
}

/**
 * A synthetic singer: glottal pulses, a moving tract, turbulence; no recordings. Another seed is another performance of
 * the same singer, as a double track needs it.
 * @param score notes in order of time, one voice
 * @throws RangeError when words or order of the notes are wrong
 */
export function perform(score: readonly SungNote[], voice: Voice, seed: number): Performance {
  const random = new Random(seed);
  const articulation = articulateLater(score, voice, random);
  const endSeconds = (articulation.syllables.at(-1)?.endSeconds ?? LEAD_SECONDS) + RELEASE_SECONDS;
  const frames = Math.round(endSeconds * SAMPLE_RATE_HZ);
  const controls = controlsOf(articulation, voice, Math.ceil(endSeconds * CONTROL_HZ) + 1, random);
  const { flow, openness } = glottalSource(controls, frames, voice.restlessness, random);
  addBreath(flow, openness, controls.aspiration, controls.voicing, random);
  const sound = throughTract(flow, controls, voice, random);
  const { segments, syllables } = articulation;
  addTurbulence(sound, segments, syllables, controls, openness, voice, random);
  return { sound: sound.map((value) => OUTPUT_GAIN * value), sounds: segments.map(soundOf) };
}

/** The sounds of the words of a performance, without singing it. */
export function soundsOf(score: readonly SungNote[], voice: Voice, seed: number): SungSound[] {
  return articulateLater(score, voice, new Random(seed)).segments.map(soundOf);
}

function articulateLater(score: readonly SungNote[], voice: Voice, random: Random): Articulation {
  const later = score.map((note) => ({ ...note, atSeconds: note.atSeconds + LEAD_SECONDS }));
  return articulate(later, voice, random);
}

/**
 * A dry voice; frame 0 is second 0 of the score, so that the first consonants and a breath need some time before the
 * first note.
 * @returns 48 kHz mono, to half a second past the last note; full effort peaks between 0.2 and 0.8
 * @throws RangeError as `perform`, or when the first consonant would begin before frame 0
 */
export function sing(score: readonly SungNote[], voice: Voice, seed: number): Float64Array {
  const { sound, sounds } = perform(score, voice, seed);
  if ((sounds[0]?.startFrame ?? 0) < 0)
    throw new RangeError("The first consonant begins before second 0: let the first note come later.");
  return sound.slice(LEAD_SECONDS * SAMPLE_RATE_HZ);
}

/** A dry voice in a loop: what begins before it or rings past its end is folded. */
export function singLoop(
  score: readonly SungNote[],
  voice: Voice,
  seed: number,
  loopFrames: number,
): Float64Array {
  const loop = new Float64Array(loopFrames);
  addWrapped(loop, perform(score, voice, seed).sound, -LEAD_SECONDS * SAMPLE_RATE_HZ);
  return loop;
}

function soundOf({ name, startSeconds, endSeconds, syllable }: Segment): SungSound {
  const frameOf = (seconds: number) => Math.round((seconds - LEAD_SECONDS) * SAMPLE_RATE_HZ);
  return { phoneme: name, startFrame: frameOf(startSeconds), endFrame: frameOf(endSeconds), syllable };
}

/** Breath passes in puffs while the folds swing, evenly while they rest. */
function addBreath(
  flow: Float64Array,
  openness: Float64Array,
  aspiration: Float64Array,
  voicing: Float64Array,
  random: Random,
): void {
  let last = 0;
  for (let i = 0; i < flow.length; i++) {
    const at = (i * CONTROL_HZ) / SAMPLE_RATE_HZ;
    const white = random.normal();
    // Turbulence has little below 1 kHz.
    const bright = white - 0.8 * last;
    last = white;
    const swinging = Math.min(1, 4 * readTrack(voicing, at));
    const puff = 1 - swinging + swinging * openness[i]!;
    flow[i] = flow[i]! + bright * puff * readTrack(aspiration, at);
  }
}
