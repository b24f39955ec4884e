import { type Habits, Musician, makeBandClock } from "../synthesis/musician";
import { Random } from "../synthesis/random";

/** Bars, chords and players. Positions are in sixteenths of a bar; keys are MIDI numbers. */
export const TEMPO_BPM = 90;
export const BARS = 12;
export const VERSE_BARS = 8;
export const FRAMES_PER_BAR = 128_000;
export const LOOP_FRAMES = BARS * FRAMES_PER_BAR;
export const KEY = "C minor";

export interface Chord {
  readonly name: string;
  /** Electric bass. */
  readonly root: number;
  /** Right hand: no root, led by the smallest steps. */
  readonly right: readonly number[];
  /** Two strings of the guitar. */
  readonly guitar: readonly [number, number];
}

const AB: Chord = { name: "A♭maj9", root: 32, right: [60, 63, 67, 70], guitar: [67, 72] };
const G7: Chord = { name: "G7♯9♭13", root: 31, right: [59, 63, 65, 70], guitar: [65, 70] };
const CM9: Chord = { name: "Cm9", root: 36, right: [58, 62, 63, 67], guitar: [67, 70] };
const BBM9: Chord = { name: "B♭m9", root: 34, right: [56, 60, 61, 65], guitar: [65, 68] };
const EB13: Chord = { name: "E♭13", root: 39, right: [55, 60, 61, 65], guitar: [61, 67] };
const C7: Chord = { name: "C7♯9", root: 36, right: [52, 58, 63, 68], guitar: [64, 70] };
const FM9: Chord = { name: "Fm9", root: 29, right: [56, 60, 63, 67], guitar: [63, 68] };
const GM7: Chord = { name: "Gm7", root: 31, right: [58, 62, 65, 67], guitar: [65, 70] };
const BB13: Chord = { name: "B♭13", root: 34, right: [56, 62, 67, 72], guitar: [67, 74] };
const DB: Chord = { name: "D♭maj9", root: 37, right: [60, 63, 65, 68], guitar: [68, 72] };
const EBSUS: Chord = { name: "E♭13sus", root: 39, right: [61, 65, 68, 72], guitar: [65, 72] };

const CHART: readonly (readonly [Chord] | readonly [Chord, Chord])[] = [
  ...([[AB], [G7], [CM9], [BBM9, EB13]] as const),
  ...([[AB], [G7], [CM9], [C7]] as const),
  ...([
    [FM9, GM7],
    [AB, BB13],
    [CM9, BBM9],
    [DB, EBSUS],
  ] as const),
];

/** The chord that sounds at a sixteenth of a bar. */
export function chordAt(bar: number, sixteenth = 0): Chord {
  const chords = CHART[((bar % BARS) + BARS) % BARS]!;
  return (sixteenth >= 8 ? chords[1] : undefined) ?? chords[0];
}

export const isChorus = (bar: number) => bar >= VERSE_BARS;

/** The second sixteenth of each pair comes late: 56 against 44. */
const SWING_SIXTEENTHS = 0.12;
export const swung = (sixteenth: number) =>
  Math.floor(sixteenth) % 2 === 1 ? sixteenth + SWING_SIXTEENTHS : sixteenth;

const clock = makeBandClock(BARS * 16, TEMPO_BPM, new Random(9090));

/** A member of the band; all share the band's drift. */
export function player(habits: Habits, seed: number): Musician {
  return new Musician(clock, habits, seed);
}
