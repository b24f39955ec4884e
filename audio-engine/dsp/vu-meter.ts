import { SAMPLE_RATE_HZ } from "./constants";
import { flushDenormal } from "./flush";
import { cos, decibelsToGain, exp, gainToDecibels, sin } from "./math";

/** Peak level of the sine that reads 0 VU: the alignment level of EBU R 68. */
export const VU_REFERENCE_DBFS = -18;

/**
 * Damping for an overshoot of 1.25 %, e^(−πζ/√(1−ζ²)), the middle of what IEC 60268-17 allows (1 to 1.5 %), and the
 * undamped angular frequency in 1/s that brings the pointer to 99 % of a step in 300 ms.
 */
const DAMPING = 0.8127169864286775;
const ANGULAR_FREQUENCY = 13.51191256253272;
/** A sine's peak over its rectified mean. */
const PEAK_OVER_MEAN = Math.PI / 2;

export interface VuMeterOptions {
  /** 48000 when not given. */
  readonly sampleRateHz?: number;
  /** Peak level in dBFS of the sine that reads 0 VU, −60…0; −18 when not given. */
  readonly referenceDbfs?: number;
}

/**
 * The volume unit meter of IEC 60268-17, for one channel: a pointer with inertia (second order) that follows the
 * rectified mean of the signal, scaled so that a steady sine of the reference level deflects it by 1. As a real one, it
 * reads by the mean, not the RMS: a square wave stands 0.91 dB above a sine of its RMS, noise 1.05 dB below.
 */
export class VuMeter {
  private readonly scale: number;
  private readonly stay: number;
  private readonly push: number;
  private readonly pull: number;
  private readonly glide: number;
  private position = 0;
  private velocity = 0;

  constructor({ sampleRateHz = SAMPLE_RATE_HZ, referenceDbfs = VU_REFERENCE_DBFS }: VuMeterOptions = {}) {
    this.scale = PEAK_OVER_MEAN / decibelsToGain(referenceDbfs);
    // The exact motion over one frame towards an input that stands still; velocity is in units of ω.
    const root = Math.sqrt(1 - DAMPING * DAMPING);
    const angle = (ANGULAR_FREQUENCY / sampleRateHz) * root;
    const decay = exp((-ANGULAR_FREQUENCY / sampleRateHz) * DAMPING);
    const along = decay * cos(angle);
    const across = (decay * sin(angle)) / root;
    this.stay = along + DAMPING * across;
    this.push = across;
    this.pull = -across;
    this.glide = along - DAMPING * across;
  }

  /** Deflection as the pointer shows it: 1 at 0 VU, proportional to the rectified signal, ≥ 0. */
  get deflection(): number {
    return Math.max(0, this.position);
  }

  /** Deflection in dB, −Infinity at rest; a scale shows −20 to +3. */
  get vu(): number {
    return gainToDecibels(this.deflection);
  }

  /** Takes the first `frames` frames. Never allocates. */
  process(samples: Float64Array, frames: number): void {
    const { scale, stay, push, pull, glide } = this;
    let { position, velocity } = this;
    for (let i = 0; i < frames; i++) {
      const target = scale * Math.abs(samples[i]!);
      const away = position - target;
      position = flushDenormal(target + stay * away + push * velocity);
      velocity = flushDenormal(pull * away + glide * velocity);
    }
    this.position = position;
    this.velocity = velocity;
  }

  reset(): void {
    this.position = 0;
    this.velocity = 0;
  }
}
