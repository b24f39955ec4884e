import { ROOMS } from "@/audio-engine/acoustics/rooms";
import type { Vector } from "@/audio-engine/acoustics/vectors";
import { recordingsOf } from "../samples";
import { fromDb } from "../synthesis/loop";
import { addSqueak } from "../synthesis/noises";
import { type Pluck, PluckedInstrument } from "../synthesis/plucked";
import { microphoneAt, recordInRoom } from "../synthesis/room-recording";
import { BARS, chordAt, isChorus, LOOP_FRAMES, player, SLOT_BAR, SQUEAKS } from "./score";

/** Thumb and fingers: position, string ("bass", "fifth", or counted from the top), accent. */
type Finger = readonly [sixteenth: number, string: number | "bass" | "fifth", accent: number];
const PICKING: readonly (readonly Finger[])[] = [
  [
    [0, "bass", 100],
    [2, 2, 70],
    [4, 0, 90],
    [4, "fifth", 74],
    [6, 1, 76],
    [8, "bass", 88],
    [10, 2, 70],
    [11, 0, 82],
    [14, 1, 74],
  ],
  [
    [0, "bass", 98],
    [3, 1, 74],
    [4, "fifth", 80],
    [6, 0, 88],
    [8, "bass", 86],
    [9, 2, 60],
    [10, 1, 74],
    [12, 0, 84],
    [12, "fifth", 72],
    [14, 2, 68],
    [15, 1, 58],
  ],
];

type Strum = readonly [sixteenth: number, length: number, accent: number, up: boolean];
const STRUMS: readonly Strum[] = [
  [0, 4, 106, false],
  [3, 1, 66, true],
  [4, 2, 94, false],
  [6, 2, 78, true],
  [8, 3, 104, false],
  [11, 1, 72, true],
  [12, 2, 98, false],
  [14, 1, 78, true],
  [15, 1, 70, false],
];

/** The instrument itself at one metre: picked, from bar 5 a little firmer, strummed in the chorus, squeaks included. */
function guitar(): Float64Array {
  const hand = player({ offsetSeconds: 0, driftSeconds: 0.005, jitterSeconds: 0.004, velocityNoise: 6 }, 3);
  const plucks: Pluck[] = [];
  for (let bar = 0; bar < BARS; bar++)
    plucks.push(...(isChorus(bar) ? strummed(bar, hand) : picked(bar, hand)));
  const loop = new Float64Array(LOOP_FRAMES);
  new PluckedInstrument(recordingsOf("acousticGuitar"), {
    velocityRangeDb: 28,
    darkestHz: 1700,
    brightestHz: 16000,
    releaseSeconds: 0.1,
    neighbours: 1,
  }).play(loop, plucks, hand.random);
  for (const [bar, sixteenth] of SQUEAKS) {
    const gain = 0.05 * fromDb(hand.random.range(-5, 1));
    addSqueak(loop, hand.secondsOf(bar * 16 + sixteenth), hand.random.range(0.09, 0.14), gain, hand.random);
  }
  return loop;
}

type Hand = ReturnType<typeof player>;

function picked(bar: number, hand: Hand): Pluck[] {
  const firmer = bar >= SLOT_BAR ? 6 : 0;
  return PICKING[bar % 2]!.map(([sixteenth, string, accent]) => {
    const strings = chordAt(bar, sixteenth).guitar;
    const index = string === "bass" ? 0 : string === "fifth" ? 1 : strings.length - 1 - string;
    return {
      atSeconds: hand.timeOf(bar * 16 + sixteenth),
      seconds: hand.secondsOf(index < 2 ? 7 : 5),
      key: strings[index]!,
      velocity: hand.velocityOf(accent + firmer),
    };
  });
}

function strummed(bar: number, hand: Hand): Pluck[] {
  return STRUMS.flatMap(([sixteenth, length, accent, up]) => {
    const strings = chordAt(bar, sixteenth).guitar;
    const order = up ? strings.slice(-3).reverse() : strings;
    const spread = hand.random.range(0.012, 0.028) * (up ? 0.6 : 1);
    const start = hand.timeOf(bar * 16 + sixteenth) - 0.4 * spread;
    return order.map((key, i) => ({
      atSeconds: start + (spread * i) / order.length,
      seconds: hand.secondsOf(length) * 0.97,
      key,
      velocity: hand.velocityOf(accent - 3 * i),
    }));
  });
}

const INSTRUMENT: Vector = { x: 3.4, y: 2.6, z: 0.75 };
/** Before the twelfth fret, and further off before the bridge: 30 and 72 cm. */
const NEAR: Vector = { x: 3.22, y: 2.36, z: 0.75 };
const FAR: Vector = { x: 3.75, y: 1.98, z: 0.85 };
const SPEED_OF_SOUND = 343.2;

const metresTo = ({ x, y, z }: Vector) => Math.hypot(x - INSTRUMENT.x, y - INSTRUMENT.y, z - INSTRUMENT.z);
/** By how many frames the far microphone hears the strings later. */
export const FAR_LAG_FRAMES = Math.round(((metresTo(FAR) - metresTo(NEAR)) / SPEED_OF_SOUND) * 48000);

/** One guitar by two cardioid microphones in the live room. */
export function twoMicrophones(): { near: Float64Array; far: Float64Array } {
  return recordInRoom(ROOMS["live-room"], [{ sound: guitar(), position: INSTRUMENT, gain: 1 }], {
    near: microphoneAt(NEAR, INSTRUMENT, 0.5),
    far: microphoneAt(FAR, INSTRUMENT, 0.5),
  });
}
