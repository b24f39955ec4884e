import type { Musician } from "../synthesis/musician";
import { type Pluck, PluckedInstrument } from "../synthesis/plucked";
import { kicksOf } from "./drums";
import { BARS, type ChordAt, chordAt, isChorus, LOOP_FRAMES, player } from "./score";

/** Electric bass straight into the desk: with the kick in the verse, driving eighths in the chorus. */
export function bass(folder: string): Float64Array {
  const hand = player("bass", 2);
  const plucks: Pluck[] = [];
  for (let bar = 0; bar < BARS; bar++)
    plucks.push(...(isChorus(bar) ? driving(bar, hand, kicksOf(bar)) : withKick(bar, hand, kicksOf(bar))));
  const loop = new Float64Array(LOOP_FRAMES);
  bassIn(folder).play(loop, plucks, hand.random);
  return loop;
}

export function bassIn(folder: string): PluckedInstrument {
  return new PluckedInstrument(folder, {
    velocityRangeDb: 26,
    darkestHz: 600,
    brightestHz: 7000,
    releaseSeconds: 0.06,
    neighbours: 0,
  });
}

type Kicks = ReturnType<typeof kicksOf>;

/** A bar of eighths, louder where the kick is; the last one leads on. */
export function driving(bar: number, hand: Musician, kicks: Kicks, chords: ChordAt = chordAt): Pluck[] {
  return inBar(bar, hand, (add) => {
    for (let s = 0; s < 14; s += 2) add(s, 1.7, chords(bar, s).root, kicks.some(([k]) => k === s) ? 108 : 92);
    add(14, 1.8, approach(chords(bar + 1).root, chords(bar, 14).root), 98);
  });
}

/** A bar of the kick's rhythm; the last eighth leads on. */
export function withKick(bar: number, hand: Musician, kicks: Kicks, chords: ChordAt = chordAt): Pluck[] {
  return inBar(bar, hand, (add) => {
    const hits = kicks.map(([s]) => s);
    hits.forEach((s, i) => {
      const end = hits[i + 1] ?? 14;
      const octave = s === 10 && bar % 4 === 1 ? 12 : 0;
      add(s, (end - s) * 0.9, chords(bar, s).root + octave, s === 0 ? 100 : 90);
    });
    add(14, 1.7, approach(chords(bar + 1).root, chords(bar, 14).root), 84);
  });
}

type Add = (sixteenth: number, length: number, key: number, velocity: number) => void;

export function inBar(bar: number, hand: Musician, write: (add: Add) => void): Pluck[] {
  const plucks: Pluck[] = [];
  write((sixteenth, length, key, velocity) => {
    plucks.push({
      atSeconds: hand.timeOf(bar * 16 + sixteenth),
      seconds: hand.secondsOf(length),
      key,
      velocity: hand.velocityOf(velocity),
    });
  });
  return plucks;
}

const SCALE = [0, 2, 4, 6, 7, 9, 11];

/** The last eighth of a bar leads to the next root by a step of the key, from the side it comes from. */
function approach(next: number, from: number): number {
  if (next === from) return from;
  const step = next > from ? -1 : 1;
  let key = next + step;
  while (!SCALE.includes(key % 12)) key += step;
  return Math.max(28, key);
}

const STRUM_SECONDS = [0.011, 0.026] as const;

/** Steel-string guitar, close and dry: picked in the verse, strummed in the chorus. */
export function acousticGuitar(folder: string): Float64Array {
  const hand = player("acousticGuitar", 3);
  const plucks: Pluck[] = [];
  for (let bar = 0; bar < BARS; bar++)
    plucks.push(...(isChorus(bar) ? strummed(bar, hand) : picked(bar, hand)));
  const loop = new Float64Array(LOOP_FRAMES);
  acousticGuitarIn(folder).play(loop, plucks, hand.random);
  return loop;
}

export function acousticGuitarIn(folder: string): PluckedInstrument {
  return new PluckedInstrument(folder, {
    velocityRangeDb: 26,
    darkestHz: 1800,
    brightestHz: 16000,
    releaseSeconds: 0.09,
    neighbours: 1,
  });
}

/** Thumb on the low strings, three fingers on the high ones: position, string from the top (or bass), accent. */
const PICKING: readonly (readonly [number, number | "bass" | "fifth", number])[] = [
  [0, "bass", 106],
  [2, 2, 82],
  [4, 0, 96],
  [6, 1, 84],
  [7, 2, 64],
  [8, "fifth", 94],
  [10, 2, 80],
  [12, 0, 94],
  [14, 1, 86],
];

export function picked(bar: number, hand: Musician, chords: ChordAt = chordAt): Pluck[] {
  return PICKING.flatMap(([sixteenth, string, velocity]) => {
    if (sixteenth === 7 && bar % 2 === 0) return [];
    const strings = chords(bar, sixteenth).guitar;
    const key =
      string === "bass" ? strings[0] : string === "fifth" ? strings[1] : strings[strings.length - 1 - string];
    if (key === undefined) return [];
    return [
      {
        atSeconds: hand.timeOf(bar * 16 + sixteenth),
        seconds: hand.secondsOf(string === "bass" ? 7.5 : 5.5),
        key,
        velocity: hand.velocityOf(velocity),
      },
    ];
  });
}

/** Position, length, accent, upstroke. */
type Strum = readonly [number, number, number, boolean];
const STRUMS: readonly Strum[] = [
  [0, 4, 104, false],
  [4, 2, 92, false],
  [6, 4, 80, true],
  [10, 2, 82, true],
  [12, 2, 98, false],
  [14, 2, 78, true],
];

export function strummed(bar: number, hand: Musician, chords: ChordAt = chordAt): Pluck[] {
  return STRUMS.flatMap((stroke) => strum(bar, stroke, hand, chords));
}

export function strum(
  bar: number,
  [sixteenth, length, velocity, up]: Strum,
  hand: Musician,
  chords: ChordAt,
): Pluck[] {
  const strings = chords(bar, sixteenth).guitar;
  // An upstroke catches the high strings only.
  const order = up ? strings.slice(-4).reverse() : strings;
  const spread = hand.random.range(...STRUM_SECONDS) * (up ? 0.6 : 1);
  const start = hand.timeOf(bar * 16 + sixteenth) - spread * 0.4;
  return order.map((key, i) => ({
    atSeconds: start + (spread * i) / order.length + hand.random.normal() * 0.0008,
    seconds: hand.secondsOf(length) * 0.97,
    key,
    velocity: hand.velocityOf(velocity - i * 3),
  }));
}
