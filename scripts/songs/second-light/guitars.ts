import {
  acousticGuitarIn,
  bassIn,
  driving,
  inBar,
  picked,
  strum,
  strummed,
  withKick,
} from "../flagship/strings-and-frets";
import { recordingsOf } from "../samples";
import type { Musician } from "../synthesis/musician";
import type { Pluck, PluckedInstrument } from "../synthesis/plucked";
import { Random } from "../synthesis/random";
import type { Part } from "../synthesis/sections";
import { kicksAt } from "./drums";
import { chords, loopBarOf, performed, player, STRETCH_NAMES, STRETCHES, type StretchName } from "./form";

/** Sixteenth, length, key, accent. */
type Note = readonly [number, number, number, number];

/** Where the bass has a line of its own. */
const BASS_LINES: Readonly<Record<number, readonly Note[]>> = {
  // Intro: down the stairs into the verse.
  3: [
    [8, 3.6, 36, 86],
    [12, 1.8, 35, 90],
    [14, 1.7, 33, 94],
  ],
  // Verse 2: the same roots, with something to say between them.
  24: [
    [0, 6, 31, 102],
    [6, 1.6, 38, 84],
    [8, 1.8, 43, 90],
    [10, 3.6, 31, 96],
    [14, 1.7, 31, 82],
  ],
  25: [
    [0, 5.4, 30, 100],
    [7, 2.6, 30, 84],
    [10, 1.8, 38, 94],
    [12, 1.8, 35, 84],
    [14, 1.7, 31, 86],
  ],
  26: [
    [0, 5.6, 33, 102],
    [6, 1.6, 40, 82],
    [8, 1.6, 43, 92],
    [10, 2.8, 40, 94],
    [13, 0.9, 36, 76],
    [14, 1.7, 36, 88],
  ],
  27: [
    [0, 5.6, 38, 104],
    [6, 1.6, 38, 84],
    [8, 1.8, 45, 96],
    [10, 1.8, 43, 92],
    [12, 1.8, 40, 88],
    [14, 1.7, 35, 92],
  ],
  // Bridge: long notes under half the time.
  28: [
    [0, 13.5, 33, 96],
    [14, 1.7, 31, 80],
  ],
  29: [
    [0, 6.6, 28, 96],
    [7, 6.6, 28, 84],
    [14, 1.7, 35, 82],
  ],
  30: [
    [0, 13.5, 36, 96],
    [14, 1.7, 33, 80],
  ],
  31: [
    [0, 9.6, 35, 96],
    [10, 3.6, 35, 90],
    [14, 1.7, 31, 86],
  ],
  // Ending: with the fill, then home.
  45: [
    [0, 7.2, 38, 108],
    [8, 1.8, 38, 100],
    [10, 1.8, 36, 98],
    [12, 1.8, 35, 100],
    [14, 1.7, 33, 104],
  ],
  46: [[0, 28, 31, 110]],
};

/** Electric bass straight into the desk: with the bass drum, in eighths where the song drives. */
export function bass(): Part<Pluck> {
  const hand = player("bass", 2);
  const events = performed(STRETCH_NAMES, (bar) => {
    const line = BASS_LINES[bar];
    if (line !== undefined)
      return inBar(bar, hand, (add) => {
        for (const note of line) add(...note);
      });
    if (bar < STRETCHES.verseA.startBar || bar > STRETCHES.ending.startBar) return [];
    const isVerse = (loopBarOf(bar) ?? 8) < 8;
    return (isVerse ? withKick : driving)(bar, hand, kicksAt(bar), chords);
  });
  return { events, player: () => plucked(bassIn(recordingsOf("electricBass")), 2002) };
}

/** Steel-string guitar: picked where there is room, strummed where there is none; final chorus and verse 2 are earlier takes. */
export function acousticGuitar(): Part<Pluck> {
  const hand = player("acousticGuitar", 3);
  const names: readonly StretchName[] = [
    ...(["intro", "verseA", "verseB", "preChorus"] as const),
    ...(["chorus", "bridge", "ending"] as const),
  ];
  const events = performed(names, (bar) => acousticBar(bar, hand));
  return { events, player: () => plucked(acousticGuitarIn(recordingsOf("acousticGuitar")), 2003) };
}

function acousticBar(bar: number, hand: Musician): Pluck[] {
  const { preChorus, chorus, bridge, ending } = STRETCHES;
  if (bar === ending.startBar + 1)
    return [
      ...strum(bar, [0, 7.5, 104, false], hand, chords),
      ...[8, 10, 12, 14].flatMap((s, i) => strum(bar, [s, 1.8, 84 + 7 * i, false], hand, chords)),
    ];
  if (bar === ending.startBar + 2) return strum(bar, [0, 28, 100, false], hand, chords);
  if (bar > ending.startBar) return [];
  const isStrummed =
    (bar >= preChorus.startBar + 2 && bar < chorus.startBar + chorus.bars) || bar >= bridge.startBar + 4;
  return (isStrummed ? strummed : picked)(bar, hand, chords);
}

function plucked(instrument: PluckedInstrument, seed: number) {
  const chance = new Random(seed);
  return (plucks: readonly Pluck[], frames: number): Float64Array[] => {
    const sound = new Float64Array(frames);
    instrument.play(sound, plucks, chance);
    return [sound];
  };
}
