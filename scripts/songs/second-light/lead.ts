import { blown, tenorSax } from "../flagship/lead";
import { TUNE, type TuneNote, VERSE_BARS } from "../flagship/score";
import { Random } from "../synthesis/random";
import type { Part } from "../synthesis/sections";
import type { WindNote } from "../synthesis/wind";
import { performed, player, STRETCHES, type StretchName } from "./form";

const PRE_CHORUS: readonly TuneNote[] = [
  // Shorter breaths, each a step higher.
  [12, 0, 3, 71, 0.7, "tongued"],
  [12, 3, 3, 69, 0.66, "slurred"],
  [12, 6, 5, 67, 0.64, "slurred"],
  [13, 0, 3, 72, 0.74, "tongued"],
  [13, 3, 3, 71, 0.7, "slurred"],
  [13, 6, 5, 67, 0.68, "slurred"],
  [14, 0, 3, 72, 0.78, "scooped"],
  [14, 3, 3, 74, 0.8, "slurred"],
  [14, 6, 2, 76, 0.84, "slurred"],
  [14, 8, 6, 72, 0.8, "slurred"],
  [15, 0, 6, 74, 0.86, "tongued"],
  [15, 6, 5, 69, 0.78, "slurred"],
  [15, 12, 2, 69, 0.82, "tongued"],
  [15, 14, 2, 71, 0.88, "slurred"],
];

const VERSE_2: readonly TuneNote[] = [
  // The tune comes from above this time, and answers itself.
  [24, 4, 2, 67, 0.6, "scooped"],
  [24, 6, 2, 71, 0.66, "slurred"],
  [24, 8, 5, 74, 0.76, "slurred"],
  [24, 14, 2, 71, 0.66, "tongued"],
  [25, 0, 3, 69, 0.68, "slurred"],
  [25, 3, 3, 66, 0.6, "slurred"],
  [25, 6, 5, 62, 0.54, "falling"],
  [26, 2, 2, 64, 0.58, "tongued"],
  [26, 4, 2, 67, 0.64, "slurred"],
  [26, 6, 2, 69, 0.68, "slurred"],
  [26, 8, 4, 72, 0.76, "scooped"],
  [26, 12, 2, 71, 0.7, "slurred"],
  [26, 14, 2, 69, 0.66, "slurred"],
  [27, 0, 6, 67, 0.66, "tongued"],
  [27, 6, 7, 66, 0.6, "falling"],
];

const BRIDGE: readonly TuneNote[] = [
  // Low and far while the guitar has the tune; then up to where the final chorus begins.
  [29, 12, 2, 62, 0.46, "scooped"],
  [29, 14, 2, 64, 0.5, "slurred"],
  [30, 0, 7, 67, 0.56, "slurred"],
  [31, 10, 2, 62, 0.52, "tongued"],
  [31, 12, 2, 64, 0.56, "slurred"],
  [31, 14, 2, 67, 0.62, "slurred"],
  [32, 0, 8, 72, 0.74, "slurred"],
  [32, 10, 2, 71, 0.68, "tongued"],
  [32, 12, 4, 69, 0.68, "slurred"],
  [33, 0, 6, 71, 0.74, "slurred"],
  [33, 8, 2, 67, 0.68, "tongued"],
  [33, 10, 2, 69, 0.72, "slurred"],
  [33, 12, 4, 71, 0.76, "slurred"],
  [34, 0, 7, 74, 0.84, "scooped"],
  [34, 8, 2, 72, 0.8, "tongued"],
  [34, 10, 2, 74, 0.84, "slurred"],
  [34, 12, 4, 76, 0.9, "slurred"],
  [35, 0, 8, 78, 0.96, "scooped"],
];

const FINAL_CHORUS: readonly TuneNote[] = [
  // The hook, answered an octave's reach higher: the top of the horn.
  [36, 0, 3, 74, 0.94, "scooped"],
  [36, 3, 3, 72, 0.86, "tongued"],
  [36, 6, 2, 71, 0.82, "slurred"],
  [36, 8, 4, 67, 0.82, "tongued"],
  [36, 12, 2, 71, 0.88, "tongued"],
  [36, 14, 2, 74, 0.92, "slurred"],
  [37, 0, 4, 78, 0.97, "slurred"],
  [37, 4, 2, 76, 0.92, "slurred"],
  [37, 6, 6, 74, 0.9, "slurred"],
  [37, 14, 2, 76, 0.9, "tongued"],
  [38, 0, 3, 79, 1, "slurred"],
  [38, 3, 3, 76, 0.92, "tongued"],
  [38, 6, 2, 74, 0.86, "slurred"],
  [38, 8, 6, 71, 0.84, "tongued"],
  [39, 0, 2, 71, 0.82, "tongued"],
  [39, 2, 2, 69, 0.8, "slurred"],
  [39, 4, 2, 71, 0.84, "tongued"],
  [39, 6, 6, 74, 0.9, "falling"],
  [40, 0, 3, 79, 1, "scooped"],
  [40, 3, 3, 76, 0.94, "tongued"],
  [40, 6, 2, 74, 0.88, "slurred"],
  [40, 8, 6, 72, 0.86, "tongued"],
  [41, 0, 3, 74, 0.88, "tongued"],
  [41, 3, 3, 76, 0.92, "tongued"],
  [41, 6, 6, 78, 0.96, "slurred"],
  [41, 14, 1, 74, 0.88, "tongued"],
  [41, 15, 1, 76, 0.92, "slurred"],
  [42, 0, 6, 79, 1, "scooped"],
  [42, 6, 4, 76, 0.94, "slurred"],
  [42, 10, 2, 74, 0.9, "slurred"],
  [42, 12, 4, 71, 0.86, "slurred"],
  [43, 0, 6, 74, 0.9, "tongued"],
  [43, 6, 2, 72, 0.86, "slurred"],
  [43, 8, 7, 78, 0.97, "slurred"],
];

const ENDING: readonly TuneNote[] = [
  [44, 0, 3, 79, 0.98, "tongued"],
  [44, 3, 3, 76, 0.9, "tongued"],
  [44, 6, 2, 74, 0.84, "slurred"],
  [44, 8, 6, 72, 0.82, "tongued"],
  [45, 0, 3, 69, 0.78, "tongued"],
  [45, 3, 3, 71, 0.8, "slurred"],
  [45, 6, 6, 69, 0.74, "slurred"],
  [45, 14, 2, 69, 0.7, "tongued"],
  [46, 0, 11, 67, 0.72, "falling"],
];

/** Bars of the loop's tune, where the song has them. */
const fromLoop = (first: number, bars: number, startBar: number): TuneNote[] =>
  TUNE.filter(([bar]) => bar >= first && bar < first + bars).map(([bar, ...rest]) => [
    bar - first + startBar,
    ...rest,
  ]);

const TUNES = {
  verseA: fromLoop(0, 4, STRETCHES.verseA.startBar),
  verseB: fromLoop(4, 4, STRETCHES.verseB.startBar),
  preChorus: PRE_CHORUS,
  chorus: fromLoop(VERSE_BARS, 8, STRETCHES.chorus.startBar),
  verse2: VERSE_2,
  bridge: BRIDGE,
  finalChorus: FINAL_CHORUS,
  ending: ENDING,
} as const satisfies Partial<Record<StretchName, readonly TuneNote[]>>;

/** Tenor saxophone with the tune; silent in the intro. */
export function lead(): Part<WindNote> {
  const breath = player("lead", 7);
  const names = Object.keys(TUNES) as (keyof typeof TUNES)[];
  const byBar = new Map<number, WindNote[]>();
  for (const name of names) {
    const tune = TUNES[name];
    blown(tune, breath).forEach((note, i) => {
      const bar = tune[i]![0];
      byBar.set(bar, [...(byBar.get(bar) ?? []), note]);
    });
  }
  return {
    events: performed(names, (bar) => byBar.get(bar) ?? []),
    player: () => {
      const chance = new Random(2007);
      return (notes, frames) => {
        const sound = new Float64Array(frames);
        tenorSax().play(sound, notes, chance);
        return [sound];
      };
    },
  };
}
