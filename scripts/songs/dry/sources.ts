import { tenorSax } from "../flagship/lead";
import { TEMPO_BPM } from "../flagship/score";
import { acousticGuitarIn } from "../flagship/strings-and-frets";
import { DrumKit, type Hit } from "../synthesis/drum-kit";
import { type Habits, Musician, makeBandClock } from "../synthesis/musician";
import type { Pluck } from "../synthesis/plucked";
import { Random } from "../synthesis/random";
import type { WindNote } from "../synthesis/wind";
import { FONTS } from "../tools";

/** Four bars at the song's tempo: 9.6 s. */
export const DRY_LOOP_FRAMES = 460_800;
const SIXTEENTHS = 64;
/** Counted from the lowest. */
const G_STRING = 3;
const clock = makeBandClock(SIXTEENTHS, TEMPO_BPM, new Random(900));

/** Nobody comes in before the loop begins: played once, it would begin with a click. */
export const notBefore0 = (seconds: number): number => Math.max(0.002, seconds);

/** Somebody who plays along with the other dry sources. */
export const dryPlayer = (habits: Habits, seed: number): Musician => new Musician(clock, habits, seed);

/**
 * Picked chords that use the whole range of the guitar, ending on a strum that rings into the loop's start.
 * @param gStringCents how far the G string has slipped
 */
export function dryGuitar(folder: string, gStringCents = 0): Float64Array {
  const hand = new Musician(
    clock,
    { offsetSeconds: 0, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 6 },
    901,
  );
  const chords = [
    [40, 47, 52, 55, 59, 64],
    [48, 52, 55, 60, 64, 67],
    [43, 50, 55, 59, 62, 67],
    [45, 50, 57, 62, 66, 69],
  ];
  const order = [0, 3, 4, 5, 2, 4, 3, 5];
  const plucks: Pluck[] = chords.flatMap((chord, bar) =>
    order.map((string, i) => ({
      atSeconds: hand.timeOf(bar * 16 + i * 2),
      seconds: hand.secondsOf(string < 3 ? 10 : 6),
      key: chord[string]! + (string === G_STRING ? gStringCents / 100 : 0),
      velocity: hand.velocityOf(string < 3 ? 102 : i % 4 === 3 ? 92 : 80),
    })),
  );
  const loop = new Float64Array(DRY_LOOP_FRAMES);
  acousticGuitarIn(folder).play(loop, plucks, hand.random);
  return loop;
}

/** Backbeat with ghost notes, a drag and an accented last bar: every loudness of the drum. */
export function drySnare(): Float64Array {
  const hand = new Musician(
    clock,
    { offsetSeconds: 0, driftSeconds: 0.0025, jitterSeconds: 0.002, velocityNoise: 4 },
    902,
  );
  const groove: readonly (readonly [number, number])[] = [
    [4, 112],
    [7, 30],
    [9, 36],
    [12, 114],
    [15, 28],
  ];
  const lastBar: readonly (readonly [number, number])[] = [
    ...([
      [4, 112],
      [7, 34],
      [8, 52],
      [9, 40],
      [10, 66],
      [11, 48],
    ] as const),
    ...([
      [12, 116],
      [13, 78],
      [14, 92],
      [15, 104],
    ] as const),
  ];
  const hits: Hit[] = [0, 1, 2, 3].flatMap((bar) =>
    (bar === 3 ? lastBar : groove).map(([sixteenth, velocity]) => ({
      atSeconds: hand.timeOf(bar * 16 + sixteenth),
      key: 38,
      velocity: hand.velocityOf(velocity),
    })),
  );
  const loop = new Float64Array(DRY_LOOP_FRAMES);
  new DrumKit(FONTS.blackPearl).play(loop, hits, hand.random, 30);
  return loop;
}

/** A slow phrase over the horn's range, soft to full and back. */
export function drySax(): Float64Array {
  const breath = new Musician(
    clock,
    { offsetSeconds: 0, driftSeconds: 0.005, jitterSeconds: 0.004, velocityNoise: 0 },
    903,
  );
  const phrase: readonly (readonly [number, number, number, number, boolean])[] = [
    ...([
      [2, 2, 52, 0.5, false],
      [4, 2, 55, 0.55, true],
      [6, 6, 59, 0.65, true],
      [12, 4, 57, 0.6, true],
    ] as const),
    ...([
      [16, 2, 55, 0.55, true],
      [18, 7, 52, 0.5, true],
    ] as const),
    ...([
      [28, 2, 59, 0.65, false],
      [30, 2, 62, 0.75, true],
      [32, 8, 67, 0.95, true],
      [40, 3, 66, 0.85, true],
    ] as const),
    ...([
      [43, 1, 64, 0.75, true],
      [44, 4, 62, 0.7, true],
      [48, 2, 59, 0.6, false],
      [50, 7, 57, 0.5, true],
    ] as const),
  ];
  const starts = phrase.map(([sixteenth]) => breath.timeOf(sixteenth));
  const notes = phrase.map(([, length, key, effort01, slurred], i): WindNote => {
    const atSeconds = starts[i]!;
    const slursOn = phrase[i + 1]?.[4] ?? false;
    return {
      atSeconds,
      seconds: slursOn ? starts[i + 1]! - atSeconds : breath.secondsOf(length) - 0.1,
      key,
      effort01,
      slurred,
      scoop: !slurred ? 0.5 : 0,
      falls: false,
    };
  });
  const loop = new Float64Array(DRY_LOOP_FRAMES);
  tenorSax().play(loop, notes, breath.random);
  return loop;
}
