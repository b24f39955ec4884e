import { SAMPLE_RATE_HZ } from "../dsp/constants";
import { designBand, eqMagnitudeDb } from "../dsp/eq-design";
import type { EqBandSettings } from "../dsp/eq-prototype";
import { decibelsToGain, exp } from "../dsp/math";
import { unitWhiteNoiseAt } from "../dsp/noise";
import { processSvf, SVF_STATE_COUNT } from "../dsp/svf";
import type { AcousticSource, Microphone } from "./arrivals";
import { AcousticsError } from "./errors";
import { cosineBetween, cosineOfDegrees, degreesOfCosine, difference, direction, length } from "./vectors";

/**
 * The puff of air of a "p" or "b". Stylised: after a round turbulent jet (Pope, "Turbulent Flows", 2000, section 5.1),
 * whose velocity on its axis is steady as far as its core reaches, about six openings, and falls as 1/x beyond, and
 * is a Gaussian across. What a capsule takes is the dynamic pressure, the square of the velocity.
 */
export const PLOSIVE_JET = {
  /** Six openings of the lips of 16 mm. */
  coreMetres: 0.096,
  /** Distance from the axis, over that along it, at which the velocity has halved. A steady jet has 0.094; a mouth wavers. */
  halfWidth: 0.2,
  lipsMetresPerSecond: 20,
  /** How much harder than an omni a pure pressure-gradient microphone is hit: stylised. */
  gradientDb: 12,
} as const;

/** A screen of two layers of gauze: stylised. */
export const POP_FILTER = {
  jetDb: -20,
  treble: [{ kind: "high-shelf", frequencyHz: 10000, gainDb: -1, q: 0.6, enabled: true }],
} as const satisfies { jetDb: number; treble: readonly EqBandSettings[] };

/** Of the dynamic pressure, per square of the tangent. */
const SPREAD = (2 * Math.LN2) / (PLOSIVE_JET.halfWidth * PLOSIVE_JET.halfWidth);
const GRADIENT_GAIN = decibelsToGain(PLOSIVE_JET.gradientDb);
const POP_FILTER_GAIN = decibelsToGain(POP_FILTER.jetDb);

export interface PlosivePlacement {
  /** From the lips to the microphone. */
  readonly distanceMetres: number;
  /** Between the way the mouth blows and the microphone, 0…180. */
  readonly offAxisDegrees: number;
  /** 1 omnidirectional, 0.5 cardioid, 0 figure-8. */
  readonly pattern01: number;
  readonly popFilter: boolean;
}

/** Where a microphone stands in the breath of a source that speaks along its aim. */
export function plosivePlacement(
  source: AcousticSource,
  { position, pattern01 }: Pick<Microphone, "position" | "pattern01">,
  popFilter: boolean,
): PlosivePlacement {
  const offset = difference(position, source.position);
  const offAxisDegrees = degreesOfCosine(cosineBetween(direction(source.aim), offset));
  return { distanceMetres: length(offset), offAxisDegrees, pattern01, popFilter };
}

/**
 * Amplitude of a plosive's push against that in the core of the jet on an omnidirectional microphone: 1 up to 9.6 cm,
 * then −12 dB per doubling; nothing from the side and from behind.
 * @throws AcousticsError when distance or pattern is out of range
 */
export function plosiveGain({
  distanceMetres,
  offAxisDegrees,
  pattern01,
  popFilter,
}: PlosivePlacement): number {
  if (!(distanceMetres >= 0) || !(pattern01 >= 0 && pattern01 <= 1)) {
    throw new AcousticsError(
      "acoustics/out-of-range",
      "A plosive is heard at a distance of 0 metres or more, by a pattern between 0 and 1.",
    );
  }
  const cosine = cosineOfDegrees(offAxisDegrees);
  if (cosine <= 0) return 0;
  const along = Math.max(1, (distanceMetres * cosine) / PLOSIVE_JET.coreMetres);
  const tangentSquared = (1 - cosine * cosine) / (cosine * cosine);
  const jet = exp(-SPREAD * tangentSquared) / (along * along);
  const capsule = pattern01 + (1 - pattern01) * GRADIENT_GAIN;
  return jet * capsule * (popFilter ? POP_FILTER_GAIN : 1);
}

/** Seconds that the front of the puff needs: steady through the core, ever slower beyond. Sound is far ahead of it. */
export function plosiveDelaySeconds(distanceMetres: number): number {
  const { coreMetres, lipsMetresPerSecond } = PLOSIVE_JET;
  if (distanceMetres <= coreMetres) return distanceMetres / lipsMetresPerSecond;
  const slowed = (distanceMetres * distanceMetres - coreMetres * coreMetres) / (2 * coreMetres);
  return (coreMetres + slowed) / lipsMetresPerSecond;
}

const BURST_SECONDS = 0.25;
const PUSH_SECONDS = 0.008;
const TURBULENCE_SECONDS = 0.025;
/** How strong the turbulence is beside the push, before both are filtered. */
const TURBULENCE = 6;
const RUMBLE: readonly EqBandSettings[] = [
  { kind: "high-cut", frequencyHz: 60, gainDb: 0, q: 0.54, enabled: true },
  { kind: "high-cut", frequencyHz: 60, gainDb: 0, q: 1.31, enabled: true },
];

/**
 * One push of air with its turbulence, 0.25 s at 48 kHz, peak 1, nearly all of it below 100 Hz. The same seed gives the
 * same bits everywhere.
 */
export function makePlosive(seed: number): Float64Array {
  const burst = new Float64Array(BURST_SECONDS * SAMPLE_RATE_HZ);
  for (let i = 0; i < burst.length; i++) {
    const push = swell(i / SAMPLE_RATE_HZ / PUSH_SECONDS);
    const storm = swell(i / SAMPLE_RATE_HZ / TURBULENCE_SECONDS) * unitWhiteNoiseAt(seed, i);
    burst[i] = push + TURBULENCE * storm;
  }
  filter(burst, RUMBLE);
  let peak = 0;
  for (let i = 0; i < burst.length; i++) peak = Math.max(peak, Math.abs(burst[i]!));
  for (let i = 0; i < burst.length; i++) {
    const left = 1 - i / burst.length;
    burst[i] = (burst[i]! / peak) * Math.min(1, 4 * left);
  }
  return burst;
}

/** The burst as a microphone takes it: placed, delayed by whole frames, from the moment at which the lips open. */
export function plosiveAtMicrophone(placement: PlosivePlacement, seed: number): Float64Array {
  const burst = makePlosive(seed);
  const gain = plosiveGain(placement);
  const delay = Math.round(plosiveDelaySeconds(placement.distanceMetres) * SAMPLE_RATE_HZ);
  const heard = new Float64Array(delay + burst.length);
  for (let i = 0; i < burst.length; i++) heard[delay + i] = gain * burst[i]!;
  return heard;
}

/** What a pop filter takes from the voice itself, in dB at each frequency in Hz: 0.5 dB at 10 kHz. */
export function popFilterTrebleDb(frequenciesHz: ArrayLike<number>): Float64Array {
  return eqMagnitudeDb(POP_FILTER.treble, frequenciesHz);
}

/** The voice behind a pop filter, in place, at 48 kHz. */
export function applyPopFilterTreble(signal: Float64Array): void {
  filter(signal, POP_FILTER.treble);
}

/** x·e^(1−x): 0 at 0, 1 at 1, then dying away. */
function swell(x: number): number {
  return x * exp(1 - x);
}

function filter(signal: Float64Array, bands: readonly EqBandSettings[]): void {
  const state = new Float64Array(SVF_STATE_COUNT);
  for (const band of bands) {
    state.fill(0);
    processSvf(signal, 0, signal.length, designBand(band), 0, state, 0);
  }
}
