import { SAMPLE_RATE_HZ } from "../synthesis/loop";
import { LEAD_SECONDS, perform, type SungNote, soundsOf, VOICES, type Voice } from "../synthesis/singer/sing";
import { SIXTEENTH_SECONDS } from "../takes/score";

/** Four bars at 120 bpm over the first half of the takes' guide. */
export const VOICE_FRAMES = 384_000;
const SEED = 7300;

/** "Pass the paper, speak the story; soft and simple, piece by piece": what microphones fear. */
const LINE: readonly (readonly [
  at: number,
  length: number,
  key: number,
  effort01: number,
  phonemes: string,
])[] = [
  [4, 2, 64, 0.66, "p ae s"],
  [6, 2, 65, 0.6, "dh ah"],
  [8, 2, 67, 0.68, "p ey"],
  [10, 4, 64, 0.6, "p er"],
  [16, 2, 69, 0.72, "s p iy k"],
  [18, 2, 67, 0.62, "dh ah"],
  [20, 2, 64, 0.66, "s t ao"],
  [22, 6, 62, 0.6, "r iy"],
  [36, 3, 65, 0.68, "s ao f t"],
  [39, 1, 64, 0.6, "ah n d"],
  [40, 2, 65, 0.66, "s ih m"],
  [42, 4, 67, 0.64, "p ah l"],
  [48, 3, 69, 0.76, "p iy s"],
  [51, 1, 67, 0.66, "b ay"],
  [52, 8, 67, 0.7, "p iy s"],
];

const SCORE = LINE.map(
  ([at, length, key, effort01, phonemes]): SungNote => ({
    atSeconds: at * SIXTEENTH_SECONDS,
    seconds: length * SIXTEENTH_SECONDS,
    key,
    effort01,
    phonemes,
  }),
);
const VOICE: Voice = { ...VOICES.alto, timingSeconds: 0.006 };

/** The same performance whatever its sibilance: chance draws nothing from a level. */
export function faultVoice(sibilanceDb = 0): Float64Array {
  const { sound } = perform(SCORE, { ...VOICE, sibilanceDb }, SEED);
  const out = new Float64Array(VOICE_FRAMES);
  out.set(sound.subarray(LEAD_SECONDS * SAMPLE_RATE_HZ).subarray(0, VOICE_FRAMES));
  return out;
}

/** Of s, z, sh, ch, j in the line: from, to. */
export function hissFrames(): (readonly [number, number])[] {
  return soundsOf(SCORE, VOICE, SEED)
    .filter(({ phoneme }) => ["s", "z", "sh", "zh", "ch", "jh"].includes(phoneme))
    .map(({ startFrame, endFrame }) => [startFrame, endFrame] as const);
}

const RELEASE_SECONDS = 0.042;

/** Where the lips open for a p or a b. */
export function lipFrames(): number[] {
  return soundsOf(SCORE, VOICE, SEED)
    .filter(({ phoneme }) => phoneme === "p" || phoneme === "b")
    .map(({ startFrame, endFrame }) =>
      Math.round(endFrame - Math.min(RELEASE_SECONDS * SAMPLE_RATE_HZ, 0.5 * (endFrame - startFrame))),
    );
}
