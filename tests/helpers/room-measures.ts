import { RealFft } from "@/audio-engine/dsp/fft";

const RATE_HZ = 48000;

/** Octave bands by causal Butterworth band-passes of sixth order (IEC 61260-1 class), at the signal's length. */
export function octaveBands(signal: ArrayLike<number>, centresHz: readonly number[]): Float64Array[] {
  let size = 4;
  while (size < 2 * signal.length) size *= 2;
  const fft = new RealFft(size);
  const padded = new Float64Array(size);
  padded.set(signal);
  const wholeRe = new Float64Array(fft.bins);
  const wholeIm = new Float64Array(fft.bins);
  fft.forward(padded, 0, wholeRe, wholeIm, 0);
  const real = new Float64Array(fft.bins);
  const imaginary = new Float64Array(fft.bins);
  return centresHz.map((centreHz) => {
    real[0] = 0;
    imaginary[0] = 0;
    for (let bin = 1; bin < fft.bins; bin++) {
      // Low-pass variable p = j·x of the band-pass; the prototype is 1/((p + 1)(p² + p + 1)).
      const ratio = (bin * RATE_HZ) / size / centreHz;
      const x = (ratio - 1 / ratio) * Math.SQRT2;
      const denominatorRe = 1 - 2 * x * x;
      const denominatorIm = 2 * x - x * x * x;
      const power = denominatorRe ** 2 + denominatorIm ** 2;
      const re = wholeRe[bin] ?? 0;
      const im = wholeIm[bin] ?? 0;
      real[bin] = (re * denominatorRe + im * denominatorIm) / power;
      imaginary[bin] = (im * denominatorRe - re * denominatorIm) / power;
    }
    fft.inverse(real, imaginary, 0, padded, 0);
    return padded.slice(0, signal.length);
  });
}

export const octaveBand = (signal: ArrayLike<number>, centreHz: number): Float64Array =>
  octaveBands(signal, [centreHz])[0] ?? new Float64Array(0);

export function energy(signal: ArrayLike<number>, from = 0, to = signal.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (signal[i] ?? 0) ** 2;
  return sum;
}

/**
 * Seconds per 60 dB of a straight line through the backward-integrated energy of sounds together, between two levels
 * in dB below the whole (ISO 3382-1): −5 and −35 for T30, 0 and −10 for the early decay time.
 */
export function decaySlopeSeconds(
  sounds: readonly ArrayLike<number>[],
  topDb: number,
  bottomDb: number,
  fromFrame = 0,
): number {
  const frames = sounds[0]?.length ?? 0;
  const left = new Float64Array(frames);
  let sum = 0;
  for (let i = frames - 1; i >= fromFrame; i--) {
    for (const sound of sounds) sum += (sound[i] ?? 0) ** 2;
    left[i] = sum;
  }
  let n = 0;
  let [sx, sy, sxx, sxy] = [0, 0, 0, 0];
  for (let i = fromFrame; i < frames; i++) {
    const db = 10 * Math.log10((left[i] ?? 0) / sum);
    if (db > topDb || db < bottomDb) continue;
    const t = i / RATE_HZ;
    n++;
    sx += t;
    sy += db;
    sxx += t * t;
    sxy += t * db;
  }
  return (-60 * (n * sxx - sx * sx)) / (n * sxy - sx * sy);
}

/** T30 in seconds, from `fromFrame` on. */
export const t30Seconds = (signal: ArrayLike<number>, fromFrame = 0): number =>
  decaySlopeSeconds([signal], -5, -35, fromFrame);

/** |H| of a filter of first order at one frequency; b0, b1 and a1 stand from `at` on. */
export function firstOrderGain(coefficients: ArrayLike<number>, at: number, frequencyHz: number): number {
  const turn = (2 * Math.PI * frequencyHz) / RATE_HZ;
  const size = (zero: number, one: number): number =>
    Math.hypot(zero + one * Math.cos(turn), one * Math.sin(turn));
  const [b0 = 0, b1 = 0, a1 = 0] = Array.from(coefficients).slice(at, at + 3);
  return size(b0, b1) / size(1, a1);
}

/** Energy of the part between two frequencies, per Hz of 24000: 1 for a unit impulse in every band. */
export function energyBetween(signal: ArrayLike<number>, fromHz: number, toHz: number): number {
  let size = 4;
  while (size < signal.length) size *= 2;
  const fft = new RealFft(size);
  const padded = new Float64Array(size);
  padded.set(signal);
  const real = new Float64Array(fft.bins);
  const imaginary = new Float64Array(fft.bins);
  fft.forward(padded, 0, real, imaginary, 0);
  let [sum, count] = [0, 0];
  for (let bin = 0; bin < fft.bins; bin++) {
    const frequencyHz = (bin * RATE_HZ) / size;
    if (frequencyHz < fromHz || frequencyHz >= toHz) continue;
    sum += (real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2;
    count++;
  }
  return sum / count;
}

/** Amplitude spectrum at one frequency: |Σ x[n] e^(−jωn)|. */
export function magnitudeAt(signal: ArrayLike<number>, frequencyHz: number): number {
  let re = 0;
  let im = 0;
  for (let n = 0; n < signal.length; n++) {
    const phase = (2 * Math.PI * frequencyHz * n) / RATE_HZ;
    re += (signal[n] ?? 0) * Math.cos(phase);
    im -= (signal[n] ?? 0) * Math.sin(phase);
  }
  return Math.sqrt(re * re + im * im);
}
