import { type Pluck, PluckedInstrument } from "../synthesis/plucked";
import { kicksOf } from "./drums";
import { BARS, chordAt, isChorus, LOOP_FRAMES, player } from "./score";

/** Electric bass straight into the desk: with the kick in the verse, driving eighths in the chorus. */
export function bass(folder: string): Float64Array {
  const hand = player(
    { offsetSeconds: 0.004, driftSeconds: 0.004, jitterSeconds: 0.0025, velocityNoise: 5 },
    2,
  );
  const instrument = new PluckedInstrument(folder, {
    velocityRangeDb: 26,
    darkestHz: 600,
    brightestHz: 7000,
    releaseSeconds: 0.06,
    neighbours: 0,
  });
  const plucks: Pluck[] = [];
  const add = (bar: number, sixteenth: number, length: number, key: number, velocity: number) =>
    plucks.push({
      atSeconds: hand.timeOf(bar * 16 + sixteenth),
      seconds: hand.secondsOf(length),
      key,
      velocity: hand.velocityOf(velocity),
    });
  for (let bar = 0; bar < BARS; bar++) {
    const next = chordAt(bar + 1).root;
    if (isChorus(bar)) {
      for (let s = 0; s < 14; s += 2)
        add(bar, s, 1.7, chordAt(bar, s).root, kicksOf(bar).some(([k]) => k === s) ? 108 : 92);
      add(bar, 14, 1.8, approach(next, chordAt(bar, 14).root), 98);
    } else {
      const hits = kicksOf(bar).map(([s]) => s);
      hits.forEach((s, i) => {
        const end = hits[i + 1] ?? 14;
        const octave = s === 10 && bar % 4 === 1 ? 12 : 0;
        add(bar, s, (end - s) * 0.9, chordAt(bar, s).root + octave, s === 0 ? 100 : 90);
      });
      add(bar, 14, 1.7, approach(next, chordAt(bar, 14).root), 84);
    }
  }
  const loop = new Float64Array(LOOP_FRAMES);
  instrument.play(loop, plucks, hand.random);
  return loop;
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
  const hand = player(
    { offsetSeconds: -0.002, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 6 },
    3,
  );
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

type Hand = ReturnType<typeof player>;

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

export function picked(bar: number, hand: Hand): Pluck[] {
  return PICKING.flatMap(([sixteenth, string, velocity]) => {
    if (sixteenth === 7 && bar % 2 === 0) return [];
    const strings = chordAt(bar, sixteenth).guitar;
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
const STRUMS: readonly (readonly [number, number, number, boolean])[] = [
  [0, 4, 104, false],
  [4, 2, 92, false],
  [6, 4, 80, true],
  [10, 2, 82, true],
  [12, 2, 98, false],
  [14, 2, 78, true],
];

function strummed(bar: number, hand: Hand): Pluck[] {
  return STRUMS.flatMap(([sixteenth, length, velocity, up]) => {
    const strings = chordAt(bar, sixteenth).guitar;
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
  });
}
