import { recordingsOf } from "../samples";
import { type Pluck, PluckedInstrument } from "../synthesis/plucked";
import { BARS, chordAt, isChorus, LOOP_FRAMES, player, swung } from "./score";

type Step = readonly [sixteenth: number, length: number, interval: number | "next", velocity: number];

/** The bass with the kick, never quite the same twice; the last note leads to the next root from a semitone below. */
const LINES: readonly (readonly Step[])[] = [
  [
    [0, 2.6, 0, 104],
    [3, 0.8, 0, 64],
    [6, 0.8, 7, 74],
    [7, 2, 12, 88],
    [10, 2.5, 0, 98],
    [14, 1.6, "next", 82],
  ],
  [
    [0, 3, 0, 102],
    [3, 2, 7, 80],
    [6, 0.7, 0, 58],
    [10, 1, 0, 96],
    [11, 1, 10, 80],
    [13, 0.8, 7, 70],
    [14, 1.7, "next", 86],
  ],
  [
    [0, 4.2, 0, 106],
    [7, 1, 7, 78],
    [8, 0.7, 10, 70],
    [10, 3, 12, 96],
    [15, 0.9, "next", 78],
  ],
  [
    [0, 2.4, 0, 102],
    [3, 0.7, 0, 60],
    [5, 1, 12, 82],
    [8, 2.4, 0, 98],
    [11, 0.7, 0, 62],
    [12, 1.2, 7, 80],
    [14, 1.7, "next", 88],
  ],
];
const CHORUS_LINES: readonly (readonly Step[])[] = [
  [
    [0, 2.6, 0, 112],
    [3, 2.4, 0, 92],
    [6, 1.4, 7, 84],
    [8, 2, 0, 106],
    [10, 2.4, 12, 98],
    [13, 0.8, 7, 78],
    [14, 1.7, "next", 92],
  ],
  [
    [0, 3, 0, 110],
    [4, 0.8, 12, 84],
    [6, 1.6, 0, 94],
    [8, 1.8, 0, 106],
    [10, 2, 7, 90],
    [12, 0.7, 0, 64],
    [14, 0.9, 10, 84],
    [15, 0.9, "next", 90],
  ],
];

/** Electric bass straight into the desk, a little behind the kick. */
export function bass(): Float64Array[] {
  const hand = player(
    { offsetSeconds: 0.011, driftSeconds: 0.004, jitterSeconds: 0.0025, velocityNoise: 4 },
    2,
  );
  const plucks: Pluck[] = [];
  for (let bar = 0; bar < BARS; bar++) {
    const line = isChorus(bar) ? CHORUS_LINES[bar % 2]! : LINES[bar % 4]!;
    for (const [sixteenth, length, interval, velocity] of line) {
      const { root } = chordAt(bar, sixteenth);
      const target = chordAt(sixteenth >= 14 ? bar + 1 : bar, 0).root;
      const key = interval === "next" ? target - 1 + (target < 31 ? 2 : 0) : root + interval;
      plucks.push({
        atSeconds: hand.timeOf(bar * 16 + swung(sixteenth)),
        seconds: hand.secondsOf(length),
        key: key < 28 ? key + 12 : key,
        velocity: hand.velocityOf(velocity),
      });
    }
  }
  const loop = new Float64Array(LOOP_FRAMES);
  new PluckedInstrument(recordingsOf("electricBass"), {
    velocityRangeDb: 26,
    darkestHz: 500,
    brightestHz: 5200,
    releaseSeconds: 0.07,
    neighbours: 0,
  }).play(loop, plucks, hand.random);
  return [loop];
}

/** Muted sixteenths that hardly have a pitch: position and accent. */
const CHUCKS: readonly (readonly [number, number])[] = [
  [2, 58],
  [5, 46],
  [6, 66],
  [9, 50],
  [13, 60],
];
/** Sliding sixths and thirds that answer the voice: bar, sixteenth, length, lower key, upper key, velocity. */
const ANSWERS: readonly (readonly [number, number, number, number, number, number])[] = [
  [1, 11, 1, 65, 70, 78],
  [1, 12, 3.5, 67, 72, 88],
  [3, 4, 1, 63, 68, 72],
  [3, 5, 3, 61, 65, 80],
  [5, 12, 1, 65, 70, 76],
  [5, 13, 3, 67, 70, 88],
  [6, 12, 1.5, 62, 67, 76],
  [6, 14, 2, 63, 67, 84],
];

/** Clean electric guitar straight into the desk: chucks and answers in the verse, pushed chords in the chorus. */
export function guitar(): Float64Array[] {
  const hand = player(
    { offsetSeconds: -0.002, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 5 },
    3,
  );
  const plucks: Pluck[] = [];
  const add = (at: number, length: number, keys: readonly number[], velocity: number) => {
    const start = hand.timeOf(at);
    keys.forEach((key, i) => {
      plucks.push({
        atSeconds: start + i * hand.random.range(0.004, 0.011),
        seconds: hand.secondsOf(length),
        key,
        velocity: hand.velocityOf(velocity - 4 * i),
      });
    });
  };
  for (let bar = 0; bar < BARS; bar++) {
    const answered = ANSWERS.filter(([at]) => at === bar).map(([, sixteenth]) => sixteenth);
    const isFree = (sixteenth: number) => answered.every((at) => Math.abs(at - sixteenth) > 1);
    if (isChorus(bar)) {
      for (const [sixteenth, length, velocity] of [
        [2, 1.2, 84],
        [6, 1.4, 92],
        [9, 0.5, 60],
        [10, 1.2, 86],
        [13, 0.5, 62],
        [14, 1.6, 94],
      ] as const) {
        const [low, high] = chordAt(bar, sixteenth).guitar;
        add(bar * 16 + swung(sixteenth), length, [low - 5, low, high], velocity);
      }
    } else if (bar >= 1) {
      for (const [sixteenth, velocity] of CHUCKS)
        if (isFree(sixteenth))
          add(bar * 16 + swung(sixteenth), 0.35, [...chordAt(bar, sixteenth).guitar], velocity);
    }
  }
  for (const [bar, sixteenth, length, low, high, velocity] of ANSWERS)
    add(bar * 16 + swung(sixteenth), length, [low, high], velocity);
  const loop = new Float64Array(LOOP_FRAMES);
  new PluckedInstrument(recordingsOf("electricGuitar"), {
    velocityRangeDb: 24,
    darkestHz: 1600,
    brightestHz: 9000,
    releaseSeconds: 0.035,
    neighbours: 1,
  }).play(loop, plucks, hand.random);
  return [loop];
}
