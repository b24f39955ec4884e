import { playFluid } from "../synthesis/fluidsynth";
import type { MidiNote } from "../synthesis/midi";
import { FONTS } from "../tools";
import { BARS, chordAt, isSolo, LOOP_FRAMES, player } from "./score";

/** Chord tones of the first three beats of a walking bar; the fourth leads into the next root. */
const WALKS: readonly (readonly [number, number, number])[] = [
  [0, 1, 2],
  [0, 2, 3],
  [0, 2, 1],
  [0, 3, 2],
];

/** In two under the tune, walking under the solo, a little ahead of the drums. */
export function uprightBass(): Float64Array {
  const hand = player(
    { offsetSeconds: -0.006, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 4 },
    2,
  );
  const notes: MidiNote[] = [];
  const add = (bar: number, sixteenth: number, length: number, key: number, velocity: number) =>
    notes.push({
      atSeconds: hand.timeOf(bar * 16 + sixteenth),
      seconds: hand.secondsOf(length),
      key: inRange(key),
      velocity: hand.velocityOf(velocity),
    });
  for (let bar = 0; bar < BARS; bar++) {
    const [first, second] = [chordAt(bar, 0), chordAt(bar, 8)];
    const next = chordAt(bar + 1).tones[0];
    if (isSolo(bar)) walk(bar, first.tones, second.tones, next);
    else {
      add(bar, 0, 7, first.tones[0], 92);
      add(bar, 8, first === second ? 6 : 7, first === second ? first.tones[2] : second.tones[0], 84);
      if (bar % 2 === 1) add(bar, 12, 3.2, approach(next, bar), 80);
      if (bar % 4 === 2) add(bar, 14.6, 1, next + 12, 66);
    }
  }
  const [left, right] = playFluid({ font: FONTS.general, bank: 0, program: 32, notes }, LOOP_FRAMES);
  return left.map((value, i) => 0.5 * (value + right[i]!));

  function walk(bar: number, first: readonly number[], second: readonly number[], next: number): void {
    const steps =
      first === second
        ? [...WALKS[bar % 4]!.map((tone) => first[tone]!), approach(next, bar)]
        : [first[0]!, approach(second[0]!, bar + 1), second[0]!, approach(next, bar)];
    steps.forEach((key, beat) => {
      // Two and four lean.
      add(bar, beat * 4, 3.7, key, beat % 2 === 1 ? 98 : 90);
    });
    // A skip before the bar line, hardly a note.
    if (bar % 4 === 1) add(bar, 14.6, 0.8, steps[3]!, 58);
  }
}

/** From the low E to the A an octave and a half above it: higher the instrument has another voice. */
const inRange = (key: number): number => (key < 28 ? key + 12 : key > 45 ? key - 12 : key);

/** A semitone from below or from above, in turn. */
const approach = (target: number, turn: number): number => target + (turn % 2 === 0 ? -1 : 1);
