import { DrumKit, type Hit } from "../synthesis/drum-kit";
import { playFluid } from "../synthesis/fluidsynth";
import { peakOf } from "../synthesis/loop";
import type { MidiNote } from "../synthesis/midi";
import { type Pluck, PluckedInstrument } from "../synthesis/plucked";
import { FONTS } from "../tools";
import { BARS, chordAt, playerOf, SIXTEENTH_SECONDS, TAKE_FRAMES } from "./score";

const KEY = { kick: 36, snare: 38, hat: 42 } as const;
const PIANO_SHARE = 0.5;
const BASS_SHARE = 0.55;
const DRUMS_SHARE = 0.4;

/** What singer and guitarist hear in their headphones: piano, bass and a plain beat, mono, cyclic. */
export function guide(bassFolder: string): Float64Array {
  const piano = pianoPart();
  const bass = bassPart(bassFolder);
  const drums = drumPart();
  const gains = [PIANO_SHARE / peakOf([piano]), BASS_SHARE / peakOf([bass]), DRUMS_SHARE / peakOf([drums])];
  return piano.map((value, i) => gains[0]! * value + gains[1]! * bass[i]! + gains[2]! * drums[i]!);
}

function pianoPart(): Float64Array {
  const hands = playerOf(
    { offsetSeconds: 0, driftSeconds: 0.003, jitterSeconds: 0.0025, velocityNoise: 4 },
    4201,
  );
  const notes: MidiNote[] = [];
  for (let bar = 0; bar < BARS; bar++) {
    const { keys, root } = chordAt(bar);
    for (const [at, length, velocity] of [
      [0, 7.6, 78],
      [8, 7.4, 70],
    ] as const)
      [root + 12, ...keys].forEach((key, i) => {
        notes.push({
          atSeconds: hands.timeOf(bar * 16 + at) + 0.003 * i,
          seconds: hands.secondsOf(length),
          key,
          velocity: hands.velocityOf(velocity),
        });
      });
  }
  const [left, right] = playFluid({ font: FONTS.general, bank: 0, program: 0, notes }, TAKE_FRAMES);
  return left.map((value, i) => 0.5 * (value + right[i]!));
}

function bassPart(folder: string): Float64Array {
  const hand = playerOf(
    { offsetSeconds: 0.003, driftSeconds: 0.003, jitterSeconds: 0.0025, velocityNoise: 5 },
    4202,
  );
  const plucks: Pluck[] = [];
  for (let bar = 0; bar < BARS; bar++)
    for (const [at, length, up] of [
      [0, 5.5, 0],
      [6, 1.6, 0],
      [8, 5.5, 0],
      [14, 1.7, 7],
    ] as const)
      plucks.push({
        atSeconds: hand.timeOf(bar * 16 + at),
        seconds: length * SIXTEENTH_SECONDS,
        key: chordAt(bar).root + up,
        velocity: hand.velocityOf(at % 8 === 0 ? 98 : 84),
      });
  const loop = new Float64Array(TAKE_FRAMES);
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

function drumPart(): Float64Array {
  const hand = playerOf(
    { offsetSeconds: 0, driftSeconds: 0.002, jitterSeconds: 0.0015, velocityNoise: 4 },
    4203,
  );
  const beat: readonly (readonly [at: number, key: number, velocity: number])[] = [
    [0, KEY.kick, 104],
    [4, KEY.snare, 84],
    [8, KEY.kick, 98],
    [10, KEY.kick, 84],
    [12, KEY.snare, 86],
    ...[0, 2, 4, 6, 8, 10, 12, 14].map((at) => [at, KEY.hat, at % 4 === 0 ? 74 : 56] as const),
  ];
  const hits: Hit[] = Array.from({ length: BARS }, (_, bar) =>
    beat.map(([at, key, velocity]) => ({
      atSeconds: hand.timeOf(bar * 16 + at),
      key,
      velocity: hand.velocityOf(velocity),
    })),
  ).flat();
  const loop = new Float64Array(TAKE_FRAMES);
  new DrumKit(FONTS.blackPearl).play(loop, hits, hand.random, 20);
  return loop;
}
