import { cos, sinOfTurns } from "./math";

/** Zero crossings of the sinc to either side, at the lower of the two rates. */
const HALF_WIDTH = 64;
/** Where the slope lies, as a share of the lower Nyquist frequency: what is just above it folds back to where nobody hears it. */
const CUTOFF = 0.95;

/**
 * A whole sound at another sample rate, by a sinc under a Blackman–Harris window whose phases repeat with the ratio of the rates:
 * flat up to seven eighths of the lower Nyquist frequency; what lies above it is 90 dB down. The same at equal rates.
 */
export function resample(samples: Float32Array, fromHz: number, toHz: number): Float32Array {
  if (fromHz === toHz) return samples;
  const divisor = greatestCommonDivisor(fromHz, toHz);
  const [down, up] = [fromHz / divisor, toHz / divisor];
  const frames = Math.ceil((samples.length * up) / down);
  const stretch = CUTOFF * Math.min(1, toHz / fromHz);
  const reach = Math.ceil(HALF_WIDTH / stretch);
  const kernels = new Map<number, Float64Array>();
  const out = new Float32Array(frames);
  for (let i = 0; i < frames; i++) {
    const phase = (i * down) % up;
    const centre = (i * down - phase) / up;
    let kernel = kernels.get(phase);
    if (kernel === undefined) {
      kernel = kernelAt(phase / up, reach, stretch);
      kernels.set(phase, kernel);
    }
    let sum = 0;
    const first = centre - reach + 1;
    for (let k = Math.max(0, -first); k < kernel.length && first + k < samples.length; k++) {
      sum += samples[first + k]! * kernel[k]!;
    }
    out[i] = sum;
  }
  return out;
}

/** Weights of the samples from `reach − 1` before to `reach` after, for a place so far behind a sample. */
function kernelAt(fraction01: number, reach: number, stretch: number): Float64Array {
  const kernel = Float64Array.from({ length: 2 * reach }, (_, k) => {
    const distance = k - reach + 1 - fraction01;
    return stretch * sinc(stretch * distance) * blackmanHarris(distance / reach);
  });
  // Every phase lets the same of a constant through.
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  return kernel.map((weight) => weight / sum);
}

const sinc = (x: number): number => (x === 0 ? 1 : sinOfTurns(x / 2) / (Math.PI * x));

/** From −1 to 1; 0 beyond. */
function blackmanHarris(x: number): number {
  if (Math.abs(x) >= 1) return 0;
  const angle = Math.PI * x;
  return 0.35875 + 0.48829 * cos(angle) + 0.14128 * cos(2 * angle) + 0.01168 * cos(3 * angle);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
