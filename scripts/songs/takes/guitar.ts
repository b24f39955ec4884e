import { acousticGuitarIn } from "../flagship/strings-and-frets";
import { SAMPLE_RATE_HZ } from "../synthesis/loop";
import type { Pluck } from "../synthesis/plucked";
import { Random } from "../synthesis/random";
import { addAt, addHiss, NOISES } from "./noises";
import { BARS, chordAt, PHRASES, playerOf, SIXTEENTH_SECONDS, secondsAt, TAKE_FRAMES } from "./score";
import { amountOf, faultOf } from "./spots";
import { turnAway } from "./vocal";

const HISS_DBFS = -84;
/** Thumb, then fingers from the top: sixteenth, string from the bass (or, negative, from the top), accent. */
const PICKING: readonly (readonly [at: number, string: number, velocity: number])[] = [
  [0, 0, 104],
  [2, -3, 82],
  [4, -1, 94],
  [6, -2, 84],
  [8, 1, 94],
  [10, -3, 80],
  [12, -1, 92],
  [14, -2, 84],
];
/** Open pitch of the string that slips, and of the next one. */
const G_STRING = [55, 59] as const;

/** One take of the guitar. `take` counts from 0. */
export function guitarTake(folder: string, take: number): Float64Array {
  const { hand, plucks } = played(take);
  const out = new Float64Array(TAKE_FRAMES);
  acousticGuitarIn(folder).play(out, plucks, hand.random);
  const random = new Random(6200 + take);
  for (let phrase = 0; phrase < PHRASES; phrase++) {
    const fault = faultOf("guitar", take, phrase);
    turnAway(out, phrase, amountOf(fault, "level"));
    if (fault?.kind !== "noise") continue;
    const atFrame = Math.round(secondsAt(phrase, fault.atSixteenth) * SAMPLE_RATE_HZ);
    addAt(out, NOISES[fault.noise](random), atFrame, 0.5);
  }
  addHiss(out, HISS_DBFS, random);
  return out;
}

/** When each string of a take is plucked, in seconds: what a measurement of onsets must find. */
export const pluckSeconds = (take: number): readonly number[] =>
  played(take).plucks.map(({ atSeconds }) => atSeconds);

function played(take: number) {
  const hand = playerOf(
    { offsetSeconds: 0, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 6 },
    6100 + take,
  );
  const plucks = Array.from({ length: BARS }, (_, bar) => barOf(bar, take, hand)).flat();
  return { hand, plucks };
}

function barOf(bar: number, take: number, hand: ReturnType<typeof playerOf>): Pluck[] {
  const fault = faultOf("guitar", take, Math.floor(bar / 2));
  const strings = chordAt(bar).guitar;
  const late = amountOf(fault, "timing");
  const isLast = bar === BARS - 1;
  return PICKING.flatMap(([at, string, velocity]): Pluck[] => {
    const key = strings.at(string);
    if (key === undefined || (isLast && at > 6)) return [];
    const slipped = key >= G_STRING[0] && key < G_STRING[1];
    // Every string is stopped before the cut to the next line, the last chord before the end.
    const rings = Math.min(string >= 0 ? 8 : 6, (bar % 2 === 1 ? 14.8 : 24) - at);
    return [
      {
        atSeconds: Math.max(0.004, hand.timeOf(bar * 16 + at) + late),
        seconds: rings * SIXTEENTH_SECONDS - late,
        key: key + (slipped ? amountOf(fault, "tuning") : 0),
        velocity: hand.velocityOf(velocity + 3 * (take - 1)),
      },
    ];
  });
}
