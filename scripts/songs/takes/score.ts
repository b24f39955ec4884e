import { type Habits, Musician, makeBandClock } from "../synthesis/musician";
import { Random } from "../synthesis/random";

/** Eight bars at 120 bpm, sung and played three times. Positions are in sixteenths; keys are MIDI numbers. */
export const TEMPO_BPM = 120;
export const FRAMES_PER_BAR = 96_000;
export const BARS = 8;
export const TAKE_FRAMES = BARS * FRAMES_PER_BAR;
export const SIXTEENTH_SECONDS = 15 / TEMPO_BPM;
/** Where one take may be cut to another: every two bars, in the rest before a line. */
export const PHRASES = 4;
export const PHRASE_FRAMES = TAKE_FRAMES / PHRASES;
const PHRASE_SIXTEENTHS = 32;

export interface Chord {
  readonly root: number;
  /** Guitar strings from low to high. */
  readonly guitar: readonly number[];
  /** Right hand of the piano. */
  readonly keys: readonly number[];
}

const C: Chord = { root: 36, guitar: [48, 52, 55, 60, 64], keys: [60, 64, 67] };
const AM: Chord = { root: 33, guitar: [45, 52, 57, 60, 64], keys: [60, 64, 69] };
const F: Chord = { root: 29, guitar: [41, 48, 53, 57, 60, 65], keys: [60, 65, 69] };
const G: Chord = { root: 31, guitar: [43, 47, 50, 55, 59, 67], keys: [59, 62, 67] };
const CHART: readonly Chord[] = [C, AM, F, G, C, AM, G, C];

export const chordAt = (bar: number): Chord => CHART[bar % BARS]!;

/** A syllable: sixteenth of its line, length, key, effort, sounds. */
export type Syllable = readonly [at: number, length: number, key: number, effort01: number, phonemes: string];

/** "Hold the light a little longer / leave the engine running low / say the word and I'll be home / slow the night and let it go" */
export const LINES: readonly (readonly Syllable[])[] = [
  [
    [2, 2, 64, 0.55, "hh ow l d"],
    [4, 2, 65, 0.5, "dh ah"],
    [6, 4, 67, 0.62, "l ay t"],
    [10, 2, 64, 0.5, "ah"],
    [12, 2, 62, 0.52, "l ih"],
    [14, 2, 64, 0.5, "t ah l"],
    [16, 4, 69, 0.66, "l ao ng"],
    [20, 5, 67, 0.55, "g er"],
  ],
  [
    [2, 2, 69, 0.62, "l iy v"],
    [4, 2, 67, 0.55, "dh iy"],
    [6, 3, 65, 0.58, "eh n"],
    [9, 3, 67, 0.58, "jh ih n"],
    [12, 2, 69, 0.6, "r ah n"],
    [14, 2, 67, 0.55, "ih ng"],
    [16, 7, 62, 0.5, "l ow"],
  ],
  [
    [2, 3, 67, 0.66, "s ey"],
    [5, 1, 67, 0.6, "dh ah"],
    [6, 4, 72, 0.8, "w er d"],
    [10, 2, 71, 0.7, "ah n d"],
    [12, 2, 69, 0.68, "ay l"],
    [14, 2, 67, 0.64, "b iy"],
    [16, 7, 69, 0.72, "hh ow m"],
  ],
  [
    [2, 2, 69, 0.64, "s l ow"],
    [4, 2, 67, 0.56, "dh ah"],
    [6, 4, 65, 0.6, "n ay t"],
    [10, 2, 64, 0.52, "ah n d"],
    [12, 2, 62, 0.52, "l eh t"],
    [14, 2, 62, 0.5, "ih t"],
    [16, 8, 60, 0.48, "g ow"],
  ],
];

const clock = makeBandClock(BARS * 16, TEMPO_BPM, new Random(4100));

/** Somebody who plays to the click of this session. */
export const playerOf = (habits: Habits, seed: number): Musician => new Musician(clock, habits, seed);

/** Seconds of a line's sixteenth by the click. */
export const secondsAt = (phrase: number, sixteenth: number): number =>
  (phrase * PHRASE_SIXTEENTHS + sixteenth) * SIXTEENTH_SECONDS;
