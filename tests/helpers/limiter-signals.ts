import { createHash } from "node:crypto";
import { RealFft } from "@/audio-engine/dsp/fft";
import type { LimiterSettings } from "@/audio-engine/dsp/limiter";
import { TruePeakLimiter } from "@/audio-engine/dsp/limiter";
import { unitWhiteNoiseAt } from "@/audio-engine/dsp/noise";
import { type Seeded, seeded } from "./seeded";

export const LIMITER_FRAMES = 65536;

export interface LimiterCase {
  readonly name: string;
  readonly settings: LimiterSettings;
  readonly left: Float64Array;
  readonly right: Float64Array;
}

const turn = 2 * Math.PI;
/** Fades in and out over 1024 frames and ends in silence, so that the ends are no steps. */
const signal = (sample: (frame: number) => number) =>
  Float64Array.from({ length: LIMITER_FRAMES }, (_, i) => {
    const fromEnd = Math.min(i, LIMITER_FRAMES - 1000 - i);
    const share = Math.min(1, Math.max(0, fromEnd / 1024));
    return sample(i) * Math.sin(share * (turn / 4)) ** 2;
  });

/** Takes away everything above 20 kHz (at 48 kHz). */
export function below20kHz(samples: Float64Array): Float64Array {
  const fft = new RealFft(samples.length);
  const re = new Float64Array(fft.bins);
  const im = new Float64Array(fft.bins);
  fft.forward(samples, 0, re, im, 0);
  const firstAbove = Math.floor((samples.length * 20000) / 48000);
  re.fill(0, firstAbove);
  im.fill(0, firstAbove);
  const filtered = new Float64Array(samples.length);
  fft.inverse(re, im, 0, filtered, 0);
  return filtered;
}

/** Drums: noise that decays, every 5000 frames, over a low tone. */
const drums = (seed: number) =>
  signal((i) => unitWhiteNoiseAt(seed, i) * Math.exp(-(i % 5000) / 400) + 0.5 * Math.sin(turn * 0.00115 * i));

/** Signals that limiters stumble over, all below 20 kHz. */
export function limiterCases(): LimiterCase[] {
  const noise = signal((i) => 0.4 * unitWhiteNoiseAt(1, i));
  const bursts = signal((i) =>
    i % 3000 < 240 ? 2 * Math.sin((turn * i) / 4 + turn / 8) : 0.1 * Math.sin(0.01 * i),
  );
  const beating = signal((i) => Math.sin(turn * (17300 / 48000) * i) + Math.sin(turn * (19000 / 48000) * i));
  const clicks = signal((i) => (i % 701 === 0 ? 4 * Math.sign(unitWhiteNoiseAt(2, i)) : 0));
  const square = signal((i) => 2 * Math.sign(Math.sin(turn * (440 / 48000) * i + 0.1)));
  const cases: readonly (readonly [string, LimiterSettings, Float64Array, Float64Array])[] = [
    [
      "noise",
      { inputGainDb: 12, ceilingDbtp: -1, releaseSeconds: 0.1 },
      noise,
      signal((i) => noise[i]! * 0.3),
    ],
    [
      "bursts at a quarter of the rate",
      { inputGainDb: 0, ceilingDbtp: 0, releaseSeconds: 0.01 },
      bursts,
      beating,
    ],
    [
      "beating tones at 17.3 and 19 kHz",
      { inputGainDb: 6, ceilingDbtp: -6, releaseSeconds: 0.01 },
      beating,
      noise,
    ],
    ["clicks", { inputGainDb: 0, ceilingDbtp: -1, releaseSeconds: 0.05 }, clicks, clicks],
    [
      "a square wave",
      { inputGainDb: 3, ceilingDbtp: -3, releaseSeconds: 1 },
      square,
      signal((i) => -square[i]!),
    ],
    ["drums", { inputGainDb: 12, ceilingDbtp: -0.1, releaseSeconds: 0.02 }, drums(3), drums(4)],
  ];
  return cases.map(([name, settings, left, right]) => ({
    name,
    settings,
    left: below20kHz(left),
    right: below20kHz(right),
  }));
}

const SHORT_FRAMES = 4096;

/** Noise, a tone or clicks below 20 kHz that come and go, up to 12 dB above full scale. */
function anySound(random: Seeded): Float64Array {
  const kind = random.pick(["noise", "tone", "clicks"]);
  const [seed, peak] = [Math.floor(random.between(0, 1e6)), 10 ** (random.between(-30, 12) / 20)];
  const [hz, beat] = [random.logBetween(30, 19000), random.between(50, 2000)];
  const every = Math.floor(random.between(3, 900));
  const samples = Float64Array.from({ length: SHORT_FRAMES }, (_, i) => {
    const fromEnd = Math.min(i, SHORT_FRAMES - 400 - i);
    const edge = Math.sin(Math.min(1, Math.max(0, fromEnd / 256)) * (turn / 4)) ** 2;
    const swell = edge * peak * Math.sin((turn * i) / 2 / beat) ** 2;
    if (kind === "noise") return swell * unitWhiteNoiseAt(seed, i);
    if (kind === "tone") return swell * Math.sin((turn * hz * i) / 48000);
    return i % every === 0 ? edge * peak * Math.sign(unitWhiteNoiseAt(seed, i)) : 0;
  });
  return below20kHz(samples);
}

/** Random sounds at random settings over the whole range of every control. */
export function randomLimiterCases(count: number): LimiterCase[] {
  const random = seeded(-1);
  return Array.from({ length: count }, (_, i) => ({
    name: `random ${i}`,
    settings: {
      inputGainDb: random.between(-12, 24),
      ceilingDbtp: random.between(-12, 0),
      releaseSeconds: random.logBetween(0.01, 1),
    },
    left: anySound(random),
    right: anySound(random),
  }));
}

/** The limiter's output, latency left in, in slices of 32 as in the console. */
export function limited({ settings, left, right }: LimiterCase): readonly [Float64Array, Float64Array] {
  const limiter = new TruePeakLimiter(settings);
  const output = [left.slice(), right.slice()] as const;
  for (let at = 0; at < left.length; at += 32) {
    limiter.process(output[0].subarray(at, at + 32), output[1].subarray(at, at + 32), 32);
  }
  return output;
}

/** Largest value of the periodic continuous signal through the samples, at 16 points per frame, by Fourier transform. */
export function continuousPeak(samples: Float64Array): number {
  const short = new RealFft(samples.length);
  const long = new RealFft(samples.length * 16);
  const re = new Float64Array(long.bins);
  const im = new Float64Array(long.bins);
  short.forward(samples, 0, re, im, 0);
  const fine = new Float64Array(long.size);
  long.inverse(re, im, 0, fine, 0);
  return 16 * fine.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
}

/** SHA-256 of both channels as 32-bit floats, one after the other. */
export function samplesSha256Of(channels: readonly Float64Array[]): string {
  const hash = createHash("sha256");
  for (const samples of channels) hash.update(new Uint8Array(Float32Array.from(samples).buffer));
  return hash.digest("hex");
}
