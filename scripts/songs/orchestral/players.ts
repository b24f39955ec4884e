import { playFluid } from "../synthesis/fluidsynth";
import type { MidiControl, MidiNote } from "../synthesis/midi";
import type { Musician } from "../synthesis/musician";
import { FONTS } from "../tools";
import { CHOIR, CLARINET, FLUTE, HORNS, OBOE, TRUMPET } from "./blown-lines";
import {
  BASSES_BOWED,
  BASSES_PLUCKED,
  CELLI,
  VIOLAS,
  VIOLAS_TREMOLO,
  VIOLINS_1,
  VIOLINS_2,
  VIOLINS_2_TREMOLO,
} from "./bowed-lines";
import { BARS, HARP_CHORDS, LOOP_FRAMES, loudnessAt, type Note, player } from "./score";

const MODULATION = 1;
const EXPRESSION = 11;
const SIXTEENTHS = BARS * 16;

interface Line {
  readonly bank: number;
  readonly program: number;
  readonly notes: readonly Note[];
  readonly seed: number;
  /** Strings and horns speak late, so they begin early. */
  readonly offsetSeconds: number;
  /** How far each note overlaps the next: above 1 is legato. */
  readonly overlap: number;
  /** A soloist's late vibrato, where the recording has none. */
  readonly vibrates?: boolean;
}

export type Stereo = readonly [Float64Array, Float64Array];

/** One part with bow and breath: expression follows the piece and swells within each note. */
function play(line: Line): Stereo {
  const { bank, program, notes, seed, offsetSeconds, overlap, vibrates = false } = line;
  const hands = player({ offsetSeconds, driftSeconds: 0.007, jitterSeconds: 0.005, velocityNoise: 3 }, seed);
  const played: MidiNote[] = notes.map(([bar, sixteenth, length, key, accent = 0]) => ({
    atSeconds: hands.timeOf(bar * 16 + sixteenth),
    seconds: hands.secondsOf(length * overlap),
    key,
    velocity: hands.velocityOf(46 + 70 * loudnessAt(bar + sixteenth / 16) + accent),
  }));
  const controls = [...expressionOf(notes, hands), ...(vibrates ? vibratoOf(notes, hands) : [])];
  return playFluid({ font: FONTS.general, bank, program, notes: unbroken(played), controls }, LOOP_FRAMES);
}

const BEFORE_REPEAT_SECONDS = 0.025;

/** A key's release would silence its own repetition: a note that is played again ends just before. */
function unbroken(notes: readonly MidiNote[]): MidiNote[] {
  return notes.map((note) => {
    const again = notes
      .filter(({ key, atSeconds }) => key === note.key && atSeconds > note.atSeconds)
      .reduce((first, { atSeconds }) => Math.min(first, atSeconds), Number.POSITIVE_INFINITY);
    const seconds = Math.max(0.03, Math.min(note.seconds, again - note.atSeconds - BEFORE_REPEAT_SECONDS));
    return { ...note, seconds };
  });
}

/** Eight values per beat: the piece's loudness, and a swell of the longest note that sounds. */
function expressionOf(notes: readonly Note[], hands: Musician): MidiControl[] {
  const controls: MidiControl[] = [];
  for (let step = 0; step < SIXTEENTHS * 2; step++) {
    const sixteenth = step / 2;
    const sounding = notes.find(
      ([bar, s, length]) => bar * 16 + s <= sixteenth && sixteenth < bar * 16 + s + length,
    );
    const swell = sounding === undefined || sounding[2] < 3 ? 0 : swellAt(sounding, sixteenth);
    const value = 62 + 58 * loudnessAt(sixteenth / 16) + 9 * swell + 1.2 * hands.random.normal();
    controls.push({ atSeconds: hands.secondsOf(sixteenth), controller: EXPRESSION, value });
  }
  return controls;
}

/** −1 at a note's ends, 0 within: bow changes and breaths. */
function swellAt([bar, s, length]: Note, sixteenth: number): number {
  const share = (sixteenth - bar * 16 - s) / length;
  return Math.sin(Math.PI * share) ** 0.7 - 1;
}

function vibratoOf(notes: readonly Note[], hands: Musician): MidiControl[] {
  return notes.flatMap(([bar, s, length]) => {
    if (length < 3) return [];
    const at = (share: number, value: number) => ({
      atSeconds: hands.secondsOf(bar * 16 + s + length * share),
      controller: MODULATION,
      value,
    });
    return [at(0, 0), at(0.3, 12), at(0.45, 24), at(0.6, 34), at(0.98, 0)];
  });
}

const sum = (...parts: readonly Stereo[]): Stereo => {
  const out = [new Float64Array(LOOP_FRAMES), new Float64Array(LOOP_FRAMES)] as const;
  for (const part of parts)
    part.forEach((channel, c) => {
      for (let i = 0; i < LOOP_FRAMES; i++) out[c]![i] = out[c]![i]! + channel[i]!;
    });
  return out;
};

const bowed = { offsetSeconds: -0.035, overlap: 1.04 } as const;

export const violins1 = (): Stereo => play({ bank: 20, program: 48, notes: VIOLINS_1, seed: 60, ...bowed });
export const violins2 = (): Stereo =>
  sum(
    play({ bank: 25, program: 49, notes: VIOLINS_2, seed: 61, ...bowed, offsetSeconds: -0.05 }),
    play({ bank: 25, program: 44, notes: VIOLINS_2_TREMOLO, seed: 62, ...bowed }),
  );
export const violas = (): Stereo =>
  sum(
    play({ bank: 30, program: 48, notes: VIOLAS, seed: 63, ...bowed }),
    play({ bank: 30, program: 44, notes: VIOLAS_TREMOLO, seed: 64, ...bowed }),
  );
export const lowStrings = (): { readonly celli: Stereo; readonly basses: Stereo } => ({
  celli: play({ bank: 40, program: 48, notes: CELLI, seed: 65, ...bowed }),
  basses: sum(
    play({ bank: 50, program: 45, notes: BASSES_PLUCKED, seed: 66, offsetSeconds: 0.002, overlap: 1 }),
    play({ bank: 50, program: 49, notes: BASSES_BOWED, seed: 67, ...bowed, offsetSeconds: -0.06 }),
  ),
});
const blown = { bank: 0, offsetSeconds: -0.008, overlap: 0.99 } as const;
export const oboe = (): Stereo => play({ program: 68, notes: OBOE, seed: 70, ...blown, vibrates: true });
export const flute = (): Stereo => play({ program: 73, notes: FLUTE, seed: 71, ...blown, vibrates: true });
export const clarinet = (): Stereo => play({ program: 71, notes: CLARINET, seed: 72, ...blown });
export const horns = (): Stereo =>
  play({ program: 60, notes: HORNS, seed: 73, ...blown, offsetSeconds: -0.02 });
export const trumpet = (): Stereo => play({ program: 56, notes: TRUMPET, seed: 74, ...blown });
export const choir = (): Stereo =>
  play({ bank: 0, program: 52, notes: CHOIR, seed: 75, offsetSeconds: -0.07, overlap: 1.03 });

/** Harp: rolled arpeggios under the celli, a run into the climax, and down again. */
export function harp(): Stereo {
  const hands = player(
    { offsetSeconds: 0.004, driftSeconds: 0.008, jitterSeconds: 0.006, velocityNoise: 5 },
    76,
  );
  const notes: MidiNote[] = [];
  const pluck = (position: number, key: number, accent: number, length = 6) =>
    notes.push({
      atSeconds: hands.timeOf(position),
      seconds: hands.secondsOf(length),
      key,
      velocity: hands.velocityOf(48 + 54 * loudnessAt(position / 16) + accent),
    });
  HARP_CHORDS.forEach((chord, half) => {
    const figure = half % 2 === 0 ? [0, 1, 2, 3, 4, 3, 2] : [0, 2, 1, 3, 4, 2];
    figure.forEach((voice, i) => {
      pluck(half * 8 + i, chord[voice]!, i === 0 ? 8 : voice === 4 ? 4 : -4);
    });
  });
  for (const [position, keys] of [
    [64, [53, 60, 65, 69]],
    [72, [57, 60, 65, 72]],
    [80, [52, 60, 64, 67]],
    [88, [55, 60, 64, 72]],
    [96, [50, 57, 62, 69]],
    [104, [46, 58, 62, 67]],
    [112, [51, 58, 63, 70]],
  ] as const)
    keys.forEach((key, i) => {
      pluck(position + 0.18 * i, key, i === 3 ? 4 : -2, 8);
    });
  // Up the scale of A with a flat second, as fast as ten fingers go.
  const scale = [
    45, 46, 49, 50, 52, 53, 55, 57, 58, 61, 62, 64, 65, 67, 69, 70, 73, 74, 76, 77, 79, 81, 82, 85,
  ];
  scale.forEach((key, i) => {
    pluck(121 + (6.8 * i) / scale.length, key, -12 + i * 0.5, 5);
  });
  [38, 50, 57, 62, 66, 69, 74, 78, 81, 86].forEach((key, i) => {
    pluck(128 + 0.16 * i, key, 4, 10);
  });
  [79, 74, 71, 67, 62].forEach((key, i) => {
    pluck(136 + i, key, 0, 8);
  });
  [82, 79, 74, 70, 67, 62, 58].forEach((key, i) => {
    pluck(144 + i, key, 2 - i, 8);
  });
  [78, 74, 69, 66, 62].forEach((key, i) => {
    pluck(152 + 1.25 * i, key, 2 - i, 9);
  });
  return playFluid(
    { font: FONTS.general, bank: 0, program: 46, notes: unbroken(notes), controls: [] },
    LOOP_FRAMES,
  );
}

/** Timpani on D and A: a distant tread, a roll that carries the crescendo, and strokes under the climax. */
export function timpani(): Stereo {
  const hands = player({ offsetSeconds: 0, driftSeconds: 0.005, jitterSeconds: 0.004, velocityNoise: 3 }, 77);
  const notes: MidiNote[] = [];
  const stroke = (position: number, key: number, velocity: number, length = 4) =>
    notes.push({
      atSeconds: hands.timeOf(position),
      seconds: hands.secondsOf(length),
      key,
      velocity: hands.velocityOf(velocity),
    });
  for (const [position, key, velocity] of [
    [0, 38, 44],
    [14, 45, 30],
    [32, 38, 40],
    [48, 45, 38],
    [96, 38, 62],
    [108, 45, 52],
    [128, 38, 120],
    [132, 38, 92],
    [134, 45, 96],
    [136, 38, 112],
    [142, 38, 84],
    [144, 38, 90],
    [152, 38, 58],
    [156, 45, 40],
  ] as const)
    stroke(position, key, velocity, 8);
  // A roll: two sticks, thirteen strokes a second, never two alike.
  const strokes = 40;
  for (let i = 0; i < strokes; i++) {
    const share = i / strokes;
    stroke(112 + 15.6 * share, 45, 26 + 78 * share ** 1.3 + (i % 2 === 0 ? 2 : -2), 2);
  }
  return playFluid(
    { font: FONTS.general, bank: 0, program: 47, notes: unbroken(notes), controls: [] },
    LOOP_FRAMES,
  );
}
