import { envelopeOf, noteFrames, shape } from "../synthesis/envelopes";
import { highPass } from "../synthesis/filters";
import { addWrapped, fromDb, SAMPLE_RATE_HZ } from "../synthesis/loop";
import type { Musician } from "../synthesis/musician";
import { framesOf, oneShot } from "../synthesis/one-shots";
import { addOscillator } from "../synthesis/oscillators";
import type { Random } from "../synthesis/random";
import { filter } from "../synthesis/state-variable-filter";
import { BARS, DROP_BAR, isDrop, KICKS, LOOP_FRAMES, player, type Stroke, swung } from "./score";

/** From the softest written stroke to the loudest. */
const DYNAMIC_RANGE_DB = 26;

/** Times of the kick's strokes in seconds: the ducking follows them. */
export function kickTimes(): readonly {
  readonly seconds: number;
  readonly bar: number;
  readonly velocity: number;
}[] {
  const hands = player({ offsetSeconds: 0, driftSeconds: 0, jitterSeconds: 0.0006, velocityNoise: 0 }, 1);
  return KICKS.map(([bar, sixteenth, velocity]) => ({
    seconds: Math.max(0, hands.timeOf(bar * 16 + sixteenth)),
    bar,
    velocity,
  }));
}

/** Bass drum: a falling sine, the recorded beater of an electronic kick on top. Rounder in the verse, shorter in the drop. */
export function kick(): Float64Array {
  const { random } = player({ offsetSeconds: 0, driftSeconds: 0, jitterSeconds: 0, velocityNoise: 0 }, 2);
  const loop = new Float64Array(LOOP_FRAMES);
  for (const { seconds, bar, velocity } of kickTimes())
    strike(loop, seconds, velocity, random, kickSound(isDrop(bar), random));
  return loop;
}

function kickSound(short: boolean, random: Random): Float64Array {
  const envelope = { attack: 0.0008, decay: short ? 0.3 : 0.42, sustain01: 0, release: 0.03 };
  const out = new Float64Array(noteFrames(short ? 0.26 : 0.34, envelope));
  const lowest = short ? 54 : 49;
  addOscillator(
    out,
    "sine",
    (i) => {
      const t = i / SAMPLE_RATE_HZ;
      return lowest + 130 * Math.exp(-t / 0.018) + 900 * Math.exp(-t / 0.0022);
    },
    { phase01: 0 },
  );
  shape(out, envelopeOf(envelope, short ? 0.26 : 0.34));
  for (let i = 0; i < out.length; i++) out[i] = Math.tanh(1.6 * out[i]!) / Math.tanh(1.6);
  const beater = oneShot(short ? "bd_tek" : "bd_haus", 0.3 * random.normal());
  highPass(beater, 700);
  const amount = (short ? 0.9 : 0.55) * fromDb(0.8 * random.normal());
  for (let i = 0; i < Math.min(out.length, beater.length); i++) out[i] = out[i]! + amount * beater[i]!;
  return out;
}

/** Clap and snare: on two and four in the verse, on three in the drop; rolls where the song turns. */
export function clap(): Float64Array {
  const hands = player(
    { offsetSeconds: 0.006, driftSeconds: 0.001, jitterSeconds: 0.0012, velocityNoise: 0 },
    3,
  );
  const loop = new Float64Array(LOOP_FRAMES);
  for (let bar = 0; bar < BARS; bar++) {
    if (isDrop(bar)) strike(loop, at(hands, bar, 8), 1, hands.random, bigClap(hands.random));
    else if (bar < 7)
      for (const s of [4, 12])
        strike(loop, at(hands, bar, s), s === 12 ? 0.97 : 0.92, hands.random, smallClap(hands.random));
    if (isDrop(bar) && bar % 2 === 1)
      strike(loop, at(hands, bar, 13), 0.4, hands.random, oneShot("sn_dub", hands.random.normal() * 0.2));
  }
  for (const [bar, s, velocity] of ROLLS)
    strike(
      loop,
      hands.timeOf(bar * 16 + s),
      velocity,
      hands.random,
      rollStroke(velocity, bar, s, hands.random),
    );
  return loop;
}

/** Eighths, sixteenths, thirty-seconds into the drop; short fills at bars 12 and 16. */
const ROLLS: readonly Stroke[] = [
  ...[0, 2, 4, 6].map((s, i): Stroke => [6, s + 8, 0.3 + 0.04 * i]),
  ...[0, 2, 4, 6].map((s, i): Stroke => [7, s, 0.46 + 0.03 * i]),
  ...[8, 9, 10, 11].map((s, i): Stroke => [7, s, 0.58 + 0.04 * i]),
  ...[12, 12.5, 13, 13.5].map((s, i): Stroke => [7, s, 0.74 + 0.05 * i]),
  ...[[11, 12, 0.6] as const, [11, 13, 0.5] as const, [11, 14, 0.72] as const, [11, 15, 0.56] as const],
  ...[12, 12.67, 13.33, 14, 14.5, 15, 15.5].map((s, i): Stroke => [15, s, 0.5 + 0.05 * i]),
];

function rollStroke(velocity: number, bar: number, sixteenth: number, random: Random): Float64Array {
  // The roll rises while it fills up, as a drum machine's would.
  const rise = bar === 15 ? 2 : (bar - 6) * 3 + sixteenth * 0.25;
  const sound = oneShot("elec_hi_snare", rise - 3 + 0.15 * random.normal());
  filter(sound, "low", 2500 + 9000 * velocity);
  return sound;
}

function smallClap(random: Random): Float64Array {
  const snap = oneShot("perc_snap", -1 + 0.25 * random.normal());
  return layered([snap, 0, 0.75], [handClap(random, 0.16), 0, 0.5]);
}

function bigClap(random: Random): Float64Array {
  const body = oneShot("sn_dub", 1 + 0.12 * random.normal());
  return layered(
    [body, 0, 0.7],
    [handClap(random, 0.34), 0, 0.8],
    [oneShot("perc_snap2", 0.2 * random.normal()), 0.004, 0.3],
  );
}

/** Four hands within 30 ms, then the room they clap in: band-passed noise (as in the drum machines of 1980). */
function handClap(random: Random, decay: number): Float64Array {
  const out = Float64Array.from({ length: framesOf(0.03 + decay * 1.4) }, () => random.normal());
  filter(out, "band", 1300 + 120 * random.normal(), 1.1);
  highPass(out, 500);
  const hands = [0, 0.0095, 0.019, 0.0275].map((time) => time + 0.0008 * random.normal());
  shape(out, (frame) => {
    const t = frame / SAMPLE_RATE_HZ;
    let level = 0;
    for (const [i, time] of hands.entries()) {
      if (t < time) continue;
      level = Math.max(level, i < 3 ? Math.exp(-(t - time) / 0.0035) : Math.exp((-4.5 * (t - time)) / decay));
    }
    return level * Math.min(1, (out.length - frame) / 480);
  });
  return normalised(out);
}

/** Hi-hats: six squares that share no octave through a high-pass, or noise when they are open. */
export function hats(): Float64Array {
  const hands = player(
    { offsetSeconds: -0.002, driftSeconds: 0.002, jitterSeconds: 0.0016, velocityNoise: 0 },
    4,
  );
  const loop = new Float64Array(LOOP_FRAMES);
  const closed = (bar: number, s: number, velocity: number) =>
    strike(
      loop,
      at(hands, bar, s),
      velocity + 0.05 * hands.random.normal(),
      hands.random,
      metal(hands.random, 0.035 + 0.05 * velocity),
    );
  const open = (bar: number, s: number, velocity: number) =>
    strike(
      loop,
      at(hands, bar, s),
      velocity + 0.04 * hands.random.normal(),
      hands.random,
      metal(hands.random, 0.26),
    );
  for (let bar = 0; bar < BARS; bar++) {
    if (bar === 7) {
      for (const s of [2, 6]) open(bar, s, 0.6);
      continue;
    }
    if (isDrop(bar)) dropBar(bar);
    else verseBar(bar);
  }
  return loop;

  function verseBar(bar: number) {
    for (const s of [2, 6, 10, 14]) open(bar, s, 0.66);
    if (bar < 2) return;
    for (let s = 0; s < 16; s++) if (s % 4 !== 2) closed(bar, s, s % 2 === 0 ? 0.45 : 0.28);
  }

  /** Eighths with a roll that is another one in each bar of four. */
  function dropBar(bar: number) {
    const rolls = [
      [[6, 7], 6],
      [[14, 16], 6],
      [[3, 4], 3],
      [[10, 12], 8],
    ] as const;
    const [[from, to], strokes] = rolls[(bar + (bar > 11 ? 1 : 0)) % 4]!;
    for (let s = 0; s < 16; s += 2) if (s < from || s >= to) closed(bar, s, s % 4 === 0 ? 0.72 : 0.55);
    for (const s of bar % 2 === 0 ? [7, 15] : [5, 11]) if (s < from || s >= to) closed(bar, s, 0.36);
    for (let i = 0; i < strokes; i++)
      closed(bar, from + ((to - from) * i) / strokes, 0.34 + (0.36 * i) / strokes);
    if (bar % 4 === 3) open(bar, 14, 0.62);
  }
}

const METAL_HZ = [263, 400, 421, 474, 587, 845] as const;

function metal(random: Random, decay: number): Float64Array {
  const envelope = { attack: 0.0006, decay: decay * 1.6, sustain01: 0, release: 0.02 };
  const out = new Float64Array(noteFrames(decay * 1.5, envelope));
  const tune = 1 + 0.012 * random.normal();
  for (const hertz of METAL_HZ)
    addOscillator(out, "pulse", hertz * tune * 4.1, { gain: 0.16, phase01: random.next() });
  for (let i = 0; i < out.length; i++) out[i] = out[i]! + 0.5 * random.normal();
  filter(out, "high", 7600, 0.9);
  filter(out, "high", 5200);
  shape(out, envelopeOf(envelope, decay * 1.5));
  return normalised(out);
}

/** Wood, blips and finger snaps around the beat; a cowbell when the time halves. */
export function percussion(): Float64Array {
  const hands = player(
    { offsetSeconds: 0.003, driftSeconds: 0.003, jitterSeconds: 0.003, velocityNoise: 0 },
    5,
  );
  const loop = new Float64Array(LOOP_FRAMES);
  const hit = (bar: number, s: number, velocity: number, name: string, semitones: number) =>
    strike(
      loop,
      at(hands, bar, s),
      velocity + 0.05 * hands.random.normal(),
      hands.random,
      oneShot(name, semitones + 0.15 * hands.random.normal()),
    );
  for (let bar = 2; bar < BARS; bar++) {
    if (bar === 7) continue;
    if (!isDrop(bar)) {
      for (const [s, v, up] of [
        [3, 0.6, 0],
        [6, 0.45, 3],
        [11, 0.66, 0],
        [14, 0.4, 5],
      ] as const)
        hit(bar, s, v, "elec_wood", up - 4);
      if (bar % 2 === 1) hit(bar, 7, 0.45, "elec_blip2", -5);
      if (bar >= 4) hit(bar, bar % 2 === 0 ? 9 : 1, 0.4, "tabla_tas2", 0);
    } else {
      const step = (bar - DROP_BAR) % 4;
      if (step === 0)
        for (const [s, v] of [
          [4, 0.34],
          [7, 0.26],
          [14, 0.38],
        ] as const)
          hit(bar, s, v, "drum_cowbell", -3);
      if (step === 1)
        for (const [s, v] of [
          [5, 0.55],
          [6, 0.42],
          [12, 0.6],
        ] as const)
          hit(bar, s, v, "tabla_tas2", 2);
      if (step === 2)
        for (const [s, v] of [
          [4, 0.34],
          [11, 0.3],
          [14, 0.38],
        ] as const)
          hit(bar, s, v, "drum_cowbell", -3);
      if (step === 3)
        for (const [s, v] of [
          [5, 0.5],
          [9, 0.5],
          [10, 0.6],
        ] as const)
          hit(bar, s, v, "elec_wood", 1);
      hit(bar, 2, 0.34, "perc_snap", 5);
    }
  }
  return loop;
}

const at = (hands: Musician, bar: number, sixteenth: number) => hands.timeOf(swung(bar, sixteenth));

function strike(
  loop: Float64Array,
  seconds: number,
  velocity: number,
  random: Random,
  sound: Float64Array,
): void {
  const levelDb = -DYNAMIC_RANGE_DB * (1 - Math.min(1, Math.max(0, velocity))) + 0.25 * random.normal();
  addWrapped(loop, sound, framesOf(seconds), fromDb(levelDb));
}

function layered(
  ...layers: readonly (readonly [Float64Array, seconds: number, gain: number])[]
): Float64Array {
  const out = new Float64Array(
    Math.max(...layers.map(([sound, seconds]) => sound.length + framesOf(seconds))),
  );
  for (const [sound, seconds, gain] of layers)
    for (let i = 0; i < sound.length; i++)
      out[i + framesOf(seconds)] = out[i + framesOf(seconds)]! + gain * sound[i]!;
  return out;
}

function normalised(sound: Float64Array): Float64Array {
  const peak = sound.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return sound.map((value) => value / peak);
}
