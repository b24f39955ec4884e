import { SAMPLE_RATE_HZ } from "../dsp/constants";
import { RealFft } from "../dsp/fft";
import { exp } from "../dsp/math";
import { fillWhiteNoise } from "../dsp/noise";
import { SPEED_OF_SOUND } from "./air";
import { OCTAVE_CENTRES_HZ, OCTAVE_COUNT, type OctaveValues, octaveShare } from "./octave-bands";
import { eyringDecayRates, type Room, surfaceSquareMetres, volumeCubicMetres } from "./rooms";

/** Seconds after emission between which image sources fade out and the diffuse tail fades in. */
export interface MixingTime {
  readonly fromSeconds: number;
  readonly toSeconds: number;
}

/** From the perceptual mixing time 20 V/S + 12 ms (Lindau, Kosanke, Weinzierl, JAES 60(11) 2012) to twice that. */
export function mixingTime(room: Room): MixingTime {
  const fromSeconds = 0.012 + (0.02 * volumeCubicMetres(room)) / surfaceSquareMetres(room);
  return { fromSeconds, toSeconds: 2 * fromSeconds };
}

/**
 * Energy per second that reaches an omnidirectional microphone from all images, at emission, against a source at 1 m:
 * 4πc/V; it falls with the Eyring decay.
 */
export function diffuseEnergyRate(room: Room): number {
  return (4 * Math.PI * SPEED_OF_SOUND) / volumeCubicMetres(room);
}

/**
 * The noise of a room's tail per octave band, `frames` long: decays by Eyring from frame 0, has at frame 0 the energy
 * density of the image sources of an omnidirectional microphone. The same for every place in the room.
 */
export function makeTailBands(room: Room, frames: number): Float64Array[] {
  const rates = eyringDecayRates(room);
  const amplitude = Math.sqrt(diffuseEnergyRate(room) / SAMPLE_RATE_HZ);
  return noiseBands(room.seed, frames).map((noise, band) => {
    const perFrame = exp(-rates[band]! / (2 * SAMPLE_RATE_HZ));
    const decaying = new Float64Array(frames);
    let gain = amplitude;
    for (let i = 0; i < frames; i++, gain *= perFrame) decaying[i] = noise[i]! * gain;
    return decaying;
  });
}

/**
 * Adds to `out` the tail that a microphone hears.
 * @param bands from `makeTailBands`
 * @param power of the microphone in a diffuse field per octave band
 * @param emissionFrame frame of `out`, possibly negative or fractional, at which the source sounds
 */
export function addTail(
  out: Float64Array,
  bands: readonly Float64Array[],
  room: Room,
  power: OctaveValues,
  emissionFrame: number,
): void {
  const { fromSeconds, toSeconds } = mixingTime(room);
  const fade = new Float64Array(out.length);
  for (let i = 0; i < out.length; i++) {
    const seconds = (i - emissionFrame) / SAMPLE_RATE_HZ;
    fade[i] = tailFade((seconds - fromSeconds) / (toSeconds - fromSeconds));
  }
  const rates = eyringDecayRates(room);
  for (let band = 0; band < OCTAVE_COUNT; band++) {
    const noise = bands[band]!;
    const gain = Math.sqrt(power[band]!) * exp((rates[band]! * emissionFrame) / (2 * SAMPLE_RATE_HZ));
    for (let i = 0; i < out.length; i++) out[i] = out[i]! + gain * fade[i]! * noise[i]!;
  }
}

/** Amplitude 0…1 of the tail at a share of the blend; with `earlyFade` the squares sum to 1. */
export function tailFade(share: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  return Math.sqrt(share * share * (3 - 2 * share));
}

/** Amplitude 0…1 of the image sources at a share of the blend. */
export function earlyFade(share: number): number {
  return tailFade(1 - share);
}

/** Periods of the centre over which a band's loudness is evened out. */
const EVEN_OVER_PERIODS = 6;
const CROSSOVER_OCTAVES = 0.3;

/**
 * White noise of unit power split by `octaveShare`, so that the bands sum to it, then each band brought to its share of
 * the power all along: a tail that is as loud and as long as Eyring says, not as one throw of the dice has it.
 */
function noiseBands(seed: number, frames: number): Float64Array[] {
  let size = 4;
  while (size < frames) size *= 2;
  const fft = new RealFft(size);
  const white = new Float64Array(size);
  fillWhiteNoise(white, 0, size, seed, 0);
  const real = new Float64Array(fft.bins);
  const imaginary = new Float64Array(fft.bins);
  fft.forward(white, 0, real, imaginary, 0);
  const bandReal = new Float64Array(fft.bins);
  const bandImaginary = new Float64Array(fft.bins);
  return OCTAVE_CENTRES_HZ.map((centreHz, band) => {
    let power = 0;
    for (let bin = 0; bin < fft.bins; bin++) {
      const share = octaveShare(band, (bin * SAMPLE_RATE_HZ) / size, CROSSOVER_OCTAVES);
      bandReal[bin] = real[bin]! * share;
      bandImaginary[bin] = imaginary[bin]! * share;
      power += (share * share) / fft.bins;
    }
    const noise = new Float64Array(size);
    fft.inverse(bandReal, bandImaginary, 0, noise, 0);
    evenOut(noise, power, Math.floor((EVEN_OVER_PERIODS * SAMPLE_RATE_HZ) / centreHz));
    return noise.subarray(0, frames);
  });
}

/** Divides a circular signal by its running root mean square over about `window` frames. */
function evenOut(noise: Float64Array, power: number, window: number): void {
  const size = noise.length;
  const half = Math.min(Math.floor(window / 2), Math.floor((size - 1) / 2));
  const squares = noise.map((value) => value * value);
  let sum = 0;
  for (let i = -half; i <= half; i++) sum += squares[(i + size) % size]!;
  for (let i = 0; i < size; i++) {
    noise[i] = noise[i]! * Math.sqrt((power * (2 * half + 1)) / sum);
    sum += squares[(i + half + 1) % size]! - squares[(i - half + size) % size]!;
  }
}
