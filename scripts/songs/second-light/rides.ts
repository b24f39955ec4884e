import { FRAMES_PER_BAR } from "../flagship/score";
import type { Ride } from "../mix";
import { STRETCHES, type StretchName } from "./form";

type Point = readonly [bar: number, value: number];

/** @param points bars and quarters of bars from the song's beginning */
function ride(target: string, why: string, points: readonly Point[]): Ride {
  return {
    target,
    why,
    points: points.map(([bar, value]) => ({ atFrame: Math.round(bar * FRAMES_PER_BAR), value })),
  };
}

/** How long a fader takes from one section's level to the next, in bars. */
const MOVE_BARS = 0.25;

/** One value for each section from the first one named on; the move ends at the section's bar line. */
function bySection(first: number, levels: Partial<Record<StretchName, number>>): Point[] {
  const points: Point[] = [[0, first]];
  let last = first;
  for (const [name, value] of Object.entries(levels)) {
    const { startBar } = STRETCHES[name as StretchName];
    points.push([startBar - MOVE_BARS, last], [startBar, value]);
    last = value;
  }
  return points;
}

/** The end of a phrase, from the last note's middle to the rest after it. */
function thrown(restDb: number, throwDb: number, ...bars: readonly number[]): Point[] {
  return [
    [0, restDb],
    ...bars.flatMap((bar): Point[] => [
      [bar - 0.02, restDb],
      [bar, throwDb],
      [bar + 0.3, throwDb],
      [bar + 0.32, restDb],
    ]),
  ];
}

export const RIDES: readonly Ride[] = [
  ride(
    "lead/faderDb",
    "The horn is ridden: up for the soft verses, back where it plays out by itself, and up again over the strings of the last chorus.",
    bySection(6, { preChorus: 6, chorus: 5.5, verse2: 6.5, bridge: 6, finalChorus: 5.5, ending: 5 }),
  ),
  ride(
    "lead/to-echo",
    "Echo throws: only the last note of a phrase goes into the delay, and the rest after it is filled.",
    thrown(-24, -8, 7.5, 15.5, 23.55, 27.5, 39.45, 45.6),
  ),
  ride(
    "strings/faderDb",
    "Strings come from nowhere in the bridge, stand under the last chorus, and step back where the horn climbs to its top note.",
    [
      [0, -9],
      [32, -9],
      [35.5, 0],
      [36, -1],
      [37.75, -1],
      [38, -3],
      [39.25, 0],
      [39.9, 0],
      [40, -3],
      [41, -1.5],
      [42, -3.5],
      [43.25, 0],
      [46, 0],
      [48, -2],
    ],
  ),
  ride(
    "guitars/faderDb",
    "Lines and solo are turned up; in the choruses the players are loud by themselves, and the fader holds the wall just behind the horn.",
    bySection(-0.5, {
      verseB: -1.5,
      preChorus: -2.5,
      chorus: -4.5,
      verse2: -3.5,
      bridge: -0.5,
      finalChorus: -4,
      ending: -4,
    }),
  ),
  ...(["left", "right"] as const).map((side) =>
    ride(
      `electric-guitar-${side}/amplifier/driveDb`,
      side === "left"
        ? "Nearly clean where it plays lines, driven where it plays chords, in between for the bridge's solo."
        : "The right amplifier follows the form too: nearly clean under the solo, as far up as the left in the choruses.",
      bySection(12, {
        ...{ preChorus: 13, chorus: 16, verse2: 12 },
        ...{ bridge: side === "left" ? 16 : 10, finalChorus: 16.5 },
      }),
    ),
  ),
  ride(
    "room/faderDb",
    "The drums' room opens in the choruses: the same strokes in a larger place.",
    bySection(-3, { preChorus: -2, chorus: 1, verse2: -3, bridge: -1, finalChorus: 1.5, ending: 2.5 }),
  ),
  ride(
    "acoustic-guitar/faderDb",
    "Loud while it carries the song alone, down where the electric guitars take over.",
    bySection(4.5, {
      verseA: 3.5,
      preChorus: 1.5,
      chorus: -1.5,
      verse2: 3,
      bridge: 2,
      finalChorus: -1.5,
      ending: 0,
    }),
  ),
  ride(
    "drums/faderDb",
    "A drummer who plays softly is nearly lost in the bridge: a decibel and a half up there, and back in time for the last chorus.",
    bySection(0.5, { chorus: 0.5, bridge: 2, finalChorus: 0.5, ending: 0 }),
  ),
];
