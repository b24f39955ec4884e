import { playFluid } from "../synthesis/fluidsynth";
import type { MidiControl, MidiNote } from "../synthesis/midi";
import type { Musician } from "../synthesis/musician";
import { throughRotary } from "../synthesis/rotary";
import { FONTS } from "../tools";
import {
  BARS,
  type ChordAt,
  chordAt,
  FRAMES_PER_BAR,
  isChorus,
  LOOP_FRAMES,
  player,
  VERSE_BARS,
} from "./score";

export const EXPRESSION = 11;

/** Grand piano: answers in the verse's second half, pushes quarters in the chorus. */
export function piano(): Float64Array[] {
  const hands = player("piano", 4);
  const notes: MidiNote[] = [];
  for (let bar = 0; bar < BARS; bar++)
    notes.push(...(isChorus(bar) ? pushing(bar, hands) : held(bar, hands, bar < 4 ? 70 : 78)));
  return playFluid({ font: FONTS.general, ...GRAND_PIANO, notes }, LOOP_FRAMES);
}

export const GRAND_PIANO = { bank: 0, program: 0 } as const;

/** A bar of quarters, the left hand on the strong ones. */
export function pushing(bar: number, hands: Musician, chords: ChordAt = chordAt): MidiNote[] {
  const beats = [0, 4, 8, 12].flatMap((s) =>
    struck(bar, s, 3.8, s === 0 ? 106 : s === 8 ? 100 : 92, s % 8 === 0, hands, chords),
  );
  return bar % 2 === 1 ? [...beats, ...struck(bar, 14, 2, 84, false, hands, chords)] : beats;
}

/** A bar of soft halves; every other one answers the tune with a rising figure in the hole that it leaves. */
export function held(bar: number, hands: Musician, velocity: number, chords: ChordAt = chordAt): MidiNote[] {
  const halves = [
    ...struck(bar, 0, 7.5, velocity, true, hands, chords),
    ...struck(bar, 8, 7.5, velocity - 8, false, hands, chords),
  ];
  if (bar % 2 === 0) return halves;
  const answer = [74, 79, 81].map((key, i) => ({
    atSeconds: hands.timeOf(bar * 16 + 13 + i),
    seconds: hands.secondsOf(i === 2 ? 3.5 : 1.2),
    key,
    velocity: hands.velocityOf(66 + i * 6),
  }));
  return [...halves, ...answer];
}

/** One chord, rolled a little from below. */
export function struck(
  bar: number,
  sixteenth: number,
  length: number,
  velocity: number,
  withLeft: boolean,
  hands: Musician,
  chords: ChordAt,
): MidiNote[] {
  const { keys, root } = chords(bar, sixteenth);
  const start = hands.timeOf(bar * 16 + sixteenth);
  const all = withLeft ? [root + 12, ...keys] : keys;
  return all.map((key, i) => ({
    atSeconds: start + i * 0.003 + Math.abs(hands.random.normal()) * 0.002,
    seconds: hands.secondsOf(length * 0.95),
    key,
    // The top voice sings a little.
    velocity: hands.velocityOf(velocity + (i === all.length - 1 ? 6 : 0)),
  }));
}

/** Voices of the string section: violins 1 and 2, violas, celli; bar, sixteenth, length, key. */
export type Line = readonly (readonly [number, number, number, number])[];
export const DESKS: readonly { readonly bank: number; readonly program: number; readonly line: Line }[] = [
  {
    bank: 20,
    program: 48,
    line: [
      [7, 8, 8, 74],
      ...([
        [8, 0, 16, 76],
        [9, 0, 16, 78],
        [10, 0, 8, 79],
        [10, 8, 8, 83],
        [11, 0, 16, 79],
      ] as const),
      ...([
        [12, 0, 8, 76],
        [12, 8, 8, 79],
        [13, 0, 8, 78],
        [13, 8, 8, 81],
      ] as const),
      ...([
        [14, 0, 8, 79],
        [14, 8, 8, 83],
        [15, 0, 8, 79],
        [15, 8, 8, 78],
      ] as const),
    ],
  },
  {
    bank: 25,
    program: 49,
    line: [
      [7, 8, 8, 69],
      ...([
        [8, 0, 16, 67],
        [9, 0, 16, 69],
        [10, 0, 16, 71],
        [11, 0, 16, 74],
      ] as const),
      ...([
        [12, 0, 16, 72],
        [13, 0, 16, 74],
        [14, 0, 16, 71],
        [15, 0, 8, 74],
        [15, 8, 8, 74],
      ] as const),
    ],
  },
  {
    bank: 30,
    program: 49,
    line: [
      [7, 8, 8, 66],
      ...([
        [8, 0, 16, 64],
        [9, 0, 16, 66],
        [10, 0, 16, 67],
        [11, 0, 16, 67],
      ] as const),
      ...([
        [12, 0, 16, 67],
        [13, 0, 16, 66],
        [14, 0, 16, 67],
        [15, 0, 8, 67],
        [15, 8, 8, 66],
      ] as const),
    ],
  },
  {
    bank: 40,
    program: 49,
    line: [
      [7, 8, 8, 50],
      ...([
        [8, 0, 16, 48],
        [9, 0, 16, 50],
        [10, 0, 16, 52],
        [11, 0, 16, 47],
      ] as const),
      ...([
        [12, 0, 16, 48],
        [13, 0, 16, 50],
        [14, 0, 16, 52],
        [15, 0, 16, 50],
      ] as const),
    ],
  },
];

/** Chamber strings, chorus only, entering with a swell. */
export function strings(): Float64Array[] {
  const sum = [new Float64Array(LOOP_FRAMES), new Float64Array(LOOP_FRAMES)];
  DESKS.forEach(({ bank, program, line }, section) => {
    const desk = player("strings", 50 + section);
    const notes = line.map(([bar, sixteenth, length, key]) => ({
      atSeconds: desk.timeOf(bar * 16 + sixteenth),
      seconds: desk.secondsOf(length * 1.02),
      key,
      velocity: desk.velocityOf(isChorus(bar) ? 88 : 70),
    }));
    const controls: MidiControl[] = [];
    for (let quarter = 7 * 4 + 2; quarter < BARS * 4; quarter++)
      controls.push({
        atSeconds: desk.secondsOf(quarter * 4),
        controller: EXPRESSION,
        value: expression(quarter),
      });
    const played = playFluid({ font: FONTS.general, bank, program, notes, controls }, LOOP_FRAMES);
    played.forEach((channel, c) => {
      const into = sum[c]!;
      for (let i = 0; i < LOOP_FRAMES; i++) into[i] = into[i]! + channel[i]!;
    });
  });
  return sum;
}

/** Bow pressure over the chorus: up into it, a breath within each bar, growing to the last climax. */
export function expression(quarter: number): number {
  if (quarter < VERSE_BARS * 4) return 40 + 22 * (quarter - 30);
  const bar = quarter / 4 - VERSE_BARS;
  return 84 + 2.5 * bar + 10 * Math.sin(Math.PI * (bar % 1));
}

const SLOW_HORN_HZ = 0.8;
const FAST_HORN_HZ = 6.4;
const SPIN_UP_FRAMES = 48000;

/** Organ through a rotating loudspeaker that speeds up for the chorus. */
export function organ(): Float64Array {
  const hands = player("organ", 6);
  const notes: MidiNote[] = [];
  for (let bar = 4; bar < BARS; bar++) {
    const halves =
      chordAt(bar, 0) === chordAt(bar, 8) ? [[0, 16] as const] : [[0, 8] as const, [8, 8] as const];
    for (const [sixteenth, length] of halves)
      for (const key of chordAt(bar, sixteenth).keys)
        notes.push({
          atSeconds: hands.timeOf(bar * 16 + sixteenth),
          seconds: hands.secondsOf(length * 0.98),
          key: isChorus(bar) ? key + 12 : key,
          velocity: hands.velocityOf(100),
        });
  }
  const swell = Array.from({ length: 12 * 4 + 1 }, (_, i) => {
    const bar = 4 + i / 4;
    return {
      atSeconds: hands.secondsOf(bar * 16),
      controller: EXPRESSION,
      value: bar < 7 ? 74 : bar < 8 ? 74 + 28 * (bar - 7) : 102,
    };
  });
  const [left, right] = playFluid(
    { font: FONTS.general, bank: 0, program: 17, notes, controls: swell },
    LOOP_FRAMES,
  );
  const dry = left.map((value, i) => 0.5 * (value + right[i]!));
  const chorusFrame = VERSE_BARS * FRAMES_PER_BAR;
  return throughRotary(dry, (frame) => {
    const up = Math.min(1, Math.max(0, (frame - chorusFrame + SPIN_UP_FRAMES / 2) / SPIN_UP_FRAMES));
    const down = Math.min(1, frame / SPIN_UP_FRAMES);
    return frame < chorusFrame / 2
      ? FAST_HORN_HZ + (SLOW_HORN_HZ - FAST_HORN_HZ) * down
      : SLOW_HORN_HZ + (FAST_HORN_HZ - SLOW_HORN_HZ) * up;
  });
}
