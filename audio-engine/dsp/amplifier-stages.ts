import type { AmplifierVoicing } from "./amplifier-voicings";
import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { flushDenormal } from "./flush";
import { decibelsToGain, exp } from "./math";
import { onePoleShare } from "./one-pole";
import { OVERSAMPLING } from "./oversampler";

/*
 * Every stage bends by x/√(1 + x²). Between two samples a and b the mean of that curve is (a + b)/(√(1 + a²) + √(1 + b²)),
 * without a difference of nearly equal numbers: antiderivative anti-aliasing (Parker, Zavalishin & Le Bivic, DAFx-16) at
 * the price of a root. A valve rests off the middle of its curve, so that one half-wave bends earlier.
 */

const HIGH_RATE_HZ = OVERSAMPLING * SAMPLE_RATE_HZ;

/**
 * Two valves with a coupling capacitor between, at the oversampled rate; what each has to feed takes some treble. Slope 1 at
 * rest, apart from the gain between.
 */
export class Preamplifier {
  private readonly firstBias: number;
  private readonly firstRoot: number;
  private readonly secondBias: number;
  private readonly secondRoot: number;
  private readonly couplingShare: number;
  private readonly millerShare: number;
  private readonly secondGain: number;
  private u1: number;
  private r1: number;
  private u2: number;
  private r2: number;
  private coupling = 0;
  private firstMiller = 0;
  private secondMiller = 0;

  constructor(voicing: AmplifierVoicing) {
    this.firstBias = voicing.firstBias;
    this.secondBias = voicing.secondBias;
    this.firstRoot = Math.sqrt(1 + voicing.firstBias * voicing.firstBias);
    this.secondRoot = Math.sqrt(1 + voicing.secondBias * voicing.secondBias);
    this.couplingShare = onePoleShare(voicing.couplingHz, HIGH_RATE_HZ);
    this.millerShare = onePoleShare(voicing.millerHz, HIGH_RATE_HZ);
    this.secondGain = decibelsToGain(voicing.secondGainDb);
    this.u1 = this.firstBias;
    this.r1 = this.firstRoot;
    this.u2 = this.secondBias;
    this.r2 = this.secondRoot;
  }

  /** In place, a slice at the oversampled rate. */
  process(samples: Float64Array): void {
    const { firstBias, firstRoot, secondBias, secondRoot, couplingShare, millerShare, secondGain } = this;
    const firstRest = firstBias / firstRoot;
    const secondRest = secondBias / secondRoot;
    const firstScale = firstRoot * firstRoot * firstRoot;
    const secondScale = secondRoot * secondRoot * secondRoot;
    let { u1, r1, u2, r2, coupling, firstMiller, secondMiller } = this;
    for (let i = 0; i < samples.length; i++) {
      const u = samples[i]! + firstBias;
      const r = Math.sqrt(1 + u * u);
      const bent = ((u + u1) / (r + r1) - firstRest) * firstScale;
      u1 = u;
      r1 = r;
      const below = couplingShare * (bent - coupling);
      const blocked = bent - (below + coupling);
      coupling += 2 * below;
      const firstStep = millerShare * (blocked - firstMiller);
      const w = secondGain * (firstStep + firstMiller) + secondBias;
      firstMiller += 2 * firstStep;
      const q = Math.sqrt(1 + w * w);
      const bentAgain = ((w + u2) / (q + r2) - secondRest) * secondScale;
      u2 = w;
      r2 = q;
      const secondStep = millerShare * (bentAgain - secondMiller);
      samples[i] = secondStep + secondMiller;
      secondMiller += 2 * secondStep;
    }
    this.u1 = u1;
    this.r1 = r1;
    this.u2 = u2;
    this.r2 = r2;
    this.coupling = flushDenormal(coupling);
    this.firstMiller = flushDenormal(firstMiller);
    this.secondMiller = flushDenormal(secondMiller);
  }

  reset(): void {
    this.u1 = this.firstBias;
    this.r1 = this.firstRoot;
    this.u2 = this.secondBias;
    this.r2 = this.secondRoot;
    this.coupling = 0;
    this.firstMiller = 0;
    this.secondMiller = 0;
  }
}

const PRESENCE_HZ = 3000;
const PRESENCE_SHARE = onePoleShare(PRESENCE_HZ, HIGH_RATE_HZ);

/** The supply's capacitor and resistance, and how far the supply falls under the largest current. */
const SUPPLY_SECONDS = 0.05;
const SUPPLY_SHARE = 1 - exp(-1 / (SUPPLY_SECONDS * SAMPLE_RATE_HZ));
const DEEPEST_SAG = 0.5;

/**
 * Presence, a first-order treble shelf, then a push-pull power stage, even in both half-waves: it bends against its supply
 * voltage, which falls with the current that the stage has drawn over the last 50 ms.
 */
export class PowerStage {
  private u1 = 0;
  private r1 = 1;
  private shelf = 0;
  private load = 0;

  /**
   * In place, a slice at the oversampled rate.
   * @param presences per frame, gain of the treble less 1
   * @param sags per frame, 0…1: at 1 a supply under full load falls by a third
   */
  process(samples: Float64Array, gain: number, presences: Float64Array, sags: Float64Array): void {
    let { u1, r1, shelf, load } = this;
    let at = 0;
    for (let frame = 0; frame < SLICE_FRAMES; frame++) {
      const presence = presences[frame]!;
      const supply = 1 - DEEPEST_SAG * sags[frame]! * load;
      const perSupply = 1 / supply;
      let sum = 0;
      for (const end = at + OVERSAMPLING; at < end; at++) {
        const x = gain * samples[at]!;
        const step = PRESENCE_SHARE * (x - shelf);
        const low = step + shelf;
        shelf = low + step;
        const u = (x + presence * (x - low)) * perSupply;
        const r = Math.sqrt(1 + u * u);
        const y = (supply * (u + u1)) / (r + r1);
        u1 = u;
        r1 = r;
        sum += Math.abs(y);
        samples[at] = y;
      }
      load += SUPPLY_SHARE * (sum / OVERSAMPLING - load);
    }
    this.u1 = u1;
    this.r1 = r1;
    this.shelf = flushDenormal(shelf);
    this.load = flushDenormal(load);
  }

  reset(): void {
    this.u1 = 0;
    this.r1 = 1;
    this.shelf = 0;
    this.load = 0;
  }
}

/** First-order high-pass at 48 kHz, of an input or a transformer. */
export class LowCut {
  private readonly share: number;
  private state = 0;

  constructor(cutoffHz: number) {
    this.share = onePoleShare(cutoffHz, SAMPLE_RATE_HZ);
  }

  /** In place. */
  process(samples: Float64Array): void {
    const { share } = this;
    let { state } = this;
    for (let i = 0; i < samples.length; i++) {
      const x = samples[i]!;
      const step = share * (x - state);
      samples[i] = x - (step + state);
      state += 2 * step;
    }
    this.state = flushDenormal(state);
  }

  reset(): void {
    this.state = 0;
  }
}
