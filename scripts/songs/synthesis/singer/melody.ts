import type { Random } from "../random";
import type { Articulation, PerformedNote, Syllable } from "./articulation";
import { drift, ease, smooth } from "./drift";
import type { Voice } from "./score";

/** Values of a control track per second. */
export const CONTROL_HZ = 1000;

/** A voice glides as a damped mass is pulled: a little too far, then back. */
const GLIDE_HZ = 6.5;
const GLIDE_DAMPING = 0.72;
/** The glide begins so long before the beat that the vowel starts on the pitch. */
const GLIDE_LEAD_SECONDS = 0.06;
const DRIFT_SEMITONES = 0.028;
const LEAST_VIBRATO_SECONDS = 0.55;
const VIBRATO_RISE_SECONDS = 0.35;
const FALL_SECONDS = 0.13;
/** Voiced closures let the air pressure drop, voiceless ones tighten the folds. */
const VOICED_DIP = 0.22;
const VOICELESS_RISE = 0.16;

export interface Melody {
  /** MIDI keys. */
  readonly pitch: Float64Array;
  /** −1…1 times how far the vibrato has opened: level and spectrum move with it. */
  readonly vibrato: Float64Array;
}

/** Pitch of a performance, 1000 values per second. */
export function melodyOf(
  { syllables, segments }: Articulation,
  voice: Voice,
  length: number,
  random: Random,
): Melody {
  const pitch = glide(syllables, voice, length, random);
  const vibrato = new Float64Array(length);
  for (const { notes, vowelEndSeconds } of syllables) {
    notes.forEach((note, i) => {
      addVibrato(vibrato, note, notes[i + 1]?.atSeconds ?? vowelEndSeconds, voice, random);
    });
  }
  const bends = new Float64Array(length);
  for (const { phoneme, startSeconds, endSeconds, closing } of segments) {
    if (phoneme.kind !== "stop" && phoneme.kind !== "fricative") continue;
    const amount = phoneme.voicingDb !== undefined ? -VOICED_DIP : closing ? 0 : VOICELESS_RISE;
    fill(bends, startSeconds, endSeconds + (amount > 0 ? 0.03 : 0), amount);
  }
  smooth(bends, 0.05 * CONTROL_HZ);
  const wander = drift(length, CONTROL_HZ, 4, random);
  const tremble = drift(length, CONTROL_HZ, 30, random);
  for (let i = 0; i < length; i++)
    pitch[i] =
      pitch[i]! +
      voice.vibratoSemitones * vibrato[i]! +
      voice.restlessness * (bends[i]! + DRIFT_SEMITONES * wander[i]! + 0.4 * DRIFT_SEMITONES * tremble[i]!);
  return { pitch, vibrato };
}

/** Steps of the tune, as the glottis follows them. */
function glide(syllables: readonly Syllable[], voice: Voice, length: number, random: Random): Float64Array {
  const target = new Float64Array(length).fill(syllables[0]?.notes[0]?.key ?? 60);
  const resets = new Map<number, number>();
  for (const { notes, opensPhrase, closesPhrase, startSeconds, endSeconds } of syllables) {
    notes.forEach(({ atSeconds, key }, i) => {
      if (i === 0 && opensPhrase) {
        const low = key - voice.scoopSemitones * random.range(0.5, 1.3);
        target.fill(low, frameOf(startSeconds));
        resets.set(frameOf(startSeconds), low);
      }
      target.fill(key, frameOf(atSeconds - GLIDE_LEAD_SECONDS));
    });
    const fall = random.range(0.1, 0.7) * voice.restlessness;
    if (closesPhrase && endSeconds - notes.at(-1)!.atSeconds > 3 * FALL_SECONDS)
      for (let i = frameOf(endSeconds - FALL_SECONDS); i < length; i++)
        target[i] = target[i]! - fall * ease((i / CONTROL_HZ - endSeconds) / FALL_SECONDS + 1);
  }
  return follow(target, resets);
}

const frameOf = (seconds: number) => Math.max(0, Math.round(seconds * CONTROL_HZ));

function follow(target: Float64Array, resets: ReadonlyMap<number, number>): Float64Array {
  const omega = 2 * Math.PI * GLIDE_HZ;
  const dt = 1 / CONTROL_HZ;
  let speed = 0;
  let at = target[0]!;
  return target.map((goal, i) => {
    const reset = resets.get(i);
    if (reset !== undefined) {
      at = reset;
      speed = 0;
    }
    speed += dt * (omega * omega * (goal - at) - 2 * GLIDE_DAMPING * omega * speed);
    at += dt * speed;
    return at;
  });
}

function addVibrato(
  track: Float64Array,
  { atSeconds, effort01 }: PerformedNote,
  endSeconds: number,
  voice: Voice,
  random: Random,
): void {
  const seconds = endSeconds - atSeconds;
  const delay = voice.vibratoDelaySeconds * random.range(0.8, 1.25);
  const depth = random.range(0.75, 1.1) * (0.75 + 0.35 * effort01);
  const rate = voice.vibratoHz * (1 + 0.04 * random.normal());
  // Faster towards the end of a note, as singers do (Prame 1994).
  const rush = random.range(0.05, 0.14);
  let phase = random.range(-0.4, 0.4);
  if (seconds < Math.max(LEAST_VIBRATO_SECONDS, delay)) return;
  const wander = drift(Math.ceil(seconds * CONTROL_HZ) + 1, CONTROL_HZ, 4, random);
  for (let k = 0; k < seconds * CONTROL_HZ; k++) {
    const t = k / CONTROL_HZ;
    const open = ease((t - delay) / VIBRATO_RISE_SECONDS) * ease((seconds - t) / 0.12);
    const uneven = 1 + voice.restlessness * 0.09 * wander[k]!;
    if (t > delay) phase += (2 * Math.PI * rate * (1 + (rush * t) / seconds) * uneven) / CONTROL_HZ;
    addAt(track, atSeconds + t, depth * open * uneven * Math.sin(phase));
  }
}

function addAt(track: Float64Array, seconds: number, value: number): void {
  const i = Math.round(seconds * CONTROL_HZ);
  if (i >= 0 && i < track.length) track[i] = track[i]! + value;
}

/** Sets a stretch of a control track. */
export function fill(track: Float64Array, fromSeconds: number, toSeconds: number, value: number): void {
  track.fill(value, frameOf(fromSeconds), frameOf(toSeconds));
}
