import { shape } from "../synthesis/envelopes";
import { highPass } from "../synthesis/filters";
import { sampleAt } from "../synthesis/interpolate";
import { addWrapped, SAMPLE_RATE_HZ } from "../synthesis/loop";
import { framesOf, oneShot } from "../synthesis/one-shots";
import { addOscillator } from "../synthesis/oscillators";
import { LEAD_SECONDS, perform, VOICES } from "../synthesis/singer/sing";
import { playbackRate } from "../synthesis/soundfont";
import { filter } from "../synthesis/state-variable-filter";
import { BARS, DROP_BAR, FRAMES_PER_BAR, LOOP_FRAMES, player, swung } from "./score";

type Chop = readonly [
  bar: number,
  sixteenth: number,
  length: number,
  key: number,
  effort: number,
  phonemes: string,
];

/** "Night signal", "call me home": calls of two bars in the verse, a stammer in the build, short answers in the drop. */
const CHOPS: readonly Chop[] = [
  [0, 10, 2, 68, 0.5, "n ay t"],
  [0, 12, 2, 72, 0.6, "s ih g"],
  [0, 14, 5, 70, 0.58, "n ah l"],
  [2, 10, 2, 68, 0.52, "k ao l"],
  [2, 12, 2, 72, 0.62, "m iy"],
  [2, 14, 2, 75, 0.7, "hh ow"],
  [3, 0, 5, 73, 0.66, "ow m"],
  [4, 10, 1, 68, 0.55, "n ay"],
  [4, 11, 1, 68, 0.5, "n ay"],
  [4, 12, 2, 72, 0.64, "s ih g"],
  [4, 14, 5, 75, 0.68, "n ah l"],
  [5, 6, 4, 72, 0.6, "hh ow m"],
  ...[0, 2, 4, 6, 8, 10, 12, 14].map(
    (s, i): Chop => [6, s, 1.4, 68 + (i > 3 ? 2 : 0), 0.42 + 0.03 * i, "k ao"],
  ),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((s, i): Chop => [7, s, 0.9, 70 + (i > 3 ? 2 : 0), 0.6 + 0.03 * i, "k ao"]),
  [7, 12, 2.8, 77, 1, "hh ow m"],
  [9, 11, 1, 72, 0.72, "n ay"],
  [9, 12, 1, 72, 0.66, "n ay"],
  [9, 13, 2.8, 75, 0.8, "n ay t"],
  [11, 10, 1, 73, 0.7, "m iy"],
  [11, 11, 1, 73, 0.64, "m iy"],
  [11, 13, 2.8, 76, 0.82, "hh ow m"],
  [13, 11, 1, 72, 0.7, "s ih g"],
  [13, 12, 1, 75, 0.74, "n ah l"],
  [13, 13, 1, 77, 0.8, "s ih g"],
  [13, 14, 2, 80, 0.9, "n ah l"],
  [15, 11, 1, 76, 0.76, "k ao l"],
  [15, 12, 3.8, 72, 0.8, "hh ow m"],
];

/** The ends of phrases that are thrown into the echo: bar and sixteenth. */
export const THROWS: readonly (readonly [bar: number, sixteenth: number])[] = [
  [1, 0],
  [3, 1],
  [5, 6],
  [7, 12],
  [9, 13],
  [11, 13],
  [13, 14],
  [15, 12],
];

/** The voice is sung this much lower and played faster: smaller mouth, quicker consonants, as samplers made it a style. */
const PITCHED_UP_SEMITONES = 4;
const CONSONANT_SECONDS = 0.09;
const CUT_SECONDS = 0.006;
const SAMPLED_VOICE = { ...VOICES.alto, breathDb: Number.NEGATIVE_INFINITY, scoopSemitones: 1.1 };

/** Vocal chops: one syllable of the model singer each, every one sung anew, cut off where the next begins. */
export function chops(): Float64Array {
  const hands = player({ offsetSeconds: 0, driftSeconds: 0.003, jitterSeconds: 0.003, velocityNoise: 0 }, 40);
  const loop = new Float64Array(LOOP_FRAMES);
  const starts = CHOPS.map(([bar, sixteenth]) => hands.timeOf(swung(bar, sixteenth)) - CONSONANT_SECONDS);
  CHOPS.forEach(([, , length, key, effort, phonemes], i) => {
    const next = starts[i + 1] ?? Number.POSITIVE_INFINITY;
    const seconds = Math.min(hands.secondsOf(length) + CONSONANT_SECONDS, next - starts[i]!);
    const sound = sampled(key, 0.2 + 0.8 * effort, phonemes, seconds, 400 + i);
    addWrapped(loop, sound, framesOf(starts[i]!));
  });
  return loop;
}

/** A syllable at a higher pitch than it was sung at, with `CONSONANT_SECONDS` before its vowel. */
function sampled(
  key: number,
  effort01: number,
  phonemes: string,
  seconds: number,
  seed: number,
): Float64Array {
  const rate = playbackRate(SAMPLE_RATE_HZ, PITCHED_UP_SEMITONES);
  const sungSeconds = Math.max(0.3, (seconds - CONSONANT_SECONDS) * rate);
  const note = { atSeconds: 0, seconds: sungSeconds, key: key - PITCHED_UP_SEMITONES, effort01, phonemes };
  const { sound } = perform([note], SAMPLED_VOICE, seed);
  const from = (LEAD_SECONDS - CONSONANT_SECONDS * rate) * SAMPLE_RATE_HZ;
  const frames = framesOf(seconds);
  const cut = framesOf(CUT_SECONDS);
  return Float64Array.from({ length: frames }, (_, i) => {
    const edge = Math.min(1, i / cut, (frames - i) / (2 * cut));
    return edge * sampleAt(sound, from + i * rate);
  });
}

/** Risers, sweeps and the boom of the drop, in stereo: what tells the ear that something is coming. */
export function effects(): Float64Array[] {
  const { random } = player({ offsetSeconds: 0, driftSeconds: 0, jitterSeconds: 0, velocityNoise: 0 }, 41);
  const loops = [new Float64Array(LOOP_FRAMES), new Float64Array(LOOP_FRAMES)] as const;
  const both = (make: () => Float64Array, bar: number, gain: number, side = 0) =>
    loops.forEach((loop, c) => {
      addWrapped(loop, make(), Math.round(bar * FRAMES_PER_BAR), gain * (1 + (c === 0 ? -side : side)));
    });
  both(() => riser(1.94), 6, 0.75);
  const whistle = rising(1.94);
  both(() => whistle, 6, 0.22);
  both(() => falling(2), DROP_BAR, 0.5);
  const boom = oneShot("bd_boom", -4);
  highPass(boom, 40);
  both(() => boom, DROP_BAR, 0.8);
  const splash = oneShot("drum_splash_hard", -2);
  both(() => splash, DROP_BAR, 0.42, 0.2);
  both(() => splash, 12, 0.22, -0.3);
  both(() => riser(0.5), BARS - 0.5, 0.3);
  both(() => falling(1), 0, 0.25);
  const swash = oneShot("drum_splash_soft", -3);
  swash.reverse();
  const swashBars = swash.length / FRAMES_PER_BAR;
  both(() => swash, 4 - swashBars, 0.4, 0.4);
  both(() => swash, 12 - swashBars, 0.4, -0.4);
  return [...loops];

  /** Noise through a filter that climbs for some bars and stops dead. */
  function riser(bars: number): Float64Array {
    const frames = Math.round(bars * FRAMES_PER_BAR);
    const out = Float64Array.from({ length: frames }, () => random.normal() * 0.4);
    filter(out, "band", (i) => 350 * 24 ** (i / frames), 1.4);
    shape(out, (i) => (i / frames) ** 2.2 * Math.min(1, (frames - i) / 480));
    return out;
  }

  /** Two saws an octave and a half upwards, in sixteenths of tremolo. */
  function rising(bars: number): Float64Array {
    const out = new Float64Array(Math.round(bars * FRAMES_PER_BAR));
    const hertz = (i: number) => 349.2 * 2 ** ((1.5 * i) / out.length);
    addOscillator(out, "saw", (i) => hertz(i) * 1.004, { gain: 0.5 });
    addOscillator(out, "saw", (i) => hertz(i) / 1.004, { gain: 0.5, phase01: 0.4 });
    filter(out, "low", (i) => 500 + (5000 * i) / out.length, 1.2);
    shape(out, (i) => {
      const gate = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (FRAMES_PER_BAR / 16));
      return (i / out.length) ** 1.5 * gate * Math.min(1, (out.length - i) / 480);
    });
    return out;
  }

  function falling(bars: number): Float64Array {
    const frames = Math.round(bars * FRAMES_PER_BAR);
    const out = Float64Array.from({ length: frames }, () => random.normal() * 0.4);
    filter(out, "band", (i) => 7000 * 40 ** (-i / frames), 0.9);
    shape(out, (i) => Math.min(1, i / 240) * Math.exp((-5 * i) / frames) * (1 - i / frames));
    return out;
  }
}

/** Seconds → the frame of a position. */
export const frameOf = (bar: number, sixteenth: number): number =>
  Math.round(((bar * 16 + sixteenth) * FRAMES_PER_BAR) / 16);
