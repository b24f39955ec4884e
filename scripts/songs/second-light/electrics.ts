import { playElectricGuitar, type StringPluck } from "../synthesis/electric-guitar";
import type { Musician } from "../synthesis/musician";
import { Random } from "../synthesis/random";
import type { Part } from "../synthesis/sections";
import { chords, performed, player, STRETCHES, type StretchName } from "./form";

type Side = "left" | "right";
/** Sixteenth, length, keys from low to high, accent. */
type Chop = readonly [number, number, readonly number[], number];

/** Few notes, wide apart: a distorted third in the bass is mud. */
const POWER: Readonly<Record<string, readonly number[]>> = {
  G: [43, 50, 55, 59],
  "D/F♯": [42, 50, 57],
  Em7: [40, 47, 52, 55],
  Cadd9: [48, 55, 62],
  Am7: [45, 52, 57],
  Dsus4: [50, 57, 62, 67],
  D: [50, 57, 62, 66],
  "G/B": [47, 50, 55],
};
const power = (bar: number, sixteenth: number) => POWER[chords(bar, sixteenth).name]!;

/** What one of the two plays while they are not together. */
const LINES: Readonly<Record<Side, Readonly<Record<number, readonly Chop[]>>>> = {
  left: {
    // Intro: the chorus's hook, as if remembered.
    0: [
      [0, 3, [74], 84],
      [3, 3, [72], 76],
      [6, 2, [71], 74],
      [8, 7, [67], 82],
    ],
    1: [
      [0, 3, [69], 80],
      [3, 3, [66], 72],
      [6, 9, [62], 78],
    ],
    2: [
      [0, 3, [71], 84],
      [3, 3, [69], 76],
      [6, 2, [67], 74],
      [8, 7, [64], 82],
    ],
    3: [
      [0, 3, [67], 82],
      [3, 3, [64], 74],
      [6, 5, [62], 80],
      [12, 1.9, [64], 78],
      [14, 1.9, [66], 84],
    ],
    // Verse, second half: in the holes of the tune.
    8: [
      [0, 2, [67], 76],
      [2, 2, [71], 78],
      [4, 3, [74], 84],
    ],
    9: [
      [12, 2, [69], 78],
      [14, 2, [66], 74],
    ],
    10: [
      [0, 4, [64], 80],
      [4, 1.5, [67], 72],
    ],
    11: [
      [11, 1, [62], 72],
      [12, 2, [66], 80],
      [14, 2, [69], 84],
    ],
    // Verse 2: a second voice under the tune's long notes.
    24: [
      [0, 3, [59, 67], 84],
      [11, 2, [62], 76],
      [13, 3, [66], 80],
    ],
    25: [
      [0, 6, [57, 66], 84],
      [8, 2, [62], 78],
      [10, 2, [66], 80],
      [12, 4, [69], 86],
    ],
    26: [
      [0, 2, [67], 82],
      [2, 6, [64], 78],
      [12, 2, [60], 76],
      [14, 2, [64], 80],
    ],
    27: [
      [0, 6, [62, 67], 84],
      [8, 6, [62, 66], 86],
    ],
    // Bridge: the saxophone rests, the guitar has the tune.
    28: [
      [0, 6, [76], 100],
      [6, 2, [74], 88],
      [8, 4, [72], 94],
      [12, 4, [69], 90],
    ],
    29: [
      [0, 9, [71], 100],
      [10, 2, [67], 86],
      [12, 2, [69], 88],
      [14, 2, [71], 94],
    ],
    30: [
      [0, 6, [74], 102],
      [6, 2, [72], 90],
      [8, 7, [67], 96],
    ],
    31: [
      [0, 4, [71], 98],
      [4, 4, [74], 102],
      [8, 7.5, [79], 112],
    ],
  },
  right: {
    // Intro: a low answer.
    2: [[0, 15, [52, 59], 70]],
    3: [
      [0, 7.5, [48, 55], 74],
      [8, 7.5, [50, 57], 78],
    ],
    8: [[0, 15, [55, 59], 70]],
    9: [[0, 15, [54, 57], 70]],
    10: [[0, 15, [52, 57], 72]],
    11: [
      [0, 7.6, [50, 57], 74],
      [8, 7.6, [50, 54], 76],
    ],
    28: [[0, 15.5, [45, 52, 60], 78]],
    29: [[0, 15.5, [47, 52, 59], 76]],
    30: [[0, 15.5, [48, 55, 62], 80]],
    31: [[0, 15.5, [47, 55, 62], 84]],
  },
};
const OFFBEATS = [2, 6, 10, 14];

/** Position, length, accent of the chords that both play. */
type Stroke = readonly [number, number, number];
const EVEN_BAR: readonly Stroke[] = [
  [0, 5.6, 114],
  [6, 1.7, 98],
  [8, 5.6, 108],
  [14, 1.8, 100],
];
const ODD_BAR: readonly Stroke[] = [
  [0, 5.6, 112],
  [6, 3.7, 104],
  [10, 1.8, 96],
  [12, 3.8, 108],
];
const STOPS: readonly Stroke[] = [
  [0, 7.4, 114],
  [8, 1.8, 96],
  [10, 1.8, 102],
  [12, 1.8, 108],
  [14, 1.8, 114],
];
const LAST: readonly Stroke[] = [[0, 28, 118]];
const STRUM_SECONDS = [0.007, 0.015] as const;

const PLAYED: readonly StretchName[] = [
  ...(["intro", "verseB", "preChorus", "chorus"] as const),
  ...(["verse2", "bridge", "finalChorus", "ending"] as const),
];

/**
 * One of two electric guitars, straight into the desk. Apart in the verses; in pre-chorus, choruses and ending both play
 * the same part, each in its own performance: a true double track.
 */
export function electricGuitar(side: Side): Part<StringPluck> {
  const [hand, seed] =
    side === "left" ? [player("electricLeft", 61), 2061] : [player("electricRight", 62), 2062];
  const events = performed(PLAYED, (bar) => barOf(side, bar, hand));
  return {
    events,
    player: () => {
      const chance = new Random(seed);
      return (plucks, frames) => {
        const sound = new Float64Array(frames);
        playElectricGuitar(sound, plucks, chance);
        return [sound];
      };
    },
  };
}

function barOf(side: Side, bar: number, hand: Musician): StringPluck[] {
  const line = LINES[side][bar];
  if (line !== undefined) return line.flatMap((chop) => chord(bar, chop, hand, false));
  const { verse2, preChorus, bridge, ending, chorus, finalChorus } = STRETCHES;
  if (side === "right" && bar >= verse2.startBar && bar < bridge.startBar)
    return OFFBEATS.flatMap((s) => chord(bar, [s, 0.8, chords(bar, s).guitar.slice(-3), 84], hand, false));
  if (bar >= preChorus.startBar && bar < chorus.startBar)
    return growing(bar, 72 + 8 * (bar - preChorus.startBar), hand);
  if (bar >= bridge.startBar + 4 && bar < finalChorus.startBar)
    return growing(bar, 68 + 8 * (bar - bridge.startBar - 4), hand);
  if (bar === ending.startBar + 1) return together(bar, STOPS, hand);
  if (bar === ending.startBar + 2) return together(bar, LAST, hand);
  if (bar < chorus.startBar || bar > ending.startBar) return [];
  return together(bar, bar % 2 === 0 ? EVEN_BAR : ODD_BAR, hand);
}

function together(bar: number, strokes: readonly Stroke[], hand: Musician): StringPluck[] {
  return strokes.flatMap(([s, length, accent]) =>
    chord(bar, [s, length, power(bar, s), accent], hand, false),
  );
}

/** Eighths with the hand on the strings; on the last half of a Dsus bar it lifts. */
function growing(bar: number, accent: number, hand: Musician): StringPluck[] {
  const opens = chords(bar, 0) !== chords(bar, 8);
  const muted = (opens ? [0, 2, 4, 6] : [0, 2, 4, 6, 8, 10, 12, 14]).flatMap((s) =>
    chord(
      bar,
      [s, 1.7, power(bar, s).slice(0, 2), accent + (s % 8 === 0 ? 12 : s % 4 === 0 ? 5 : 0)],
      hand,
      true,
    ),
  );
  return opens ? [...muted, ...chord(bar, [8, 7.6, power(bar, 8), accent + 14], hand, false)] : muted;
}

function chord(
  bar: number,
  [sixteenth, length, keys, accent]: Chop,
  hand: Musician,
  palmMuted: boolean,
): StringPluck[] {
  const spread = hand.random.range(...STRUM_SECONDS) * (keys.length - 1) * 0.5;
  const start = hand.timeOf(bar * 16 + sixteenth);
  return keys.map((key, i) => ({
    atSeconds: start + (spread * i) / keys.length + hand.random.normal() * 0.0006,
    seconds: hand.secondsOf(length) * hand.random.range(0.94, 1),
    key,
    velocity: hand.velocityOf(accent - 2 * i),
    palmMuted,
  }));
}
