import { flushDenormal } from "./flush";
import { tan } from "./math";

/** Normalised biquad: y = b0·x + b1·x₁ + b2·x₂ − a1·y₁ − a2·y₂. */
export interface BiquadCoefficients {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/**
 * The two filters of ITU-R BS.1770-5 annex 1 for any sample rate: their analog originals by the bilinear transform. At
 * 48 kHz they are the published ones. Originals after Mansbridge, Finn, Reiss, AES 132 (2012), as refined by De Man.
 */
export function kWeighting(sampleRateHz: number): {
  readonly shelf: BiquadCoefficients;
  readonly highPass: BiquadCoefficients;
} {
  return { shelf: shelfFilter(sampleRateHz), highPass: highPassFilter(sampleRateHz) };
}

/** 1682 Hz, 4.00 dB. */
function shelfFilter(sampleRateHz: number): BiquadCoefficients {
  const q = 0.7071752369554196;
  const high = 1.5848647011308556;
  const middle = 1.2587209302325617;
  const k = tan((Math.PI * 1681.974450955533) / sampleRateHz);
  const scale = 1 / (1 + k / q + k * k);
  return {
    b0: (high + (middle * k) / q + k * k) * scale,
    b1: 2 * (k * k - high) * scale,
    b2: (high - (middle * k) / q + k * k) * scale,
    a1: 2 * (k * k - 1) * scale,
    a2: (1 - k / q + k * k) * scale,
  };
}

/** 38.1 Hz. The published numerator 1, −2, 1 means an analog gain of 1.005, which holds for every rate. */
function highPassFilter(sampleRateHz: number): BiquadCoefficients {
  const q = 0.5003270373238773;
  const gain = 1.0049948987146884;
  const k = tan((Math.PI * 38.13547087602444) / sampleRateHz);
  const scale = 1 / (1 + k / q + k * k);
  return {
    b0: gain * scale,
    b1: -2 * gain * scale,
    b2: gain * scale,
    a1: 2 * (k * k - 1) * scale,
    a2: (1 - k / q + k * k) * scale,
  };
}

/** One channel's K-weighted energy. */
export class KWeightedEnergy {
  /** Σ y² since `take`. */
  private sum = 0;
  private s1 = 0;
  private s2 = 0;
  private h1 = 0;
  private h2 = 0;
  private readonly shelf: BiquadCoefficients;
  private readonly highPass: BiquadCoefficients;

  constructor(sampleRateHz: number) {
    const { shelf, highPass } = kWeighting(sampleRateHz);
    this.shelf = shelf;
    this.highPass = highPass;
  }

  process(samples: Float64Array, from: number, to: number): void {
    const { b0, b1, b2, a1, a2 } = this.shelf;
    const { b0: c0, b1: c1, b2: c2, a1: d1, a2: d2 } = this.highPass;
    let { sum, s1, s2, h1, h2 } = this;
    for (let i = from; i < to; i++) {
      const x = samples[i]!;
      const y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      const z = c0 * y + h1;
      h1 = c1 * y - d1 * z + h2;
      h2 = c2 * y - d2 * z;
      sum += z * z;
    }
    this.keep(sum, s1, s2, h1, h2);
  }

  /**
   * What `process` does of this channel and of another at the same rate, to the bit. A sample waits for the one before
   * it; two channels wait side by side.
   */
  processWith(
    other: KWeightedEnergy,
    samples: Float64Array,
    otherSamples: Float64Array,
    from: number,
    to: number,
  ): void {
    const { b0, b1, b2, a1, a2 } = this.shelf;
    const { b0: c0, b1: c1, b2: c2, a1: d1, a2: d2 } = this.highPass;
    let { sum, s1, s2, h1, h2 } = this;
    let { sum: sumB, s1: s1B, s2: s2B, h1: h1B, h2: h2B } = other;
    for (let i = from; i < to; i++) {
      const x = samples[i]!;
      const xB = otherSamples[i]!;
      const y = b0 * x + s1;
      const yB = b0 * xB + s1B;
      s1 = b1 * x - a1 * y + s2;
      s1B = b1 * xB - a1 * yB + s2B;
      s2 = b2 * x - a2 * y;
      s2B = b2 * xB - a2 * yB;
      const z = c0 * y + h1;
      const zB = c0 * yB + h1B;
      h1 = c1 * y - d1 * z + h2;
      h1B = c1 * yB - d1 * zB + h2B;
      h2 = c2 * y - d2 * z;
      h2B = c2 * yB - d2 * zB;
      sum += z * z;
      sumB += zB * zB;
    }
    this.keep(sum, s1, s2, h1, h2);
    other.keep(sumB, s1B, s2B, h1B, h2B);
  }

  /** The sum since the last call. */
  take(): number {
    const { sum } = this;
    this.sum = 0;
    this.s1 = flushDenormal(this.s1);
    this.s2 = flushDenormal(this.s2);
    this.h1 = flushDenormal(this.h1);
    this.h2 = flushDenormal(this.h2);
    return sum;
  }

  reset(): void {
    this.keep(0, 0, 0, 0, 0);
  }

  private keep(sum: number, s1: number, s2: number, h1: number, h2: number): void {
    this.sum = sum;
    this.s1 = s1;
    this.s2 = s2;
    this.h1 = h1;
    this.h2 = h2;
  }
}
