import { playFluid } from "../synthesis/fluidsynth";
import type { MidiNote } from "../synthesis/midi";
import { FONTS } from "../tools";
import { BARS, chordAt, isSolo, LOOP_FRAMES, MELODY, player, swung } from "./score";

type Push = readonly [sixteenth: number, length: number, velocity: number];
/** The left hand leaves the tune alone and answers it; behind the solo it kicks. */
const COMPING: readonly (readonly Push[])[] = [
  [
    [0, 6, 54],
    [10, 4, 58],
  ],
  [
    [6, 5, 58],
    [14, 2, 52],
  ],
  [
    [0, 4, 52],
    [8, 3, 56],
  ],
  [
    [2, 3, 56],
    [10, 3, 60],
    [14, 2, 54],
  ],
];
/** Accents stand out further than they are written: 30 % more to either side of the middle. */
const touched = (velocity: number): number => 70 + 1.3 * (velocity - 74);

const SOLO_COMPING: readonly (readonly Push[])[] = [
  [
    [0, 3, 66],
    [6, 2, 72],
  ],
  [
    [4, 1.5, 64],
    [10, 3, 74],
  ],
  [
    [0, 1.5, 62],
    [6, 4, 72],
    [14, 2, 70],
  ],
  [
    [2, 2, 70],
    [8, 2, 66],
    [14, 2, 76],
  ],
];

/** Both hands; the tune lies back, as pianists do over a swinging bass. Two channels: bass and treble end of the strings. */
export function piano(): readonly [Float64Array, Float64Array] {
  const right = player(
    { offsetSeconds: 0.012, driftSeconds: 0.005, jitterSeconds: 0.004, velocityNoise: 5 },
    4,
  );
  const left = player(
    { offsetSeconds: 0.005, driftSeconds: 0.005, jitterSeconds: 0.004, velocityNoise: 5 },
    5,
  );
  const notes: MidiNote[] = [];
  for (const [bar, sixteenth, length, key, velocity] of MELODY) {
    const atSeconds = right.timeOf(bar * 16 + swung(sixteenth, 0.62));
    const seconds = right.secondsOf(length * (length <= 2 ? 0.92 : 0.98));
    notes.push({ atSeconds, seconds, key, velocity: right.velocityOf(touched(velocity)) });
    // Long notes of the tune have a sixth below them.
    if (!isSolo(bar) && length >= 5)
      notes.push({
        atSeconds: atSeconds - 0.012,
        seconds,
        key: key - 9 + (key % 12 === 10 ? 1 : 0),
        velocity: right.velocityOf(touched(velocity) - 18),
      });
  }
  for (let bar = 0; bar < BARS; bar++)
    for (const [sixteenth, length, velocity] of (isSolo(bar) ? SOLO_COMPING : COMPING)[(bar * 3) % 4]!) {
      // The last eighth of a bar already is the next chord.
      const chord = sixteenth === 14 ? chordAt(bar + 1) : chordAt(bar, sixteenth);
      const start = left.timeOf(bar * 16 + swung(sixteenth, 0.63));
      chord.left.forEach((key, i) => {
        notes.push({
          atSeconds: start + i * 0.005,
          seconds: left.secondsOf(length * 0.95),
          key,
          velocity: left.velocityOf(velocity - 2 * i),
        });
      });
    }
  return playFluid({ font: FONTS.general, bank: 0, program: 0, notes }, LOOP_FRAMES);
}
