import { DrumKit, type Hit } from "../synthesis/drum-kit";
import { playFluid } from "../synthesis/fluidsynth";
import type { MidiControl, MidiNote } from "../synthesis/midi";
import { Random } from "../synthesis/random";
import { FONTS } from "../tools";
import { BARS, CHORUS_BAR, chordAt, isChorus, LOOP_FRAMES, player, SLOT_BAR } from "./score";

const EXPRESSION = 11;

const monoOf = ([left, right]: readonly [Float64Array, Float64Array]): Float64Array =>
  left.map((value, i) => 0.5 * (value + right[i]!));

/** Bar, sixteenth, length, key, velocity. */
type Line = readonly (readonly [number, number, number, number, number])[];

/** Two voices of the cellos: they come in late, under the end of the second verse, and sing against the tune. */
const CELLO: Line = [
  [6, 0, 8, 59, 60],
  [6, 8, 16, 57, 66],
  [7, 8, 8, 61, 78],
  [8, 0, 8, 59, 84],
  [8, 8, 8, 64, 88],
  [9, 0, 6, 66, 92],
  [9, 6, 2, 64, 80],
  [9, 8, 8, 62, 84],
  [10, 0, 8, 59, 86],
  [10, 8, 16, 62, 92],
  [11, 8, 8, 61, 66],
  [8, 0, 8, 43, 84],
  [8, 8, 8, 45, 84],
  [9, 0, 8, 42, 86],
  [9, 8, 8, 47, 84],
  [10, 0, 8, 52, 84],
  [10, 8, 8, 43, 88],
  [11, 0, 16, 45, 78],
];

export function cello(): Float64Array[] {
  const bow = player(
    { offsetSeconds: -0.03, driftSeconds: 0.006, jitterSeconds: 0.006, velocityNoise: 3 },
    9,
  );
  const notes = CELLO.map(
    ([bar, sixteenth, length, key, velocity]): MidiNote => ({
      atSeconds: bow.timeOf(bar * 16 + sixteenth),
      seconds: bow.secondsOf(length * 1.03),
      key,
      velocity: bow.velocityOf(velocity),
    }),
  );
  const controls: MidiControl[] = Array.from({ length: (BARS - 6) * 8 }, (_, eighth) => {
    const bar = 6 + eighth / 8;
    const rise = Math.min(1, (bar - 6) / 3.5);
    const fall = Math.max(0, (bar - 11) / 1);
    return {
      atSeconds: bow.secondsOf(bar * 16),
      controller: EXPRESSION,
      value: 58 + 52 * rise - 40 * fall + 8 * Math.sin(Math.PI * ((bar * 2) % 1)),
    };
  });
  return [monoOf(playFluid({ font: FONTS.general, bank: 40, program: 49, notes, controls }, LOOP_FRAMES))];
}

/** Upright bass from bar 5: roots in halves with a walk into the next, quarters in the chorus. */
export function bass(): Float64Array[] {
  const hand = player(
    { offsetSeconds: 0.006, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 5 },
    2,
  );
  const notes: MidiNote[] = [];
  const add = (bar: number, sixteenth: number, length: number, key: number, velocity: number) =>
    notes.push({
      atSeconds: hand.timeOf(bar * 16 + sixteenth),
      seconds: hand.secondsOf(length),
      key,
      velocity: hand.velocityOf(velocity),
    });
  for (let bar = SLOT_BAR; bar < BARS; bar++) {
    const first = chordAt(bar, 0).root;
    const second = chordAt(bar, 8).root;
    const next = chordAt(bar + 1, 0).root;
    add(bar, 0, 6.5, first, isChorus(bar) ? 96 : 82);
    if (isChorus(bar)) {
      add(bar, 6, 1.6, first + 7, 70);
      add(bar, 8, 4.4, second, 90);
      add(bar, 12, 1.8, second + 7, 74);
    } else {
      add(bar, 8, 5, second === first ? first + 7 : second, 74);
    }
    if (bar < BARS - 1 || next < first) add(bar, 14, 1.8, next > second ? next - 2 : next + 2, 68);
  }
  return [monoOf(playFluid({ font: FONTS.general, bank: 0, program: 32, notes }, LOOP_FRAMES))];
}

/** Small answers of the piano where a voice would breathe, then soft chords under the chorus. */
const ANSWERS: Line = [
  [4, 10, 1, 74, 48],
  [4, 11, 1, 78, 52],
  [4, 12, 4, 81, 56],
  [5, 10, 1, 76, 50],
  [5, 12, 1, 73, 48],
  [5, 14, 3, 69, 46],
  [6, 11, 1, 74, 52],
  [6, 12, 1, 79, 56],
  [6, 13, 3, 83, 60],
  [7, 4, 2, 81, 54],
  [7, 6, 4, 76, 52],
  [11, 8, 1, 81, 58],
  [11, 9, 1, 83, 60],
  [11, 10, 5, 85, 56],
];

export function piano(): Float64Array[] {
  const hands = player(
    { offsetSeconds: 0.004, driftSeconds: 0.005, jitterSeconds: 0.003, velocityNoise: 4 },
    4,
  );
  const notes: MidiNote[] = [];
  const add = (at: number, length: number, keys: readonly number[], velocity: number) => {
    const start = hands.timeOf(at);
    keys.forEach((key, i) => {
      notes.push({
        atSeconds: start + i * 0.009,
        seconds: hands.secondsOf(length),
        key,
        velocity: hands.velocityOf(velocity + (i === keys.length - 1 ? 6 : 0)),
      });
    });
  };
  for (const [bar, sixteenth, length, key, velocity] of ANSWERS)
    add(bar * 16 + sixteenth, length * 1.6, [key], velocity);
  for (let bar = CHORUS_BAR; bar < BARS; bar++) {
    for (const half of [0, 8]) {
      const { voices, root } = chordAt(bar, half);
      add(bar * 16 + half, 7.6, [root + 12, ...voices], bar === 11 ? 62 : 72);
      if (bar < 11) add(bar * 16 + half + 6, 1.6, voices.slice(1), 54);
    }
  }
  return playFluid({ font: FONTS.general, bank: 0, program: 0, notes }, LOOP_FRAMES);
}

/** A few voices without words behind the chorus. */
export function oohs(): Float64Array[] {
  const choir = player(
    { offsetSeconds: -0.015, driftSeconds: 0.006, jitterSeconds: 0.008, velocityNoise: 4 },
    11,
  );
  const notes: MidiNote[] = [];
  for (let bar = CHORUS_BAR; bar < BARS; bar++)
    for (const half of [0, 8])
      for (const key of chordAt(bar, half).voices)
        notes.push({
          atSeconds: choir.timeOf(bar * 16 + half),
          seconds: choir.secondsOf(bar === 11 && half === 8 ? 5 : 7.9),
          key,
          velocity: choir.velocityOf(80),
        });
  const controls: MidiControl[] = Array.from({ length: 32 }, (_, eighth) => ({
    atSeconds: choir.secondsOf(CHORUS_BAR * 16 + eighth * 2),
    controller: EXPRESSION,
    value: eighth < 20 ? 62 + 2 * eighth : 102 - 4 * (eighth - 20),
  }));
  return playFluid({ font: FONTS.general, bank: 0, program: 53, notes, controls }, LOOP_FRAMES);
}

const KEY = { kick: 36, shaker: 61 } as const;

/** A foot on the floor: a bass drum, softly, from bar 5. */
export function foot(): Float64Array[] {
  const drummer = player(
    { offsetSeconds: 0.003, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 5 },
    1,
  );
  const hits: Hit[] = [];
  for (let bar = SLOT_BAR; bar < BARS; bar++) {
    const beats = isChorus(bar) ? [0, 8, ...(bar % 2 === 1 ? [14] : [])] : [0, 8];
    for (const beat of beats)
      hits.push({
        atSeconds: drummer.timeOf(bar * 16 + beat),
        key: KEY.kick,
        velocity: drummer.velocityOf(isChorus(bar) ? 74 - 1.5 * beat : 56 - beat),
      });
  }
  return [played(hits, 81, 20)];
}

/** Shaker in the chorus, accents on two and four. */
export function shaker(): Float64Array[] {
  const hand = player(
    { offsetSeconds: -0.004, driftSeconds: 0.004, jitterSeconds: 0.004, velocityNoise: 6 },
    12,
  );
  const hits: Hit[] = [];
  for (let bar = CHORUS_BAR - 1; bar < BARS; bar++)
    for (let s = bar === CHORUS_BAR - 1 ? 12 : 0; s < (bar === BARS - 1 ? 9 : 16); s++)
      hits.push({
        atSeconds: hand.timeOf(bar * 16 + s),
        key: KEY.shaker,
        velocity: hand.velocityOf([66, 46, 60, 48, 96, 50, 64, 52][s % 8]!),
      });
  return [played(hits, 82, 300)];
}

function played(hits: readonly Hit[], seed: number, rumbleHz: number): Float64Array {
  const loop = new Float64Array(LOOP_FRAMES);
  new DrumKit(FONTS.blackPearl).play(loop, hits, new Random(seed), rumbleHz);
  return loop;
}
