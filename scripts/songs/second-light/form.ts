import {
  AM7,
  C9,
  CHART,
  type ChordsOfBar,
  chordsOf,
  D,
  D_F,
  DSUS,
  EM7,
  FRAMES_PER_BAR,
  G,
  G_B,
  HABITS,
  TEMPO_BPM,
  VERSE_BARS,
} from "../flagship/score";
import type { Section } from "../song";
import { Musician, makeBandClock } from "../synthesis/musician";
import { Random } from "../synthesis/random";
import type { Played, Stretch } from "../synthesis/sections";

/** The song's form. Bars, positions and keys as in the loop's score. */
const stretch = (name: string, startBar: number, bars: number): Stretch => ({ name, startBar, bars });

/** What is published by itself. The verse has two halves, so that its second one can come again. */
export const STRETCHES = {
  intro: stretch("intro", 0, 4),
  verseA: stretch("verse-a", 4, 4),
  verseB: stretch("verse-b", 8, 4),
  preChorus: stretch("pre-chorus", 12, 4),
  chorus: stretch("chorus", 16, 8),
  verse2: stretch("verse-2", 24, 4),
  bridge: stretch("bridge", 28, 8),
  finalChorus: stretch("final-chorus", 36, 8),
  ending: stretch("ending", 44, 4),
} as const;
export type StretchName = keyof typeof STRETCHES;
export const STRETCH_NAMES = Object.keys(STRETCHES) as StretchName[];

export const BARS = 48;
export const SONG_FRAMES = BARS * FRAMES_PER_BAR;

/** Sections as a listener counts them. */
export const FORM: readonly Section[] = (
  [
    ["Intro", 0, 4],
    ["Verse 1", 4, 12],
    ["Pre-chorus", 12, 16],
    ["Chorus 1", 16, 24],
    ["Verse 2", 24, 28],
    ["Bridge", 28, 36],
    ["Final chorus", 36, 44],
    ["Ending", 44, BARS],
  ] as const
).map(([name, from, to]) => ({ name, startFrame: from * FRAMES_PER_BAR, endFrame: to * FRAMES_PER_BAR }));

const verse = CHART.slice(0, VERSE_BARS);
const chorus = CHART.slice(VERSE_BARS);
const SONG_CHART: readonly ChordsOfBar[] = [
  ...([[G], [D_F], [EM7], [C9]] as const),
  ...verse,
  ...([[EM7], [C9], [AM7], [DSUS, D]] as const),
  ...chorus,
  ...verse.slice(4),
  ...([[AM7], [EM7], [C9], [G_B], [AM7], [EM7], [C9], [DSUS, D]] as const),
  ...chorus,
  ...([[C9], [D], [G], [G]] as const),
];
export const chords = chordsOf(SONG_CHART);

/** The bar of the loop that a bar of the song is; null where the song has its own. */
export function loopBarOf(bar: number): number | null {
  const { verseA, verse2, chorus: first, finalChorus } = STRETCHES;
  if (bar >= verseA.startBar && bar < verseA.startBar + VERSE_BARS) return bar - verseA.startBar;
  if (bar >= verse2.startBar && bar < verse2.startBar + 4) return bar - verse2.startBar + 4;
  for (const { startBar, bars } of [first, finalChorus])
    if (bar >= startBar && bar < startBar + bars) return bar - startBar + VERSE_BARS;
  return null;
}

const clock = makeBandClock(BARS * 16, TEMPO_BPM, new Random(20264));
// Where a player's earlier take comes again, the band has the same drift as then: the two must fit.
repeatDrift(STRETCHES.verseB, STRETCHES.verse2);
repeatDrift(STRETCHES.chorus, STRETCHES.finalChorus);

function repeatDrift(from: Stretch, to: Stretch): void {
  clock.drift.copyWithin(to.startBar * 16, from.startBar * 16, (from.startBar + from.bars) * 16);
}

const ELECTRIC_HABITS = {
  electricLeft: { offsetSeconds: -0.004, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 6 },
  electricRight: { offsetSeconds: 0.003, driftSeconds: 0.005, jitterSeconds: 0.004, velocityNoise: 7 },
} as const;
const SONG_HABITS = { ...HABITS, ...ELECTRIC_HABITS };

/** A member of the loop's band, or one of the two electric guitarists; all share the band's drift. */
export function player(who: keyof typeof SONG_HABITS, seed: number): Musician {
  return new Musician(clock, SONG_HABITS[who], seed);
}

/** A push on the song's first beat would be cut off. */
const EARLIEST_SECONDS = 0.003;
const notBeforeTheSong = <Event extends Played>(event: Event): Event =>
  event.atSeconds < EARLIEST_SECONDS ? { ...event, atSeconds: EARLIEST_SECONDS } : event;

/**
 * Lets a part be played bar by bar in the sections that it is in. A section begins with the first bar that has
 * something to play.
 */
export function performed<Event extends Played>(
  names: readonly StretchName[],
  bar: (bar: number) => readonly Event[],
): ReadonlyMap<Stretch, readonly Event[]> {
  return new Map(
    names.map((name) => {
      const { startBar, bars } = STRETCHES[name];
      const played = Array.from({ length: bars }, (_, i) => bar(startBar + i).map(notBeforeTheSong));
      const silent = Math.max(
        0,
        played.findIndex((events) => events.length > 0),
      );
      const heard = stretch(STRETCHES[name].name, startBar + silent, bars - silent);
      return [heard, played.flat()];
    }),
  );
}
