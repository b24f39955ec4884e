import { playFluid } from "../synthesis/fluidsynth";
import { fromDb } from "../synthesis/loop";
import type { MidiControl, MidiNote } from "../synthesis/midi";
import { FONTS } from "../tools";
import { BARS, chordAt, isChorus, LOOP_FRAMES, player, swung, VERSE_BARS } from "./score";

const RHODES = { font: FONTS.fluid, bank: 0, program: 4 } as const;
const WARM_PAD = { font: FONTS.general, bank: 0, program: 89 } as const;
const EXPRESSION = 11;
/** The recordings are dark; a firmer touch opens them. */
const TOUCH = 14;
const TREMOLO_TURNS = 148;
const TREMOLO_DB = 2.2;

type Push = readonly [sixteenth: number, length: number, velocity: number];
/** Where the right hand plays: it waits for the voice, pushes before the beat, answers at the end. */
const COMPING: readonly (readonly Push[])[] = [
  [
    [0, 5, 82],
    [7, 3, 70],
    [10, 5, 78],
  ],
  [
    [0, 3, 76],
    [3, 5, 84],
    [11, 4, 72],
  ],
  [
    [0, 6, 84],
    [10, 2, 66],
    [13, 3, 80],
  ],
  [
    [0, 6, 80],
    [8, 3, 78],
    [11, 2, 64],
    [14, 2, 74],
  ],
];
const CHORUS_COMPING: readonly (readonly Push[])[] = [
  [
    [0, 6, 98],
    [6, 2, 76],
    [8, 5, 94],
    [14, 2, 84],
  ],
  [
    [0, 3, 96],
    [3, 4, 88],
    [8, 3, 94],
    [11, 4, 86],
  ],
];

/** Right hand of the Rhodes, in the stereo of its tremolo. */
export function rhodes(): Float64Array[] {
  const hand = player(
    { offsetSeconds: 0.006, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 5 },
    4,
  );
  const notes: MidiNote[] = [];
  const add = (at: number, length: number, keys: readonly number[], velocity: number) => {
    const start = hand.timeOf(at);
    keys.forEach((key, i) => {
      notes.push({
        atSeconds: start + i * 0.006 + Math.abs(hand.random.normal()) * 0.003,
        seconds: hand.secondsOf(length * 0.96),
        key,
        velocity: hand.velocityOf(velocity + TOUCH + (i === keys.length - 1 ? 7 : 0) - (i === 1 ? 4 : 0)),
      });
    });
  };
  for (let bar = 0; bar < BARS; bar++) {
    const pattern = isChorus(bar) ? CHORUS_COMPING[bar % 2]! : COMPING[bar % 4]!;
    for (const [sixteenth, length, velocity] of pattern) {
      // A push at the end of a bar already plays the next chord.
      const chord = sixteenth >= 13 ? chordAt(bar + 1) : chordAt(bar, sixteenth);
      const isShort = length <= 3;
      const lift = bar >= 4 && bar < VERSE_BARS ? 4 : 0;
      add(bar * 16 + swung(sixteenth), length, isShort ? chord.right.slice(1) : chord.right, velocity + lift);
    }
  }
  for (const [bar, sixteenth, length, key, velocity] of FILLS)
    add(bar * 16 + swung(sixteenth), length, [key], velocity);
  return withTremolo(monoOf(playFluid({ ...RHODES, notes }, LOOP_FRAMES)));
}

/** Single notes in the holes: bar, sixteenth, length, key, velocity. */
const FILLS: readonly (readonly [number, number, number, number, number])[] = [
  [1, 13, 1, 74, 62],
  [1, 14, 1, 75, 68],
  [1, 15, 2, 79, 74],
  [5, 8, 1, 77, 66],
  [5, 9, 1, 75, 62],
  [5, 10, 3, 70, 72],
  [7, 4, 1, 76, 64],
  [7, 5, 1, 79, 68],
  [7, 6, 4, 82, 78],
  [11, 12, 1, 77, 80],
  [11, 13, 1, 80, 82],
  [11, 14, 3, 84, 88],
];

/**
 * Left hand of the Rhodes: in the verse down among the bass's own notes and in between its rhythm; in the chorus in
 * tenths an octave higher, out of the way.
 */
export function rhodesLeft(): Float64Array[] {
  const hand = player(
    { offsetSeconds: 0.004, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 5 },
    5,
  );
  const notes: MidiNote[] = [];
  const add = (bar: number, sixteenth: number, length: number, key: number, velocity: number) =>
    notes.push({
      atSeconds: hand.timeOf(bar * 16 + swung(sixteenth)),
      seconds: hand.secondsOf(length * 0.95),
      key,
      velocity: hand.velocityOf(velocity),
    });
  for (let bar = 0; bar < BARS; bar++) {
    for (const half of [0, 8]) {
      const { root } = chordAt(bar, half);
      if (isChorus(bar)) {
        const low = root < 34 ? root + 24 : root + 12;
        add(bar, half, 7.5, low, 78);
        add(bar, half + 2, 5.5, low + 7, 66);
        continue;
      }
      const low = root + (root < 33 ? 12 : 0);
      add(bar, half, 3.5, low, 96);
      add(bar, half + 2, 2, low + 7, 82);
      add(bar, half + 4, 3.5, low + 12, 88);
      if (half === 8 || bar % 2 === 1) add(bar, half + 7, 1.5, low + 7, 76);
    }
  }
  return [monoOf(playFluid({ ...RHODES, notes }, LOOP_FRAMES))];
}

/** A soft synthesiser behind it all: two held voices from bar 5, four in the chorus. */
export function pads(): Float64Array[] {
  const hand = player(
    { offsetSeconds: -0.01, driftSeconds: 0.004, jitterSeconds: 0.006, velocityNoise: 3 },
    6,
  );
  const notes: MidiNote[] = [];
  for (let bar = 4; bar < BARS; bar++) {
    const halves =
      chordAt(bar, 0) === chordAt(bar, 8) ? [[0, 16] as const] : [[0, 8] as const, [8, 8] as const];
    for (const [sixteenth, length] of halves) {
      const { right } = chordAt(bar, sixteenth);
      const keys = isChorus(bar) ? [...right, right.at(-1)! + 12 - 5] : right.slice(1, 3);
      for (const key of keys)
        notes.push({
          atSeconds: hand.timeOf(bar * 16 + sixteenth),
          seconds: hand.secondsOf(length * 0.99),
          key: key + 12,
          velocity: hand.velocityOf(isChorus(bar) ? 90 : 84),
        });
    }
  }
  const controls: MidiControl[] = Array.from({ length: (BARS - 4) * 4 }, (_, quarter) => ({
    atSeconds: hand.secondsOf((quarter + 16) * 4),
    controller: EXPRESSION,
    value: quarter < 16 ? 80 + 1.2 * quarter : 104 + 8 * Math.sin((Math.PI * (quarter % 8)) / 8),
  }));
  return playFluid({ ...WARM_PAD, notes, controls }, LOOP_FRAMES);
}

/** A Rhodes has one output; the font's two channels share its notes by pitch. */
function monoOf([left, right]: readonly [Float64Array, Float64Array]): Float64Array {
  return left.map((value, i) => value + right[i]!);
}

/** Level that swings from one loudspeaker of the piano's cabinet to the other and back; whole turns fit into the loop. */
function withTremolo(mono: Float64Array): Float64Array[] {
  return [1, -1].map((side) =>
    mono.map((value, i) => {
      const turn = Math.sin((2 * Math.PI * TREMOLO_TURNS * i) / LOOP_FRAMES);
      return value * fromDb(side * TREMOLO_DB * turn);
    }),
  );
}
