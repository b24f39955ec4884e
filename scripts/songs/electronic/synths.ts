import { envelopeOf, noteFrames, shape } from "../synthesis/envelopes";
import { addWrapped, SAMPLE_RATE_HZ } from "../synthesis/loop";
import { framesOf } from "../synthesis/one-shots";
import { addOscillator, hertzOf } from "../synthesis/oscillators";
import type { Random } from "../synthesis/random";
import { filter } from "../synthesis/state-variable-filter";
import { BARS, chordAt, FRAMES_PER_BAR, isDrop, LEAD, LOOP_FRAMES, type Note, player, swung } from "./score";

/** Electric piano by frequency modulation: syncopated chords in the verse, a bell of its own in the drop. */
export function keys(): Float64Array[] {
  const hands = player(
    { offsetSeconds: 0.004, driftSeconds: 0.005, jitterSeconds: 0.003, velocityNoise: 4 },
    30,
  );
  const loops = [new Float64Array(LOOP_FRAMES), new Float64Array(LOOP_FRAMES)] as const;
  const play = (bar: number, s: number, length: number, key: number, velocity: number, spread: number) => {
    const effort = hands.velocityOf(velocity) / 127;
    const sound = electricPiano(key, hands.secondsOf(length), effort, hands.random);
    const start = hands.timeOf(swung(bar, s)) + spread;
    // As the instrument's own stereo: low keys left, high keys right.
    const side = Math.min(0.75, Math.max(-0.75, (key - 66) / 16));
    addWrapped(loops[0], sound, framesOf(start), Math.sqrt(0.5 - 0.5 * side));
    addWrapped(loops[1], sound, framesOf(start), Math.sqrt(0.5 + 0.5 * side));
  };
  for (let bar = 0; bar < BARS; bar++)
    for (const [s, length, velocity] of comping(bar)) chord(bar, s, length, velocity);
  for (const [bar, s, length, key, effort] of BELLS) play(bar, s, length, key, 127 * effort, 0);
  return [...loops];

  function chord(bar: number, s: number, length: number, velocity: number) {
    // An anticipated chord already belongs to the next bar.
    const { voices } = chordAt(s >= 15 ? bar + 1 : bar);
    const order = hands.random.next() < 0.3 ? [...voices].reverse() : voices;
    order.forEach((key, i) => {
      play(
        bar,
        s,
        length,
        key,
        velocity + (key === voices.at(-1) ? 9 : 0),
        i * 0.006 + 0.003 * hands.random.next(),
      );
    });
  }
}

/** Sixteenth, length, velocity: never the same bar twice in a row. */
function comping(bar: number): readonly (readonly [number, number, number])[] {
  if (isDrop(bar))
    return bar % 2 === 0
      ? [[0, 7, 78]]
      : [
          [0, 4, 74],
          [11, 3, 62],
        ];
  if (bar === 7) return [[0, 6, 70]];
  if (bar % 4 === 3)
    return [
      [0, 2.5, 72],
      [3, 2.5, 64],
      [7, 4, 70],
      [15, 4, 76],
    ];
  return bar % 2 === 0
    ? [
        [bar % 4 === 0 && bar > 0 ? 3 : 0, 4, 74],
        [6, 2, 60],
        [11, 4, 70],
      ]
    : [
        [2, 3, 62],
        [6, 5, 74],
        [13, 2, 56],
      ];
}

/** Counter-melody in the holes of the hook; it falls where the hook rises. */
const BELLS: readonly Note[] = [
  [1, 10, 2, 79, 0.5],
  [1, 12, 4, 77, 0.46],
  [3, 10, 1.5, 76, 0.52],
  [3, 12, 3, 73, 0.5],
  [5, 9, 2, 80, 0.54],
  [5, 11, 2, 79, 0.5],
  [5, 13, 3, 75, 0.5],
  [9, 11, 2, 80, 0.58],
  [9, 13, 3, 77, 0.54],
  [11, 11, 2, 82, 0.6],
  [11, 13, 3, 79, 0.56],
  [13, 11, 1.5, 84, 0.62],
  [13, 12.5, 1.5, 80, 0.56],
  [13, 14, 2, 77, 0.54],
  [15, 10, 2, 82, 0.6],
  [15, 12, 3, 79, 0.54],
];

function electricPiano(key: number, heldSeconds: number, effort: number, random: Random): Float64Array {
  const envelope = { attack: 0.002, decay: 3.4 - 0.02 * key, sustain01: 0, release: 0.22 };
  const out = new Float64Array(noteFrames(heldSeconds, envelope));
  const hertz = hertzOf(key + 0.03 * random.normal());
  const level = envelopeOf(envelope, heldSeconds);
  const phase = random.next();
  // The tine: fourteen times the fundamental, gone in a tenth of a second; the harder, the brighter.
  for (let i = 0; i < out.length; i++) {
    const t = i / SAMPLE_RATE_HZ;
    const body =
      (0.45 + 1.7 * effort ** 1.5) * Math.exp(-t / 0.5) * Math.sin(2 * Math.PI * (hertz * t + phase));
    const tine = 0.5 * effort ** 2 * Math.exp(-t / 0.07) * Math.sin(2 * Math.PI * 14 * hertz * t);
    out[i] = Math.sin(2 * Math.PI * hertz * t + body) + 0.25 * tine * (14 * hertz < 18000 ? 1 : 0);
  }
  shape(out, (frame) => level(frame) * (0.2 + 0.8 * effort ** 1.4));
  return out;
}

const VOICES = [-0.11, -0.063, -0.02, 0.024, 0.06, 0.105] as const;

/** Pad of detuned saws, wide: a closed filter that opens towards the drop; there it strikes with the band. */
export function pad(): Float64Array[] {
  const hands = player({ offsetSeconds: 0, driftSeconds: 0.002, jitterSeconds: 0.002, velocityNoise: 0 }, 31);
  const loops = [new Float64Array(LOOP_FRAMES), new Float64Array(LOOP_FRAMES)] as const;
  for (let bar = 0; bar < BARS; bar++)
    for (const [s, length, effort] of padRhythm(bar))
      for (const [v, key] of padVoices(bar, effort).entries()) {
        const held = hands.secondsOf(length);
        const envelope = isDrop(bar)
          ? { attack: 0.006, decay: 1.4, sustain01: 0.55, release: 0.16 }
          : { attack: 0.35, decay: 3, sustain01: 0.85, release: 0.7 };
        const start = hands.timeOf(bar * 16 + s) + (isDrop(bar) ? 0.002 * v : 0);
        for (const loop of loops) {
          const sound = superSaw(key, noteFrames(held, envelope), hands.random);
          openFilter(sound, framesOf(start), isDrop(bar), effort);
          shape(sound, envelopeOf(envelope, held));
          addWrapped(loop, sound, framesOf(start), effort);
        }
      }
  return [...loops];
}

function padVoices(bar: number, effort: number): readonly number[] {
  const { voices } = chordAt(bar);
  return isDrop(bar) && effort > 0.75 ? [...voices, voices[1]! + 12] : voices;
}

/** Sixteenth, length, effort. */
function padRhythm(bar: number): readonly (readonly [number, number, number])[] {
  if (!isDrop(bar)) return bar === 7 ? [[0, 14, 0.75]] : [[0, 15.5, 0.5 + 0.03 * bar]];
  if (bar === 15)
    return [
      [0, 5, 1],
      [6, 3, 0.8],
    ];
  return bar % 2 === 0
    ? [
        [0, 5, 1],
        [6, 3, 0.7],
        [10, 5, 0.85],
      ]
    : [
        [0, 2.6, 0.95],
        [3, 6, 0.8],
        [12, 2, 0.6],
        [14, 2, 0.7],
      ];
}

function superSaw(key: number, frames: number, random: Random): Float64Array {
  const out = new Float64Array(frames);
  for (const detune of VOICES)
    addOscillator(out, "saw", hertzOf(key + detune + 0.01 * random.normal()), {
      gain: 0.2,
      phase01: random.next(),
    });
  return out;
}

function openFilter(sound: Float64Array, startFrame: number, drop: boolean, effort: number): void {
  const song = (frame: number) => (startFrame + frame) / FRAMES_PER_BAR;
  const corner = drop
    ? (frame: number) => 900 + 5200 * effort * Math.exp(-frame / SAMPLE_RATE_HZ / 0.22)
    : (frame: number) =>
        420 + 130 * Math.max(0, song(frame)) + 4200 * Math.max(0, (song(frame) - 5.5) / 2.5) ** 2;
  filter(sound, "low", corner, 0.9);
  filter(sound, "high", 140);
}

/** Lead: saw and pulse, a little late in pitch, vibrato on what is held; a shadow of itself before the build. */
export function lead(): Float64Array {
  const hands = player(
    { offsetSeconds: 0.004, driftSeconds: 0.004, jitterSeconds: 0.003, velocityNoise: 0 },
    32,
  );
  const loop = new Float64Array(LOOP_FRAMES);
  let before = 72;
  for (const [bar, sixteenth, length, key, effort] of LEAD) {
    const held = hands.secondsOf(length * 0.94);
    const envelope = { attack: 0.008 + 0.03 * (1 - effort), decay: 1.1, sustain01: 0.72, release: 0.14 };
    const sound = new Float64Array(noteFrames(held, envelope));
    const from = before;
    const pitch = (offset: number) => (frame: number) => {
      const t = frame / SAMPLE_RATE_HZ;
      const vibrato = 0.22 * Math.min(1, Math.max(0, (t - 0.25) / 0.3)) * Math.sin(2 * Math.PI * 5.4 * t);
      return hertzOf(key + offset + (from - key) * Math.exp(-t / 0.018) + vibrato);
    };
    addOscillator(sound, "saw", pitch(0.04), { gain: 0.5, phase01: hands.random.next() });
    addOscillator(sound, "saw", pitch(-0.05), { gain: 0.4, phase01: hands.random.next() });
    addOscillator(sound, "pulse", pitch(-12), {
      gain: 0.28,
      width01: (frame) => 0.42 + 0.1 * Math.sin((2 * Math.PI * 0.7 * frame) / SAMPLE_RATE_HZ),
      phase01: hands.random.next(),
    });
    const bright = 700 + 5600 * effort ** 2;
    filter(sound, "low", (i) => 600 + bright * (0.45 + 0.55 * Math.exp(-i / SAMPLE_RATE_HZ / 0.16)), 1.3);
    shape(sound, envelopeOf(envelope, held));
    addWrapped(loop, sound, framesOf(hands.timeOf(swung(bar, sixteenth))), 0.15 + 0.85 * effort);
    before = key;
  }
  return loop;
}
