import { DrumKit, type Hit } from "../synthesis/drum-kit";
import { playFluid } from "../synthesis/fluidsynth";
import type { MidiNote } from "../synthesis/midi";
import { type Pluck, PluckedInstrument } from "../synthesis/plucked";
import { singLoop, VOICES } from "../synthesis/singer/sing";
import { FONTS } from "../tools";
import { DRY_LOOP_FRAMES, dryPlayer, notBefore0 } from "./sources";

const STEADY = { offsetSeconds: 0, driftSeconds: 0.003, jitterSeconds: 0.002, velocityNoise: 5 };

/** "Open the window, let in the day, nobody's waiting, why don't you stay": low and soft to high and full. */
const VOICE_LINE: readonly (readonly [number, number, number, number, string])[] = [
  [4, 3, 64, 0.45, "ow"],
  [7, 1, 64, 0.42, "p ah n"],
  [8, 2, 66, 0.5, "dh ah"],
  [10, 4, 67, 0.58, "w ih n"],
  [14, 2, 64, 0.46, "d ow"],
  [18, 2, 62, 0.48, "l eh t"],
  [20, 2, 64, 0.5, "ih n"],
  [22, 2, 62, 0.48, "dh ah"],
  [24, 6, 59, 0.46, "d ey"],
  [34, 2, 67, 0.7, "n ow"],
  [36, 2, 69, 0.74, "b aa"],
  [38, 2, 71, 0.8, "d iy z"],
  [40, 4, 74, 0.95, "w ey"],
  [44, 3, 71, 0.85, "t ih ng"],
  [50, 2, 69, 0.74, "w ay"],
  [52, 2, 67, 0.68, "d ow n t"],
  [54, 2, 66, 0.64, "y uw"],
  [56, 6, 64, 0.58, "s t ey"],
];

/** The model singer: two phrases, soft and full. */
export function dryVoice(): Float64Array {
  const singer = dryPlayer({ ...STEADY, driftSeconds: 0.005 }, 911);
  const score = VOICE_LINE.map(([at, length, key, effort01, phonemes]) => ({
    atSeconds: singer.timeOf(at),
    seconds: singer.secondsOf(length),
    key,
    effort01,
    phonemes,
  }));
  return singLoop(score, VOICES.alto, 912, DRY_LOOP_FRAMES);
}

const BASS_LINE: readonly (readonly [number, number, number, number])[] = [
  ...([
    [0, 5, 28, 104],
    [6, 1.6, 28, 84],
    [8, 3.6, 35, 94],
    [12, 3.4, 31, 90],
  ] as const),
  ...([
    [16, 5, 36, 104],
    [22, 1.6, 36, 84],
    [24, 3.6, 40, 94],
    [28, 3.4, 38, 90],
  ] as const),
  ...([
    [32, 5, 31, 108],
    [38, 1.6, 43, 88],
    [40, 3.6, 38, 96],
    [44, 3.4, 35, 92],
  ] as const),
  ...([
    [48, 7.4, 33, 102],
    [56, 3.4, 38, 96],
    [60, 1.6, 42, 90],
    [62, 1.8, 40, 92],
  ] as const),
];

/** Electric bass straight from the pick-up. */
export function dryBass(folder: string): Float64Array {
  const hand = dryPlayer(STEADY, 913);
  const plucks: Pluck[] = BASS_LINE.map(([at, length, key, velocity]) => ({
    atSeconds: notBefore0(hand.timeOf(at)),
    seconds: hand.secondsOf(length),
    key,
    velocity: hand.velocityOf(velocity),
  }));
  const loop = new Float64Array(DRY_LOOP_FRAMES);
  const voice = {
    velocityRangeDb: 26,
    darkestHz: 600,
    brightestHz: 7000,
    releaseSeconds: 0.06,
    neighbours: 0,
  };
  new PluckedInstrument(folder, voice).play(loop, plucks, hand.random);
  return loop;
}

export type PianoRegister = "low" | "middle" | "high";
const REGISTERS: Readonly<Record<PianoRegister, (key: number) => boolean>> = {
  low: (key) => key < 50,
  middle: (key) => key >= 50 && key < 69,
  high: (key) => key >= 69,
};
const PIANO_CHORDS: readonly (readonly number[])[] = [
  [28, 40, 52, 55, 59, 71, 76, 79],
  [36, 43, 55, 60, 64, 72, 76, 83],
  [31, 43, 50, 59, 62, 74, 79, 86],
  [33, 45, 57, 60, 66, 74, 78, 81],
];

/** One piece for the whole keyboard, as three stretches of its strings, one channel of the recording each. */
export function dryPiano(): Readonly<Record<PianoRegister, Float64Array>> {
  const hands = dryPlayer(STEADY, 914);
  const order = [0, 2, 4, 5, 3, 6, 1, 7];
  const notes: MidiNote[] = PIANO_CHORDS.flatMap((chord, bar) =>
    order.map((voice, i) => ({
      atSeconds: notBefore0(hands.timeOf(bar * 16 + 2 * i)),
      seconds: hands.secondsOf(voice < 2 ? 14 - 2 * i : 5),
      key: chord[voice]!,
      velocity: hands.velocityOf(voice < 2 ? 84 : 72 + 4 * bar),
    })),
  );
  const channelOf = (register: PianoRegister, channel: 0 | 1) => {
    const own = notes.filter(({ key }) => REGISTERS[register](key));
    return playFluid({ font: FONTS.general, bank: 0, program: 0, notes: own }, DRY_LOOP_FRAMES)[channel];
  };
  return { low: channelOf("low", 0), middle: channelOf("middle", 0), high: channelOf("high", 1) };
}

export type DryPiece = "kick" | "hat" | "rack-tom" | "floor-tom" | "crash" | "ride";
type Stroke = readonly [sixteenth: number, key: number, velocity: number];

const LAST_BAR = 48;
const everyBar = (strokes: readonly Stroke[]): Stroke[] =>
  [0, 16, 32, 48].flatMap((bar) => strokes.map(([at, key, velocity]): Stroke => [bar + at, key, velocity]));

/** Round the dry snare's four bars: a beat, and in the last bar a fill that meets its crescendo. */
const KIT: Readonly<Record<DryPiece, { readonly strokes: readonly Stroke[]; readonly rumbleHz: number }>> = {
  kick: {
    rumbleHz: 12,
    strokes: everyBar([
      [0, 36, 112],
      [6, 36, 88],
      [10, 36, 102],
    ]),
  },
  hat: {
    rumbleHz: 90,
    strokes: everyBar(
      [0, 2, 4, 6, 8, 10, 12, 14].map((at): Stroke => [at, 42, at % 4 === 0 ? 96 : 66]),
    ).filter(([at]) => at < LAST_BAR + 8),
  },
  "rack-tom": {
    rumbleHz: 20,
    strokes: [
      [LAST_BAR + 8, 45, 96],
      [LAST_BAR + 9, 45, 78],
      [LAST_BAR + 10, 45, 108],
    ],
  },
  "floor-tom": {
    rumbleHz: 20,
    strokes: [
      [14, 41, 70],
      [46, 41, 84],
      [LAST_BAR + 11, 41, 98],
      [LAST_BAR + 12, 41, 112],
      [LAST_BAR + 14, 41, 118],
    ],
  },
  crash: {
    rumbleHz: 60,
    strokes: [
      [0, 49, 112],
      [32, 57, 96],
    ],
  },
  ride: {
    rumbleHz: 60,
    strokes: [32, 36, 40, 44, 48, 52].map((at): Stroke => [at, 51, at % 8 === 0 ? 96 : 84]),
  },
};

/** One piece of the kit by itself, in time with the dry snare. */
export function dryPiece(piece: DryPiece): Float64Array {
  const drummer = dryPlayer({ ...STEADY, jitterSeconds: 0.0018 }, 920 + Object.keys(KIT).indexOf(piece));
  const { strokes, rumbleHz } = KIT[piece];
  const hits: Hit[] = strokes.map(([at, key, velocity]) => ({
    atSeconds: notBefore0(drummer.timeOf(at)),
    key,
    velocity: drummer.velocityOf(velocity),
  }));
  const closed =
    piece === "hat" ? hits.map((hit, i) => ({ ...hit, chokeSeconds: hits[i + 1]?.atSeconds ?? 99 })) : hits;
  const loop = new Float64Array(DRY_LOOP_FRAMES);
  new DrumKit(FONTS.blackPearl).play(loop, closed, drummer.random, rumbleHz);
  return loop;
}
