import { RealFft } from "@/audio-engine/dsp/fft";

const RATE_HZ = 48000;

/** An octave band by a causal Butterworth band-pass of sixth order (IEC 61260-1 class), at the signal's length. */
export function octaveBand(signal: ArrayLike<number>, centreHz: number): Float64Array {
  let size = 4;
  while (size < 2 * signal.length) size *= 2;
  const fft = new RealFft(size);
  const padded = new Float64Array(size);
  padded.set(signal);
  const real = new Float64Array(fft.bins);
  const imaginary = new Float64Array(fft.bins);
  fft.forward(padded, 0, real, imaginary, 0);
  real[0] = 0;
  for (let bin = 1; bin < fft.bins; bin++) {
    // Low-pass variable p = j·x of the band-pass; the prototype is 1/((p + 1)(p² + p + 1)).
    const ratio = (bin * RATE_HZ) / size / centreHz;
    const x = (ratio - 1 / ratio) * Math.SQRT2;
    const denominatorRe = 1 - 2 * x * x;
    const denominatorIm = 2 * x - x * x * x;
    const power = denominatorRe ** 2 + denominatorIm ** 2;
    const re = real[bin] ?? 0;
    const im = imaginary[bin] ?? 0;
    real[bin] = (re * denominatorRe + im * denominatorIm) / power;
    imaginary[bin] = (im * denominatorRe - re * denominatorIm) / power;
  }
  fft.inverse(real, imaginary, 0, padded, 0);
  return padded.slice(0, signal.length);
}

export function energy(signal: ArrayLike<number>, from = 0, to = signal.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += (signal[i] ?? 0) ** 2;
  return sum;
}

/** T30 in seconds: line through the Schroeder curve between −5 and −35 dB (ISO 3382-1), from `fromFrame` on. */
export function t30Seconds(signal: ArrayLike<number>, fromFrame = 0): number {
  const decayDb: number[] = [];
  let sum = 0;
  for (let i = signal.length - 1; i >= fromFrame; i--) {
    sum += (signal[i] ?? 0) ** 2;
    decayDb.push(sum);
  }
  decayDb.reverse();
  const total = decayDb[0] ?? 0;
  let n = 0;
  let [sx, sy, sxx, sxy] = [0, 0, 0, 0];
  decayDb.forEach((left, i) => {
    const db = 10 * Math.log10(left / total);
    if (db > -5 || db < -35) return;
    const t = i / RATE_HZ;
    n++;
    sx += t;
    sy += db;
    sxx += t * t;
    sxy += t * db;
  });
  return (-60 * (n * sxx - sx * sx)) / (n * sxy - sx * sy);
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
