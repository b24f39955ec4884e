import { addWrapped, SAMPLE_RATE_HZ } from "./loop";
import type { Random } from "./random";

/** One note of an electric guitar. */
export interface StringPluck {
  readonly atSeconds: number;
  readonly seconds: number;
  readonly key: number;
  readonly velocity: number;
  /** The edge of the hand lies on the strings at the bridge. */
  readonly palmMuted: boolean;
}

const A4_KEY = 69;
const A4_HZ = 440;
/** Time in which a string loses 60 dB: at E2, and a tenth of it less for each octave above. */
const RING_SECONDS = 7;
const MUTED_RING_SECONDS = 0.55;
/** Share of the treble lost at each reflection. */
const LOSS = 0.16;
const MUTED_LOSS = 0.42;
/** Softest and hardest pick. */
const DARKEST_PICK_HZ = 700;
const BRIGHTEST_PICK_HZ = 3600;
const PICK_PLACES = [0.09, 0.17] as const;
/** From the bridge: a pickup between the two of a guitar. */
const PICKUP_PLACE = 0.16;
const PICKUP_HZ = 3600;
const PICKUP_Q = 1.2;
const FRETTING_SEMITONES = 0.035;
const RELEASE_SECONDS = 0.035;
const RUMBLE_HZ = 45;

/**
 * An electric guitar straight into the desk: strings as delay lines with losses (Karplus and Strong 1983, with the
 * fractional delay of Jaffe and Smith 1983), each plucked a little elsewhere, heard by a pickup and its cable.
 */
export function playElectricGuitar(loop: Float64Array, plucks: readonly StringPluck[], random: Random): void {
  const strings = new Float64Array(loop.length);
  for (const pluck of plucks)
    addWrapped(strings, stringSound(pluck, random), Math.round(pluck.atSeconds * SAMPLE_RATE_HZ));
  throughPickup(strings);
  for (let i = 0; i < loop.length; i++) loop[i] = loop[i]! + strings[i]!;
}

function stringSound({ key, seconds, velocity, palmMuted }: StringPluck, random: Random): Float64Array {
  const frequencyHz = A4_HZ * 2 ** ((key - A4_KEY + random.normal() * FRETTING_SEMITONES) / 12);
  const period = SAMPLE_RATE_HZ / frequencyHz;
  const frames = Math.round((seconds + RELEASE_SECONDS) * SAMPLE_RATE_HZ);
  const force = velocity / 127;
  const sound = struck(period, frames, force, random);
  const ring = palmMuted ? MUTED_RING_SECONDS : RING_SECONDS * (1 - 0.1 * ((key - 40) / 12));
  const loss = (palmMuted ? MUTED_LOSS : LOSS) * random.range(0.85, 1.15);
  const { taps, first } = reflection(period, loss, 10 ** (-3 / (frequencyHz * ring)));
  for (let i = first; i < frames; i++) {
    let sum = 0;
    for (let j = 0; j < taps.length && i - first - j >= 0; j++) sum += taps[j]! * sound[i - first - j]!;
    sound[i] = sound[i]! + sum;
  }
  const places = Math.max(1, Math.round(period * PICKUP_PLACE));
  const level = 0.15 + 0.85 * force ** 1.6;
  const release = Math.round(RELEASE_SECONDS * SAMPLE_RATE_HZ);
  const heard = new Float64Array(frames);
  for (let i = 0; i < frames; i++) {
    const end = Math.min(1, (frames - i) / release);
    heard[i] = level * end * end * (sound[i]! - (i < places ? 0 : 0.95 * sound[i - places]!));
  }
  return heard;
}

/** The pick's push: noise of one period, darker the softer, twice with opposite sign as the pick's place divides the string. */
function struck(period: number, frames: number, force: number, random: Random): Float64Array {
  const length = Math.floor(period) + 1;
  const cutoffHz = DARKEST_PICK_HZ * (BRIGHTEST_PICK_HZ / DARKEST_PICK_HZ) ** force;
  const k = 1 - Math.exp((-2 * Math.PI * cutoffHz) / SAMPLE_RATE_HZ);
  const push = new Float64Array(length);
  let state = 0;
  let power = 0;
  for (let i = 0; i < length; i++) {
    state += k * (random.range(-1, 1) - state);
    push[i] = state;
    power += state * state;
  }
  const scale = 0.5 / Math.sqrt(power / length);
  const place = Math.round(period * random.range(...PICK_PLACES));
  const sound = new Float64Array(frames);
  for (let i = 0; i < length + place && i < frames; i++)
    sound[i] = scale * ((push[i] ?? 0) - (i < place ? 0 : push[i - place]!));
  return sound;
}

/** What comes back after one period: Lagrange's third-order fractional delay times a symmetric loss of treble. */
function reflection(period: number, loss: number, gain: number): { taps: readonly number[]; first: number } {
  const delay = period - 1;
  const whole = Math.floor(delay - 0.5);
  const x = delay - whole + 1;
  const lagrange = [
    (-(x - 1) * (x - 2) * (x - 3)) / 6,
    (x * (x - 2) * (x - 3)) / 2,
    (-x * (x - 1) * (x - 3)) / 2,
    (x * (x - 1) * (x - 2)) / 6,
  ];
  const losses = [loss / 2, 1 - loss, loss / 2];
  const taps = new Array<number>(lagrange.length + losses.length - 1).fill(0);
  lagrange.forEach((a, i) => {
    losses.forEach((b, j) => {
      taps[i + j] = taps[i + j]! + gain * a * b;
    });
  });
  return { taps, first: whole - 1 };
}

/** Coil and cable resonate; no pickup hears what the string's ends do slowly. In place. */
function throughPickup(sound: Float64Array): void {
  const w = (2 * Math.PI * PICKUP_HZ) / SAMPLE_RATE_HZ;
  const alpha = Math.sin(w) / (2 * PICKUP_Q);
  const cos = Math.cos(w);
  const a0 = 1 + alpha;
  const [b0, b1, a1, a2] = [(1 - cos) / 2 / a0, (1 - cos) / a0, (-2 * cos) / a0, (1 - alpha) / a0];
  const k = 1 - Math.exp((-2 * Math.PI * RUMBLE_HZ) / SAMPLE_RATE_HZ);
  let [x1, x2, y1, y2, low] = [0, 0, 0, 0, 0];
  for (let i = 0; i < sound.length; i++) {
    const x = sound[i]!;
    const y = b0 * (x + x2) + b1 * x1 - a1 * y1 - a2 * y2;
    [x2, x1, y2, y1] = [x1, x, y1, y];
    low += k * (y - low);
    sound[i] = y - low;
  }
}
