import { cos, exp, gainToDecibels, powerToDecibels, sin } from "../dsp/math";
import { propagationSeconds } from "./air";
import { type Arrival, listArrivals, type Microphone, type Placement } from "./arrivals";
import { diffuseEnergyRate, earlyFade, type MixingTime, mixingTime, tailFade } from "./diffuse-tail";
import { directPathSeconds } from "./impulse-response";
import { OCTAVE_CENTRES_HZ } from "./octave-bands";
import { diffuseOctavePower } from "./off-axis";
import { polarGain, proximityPower, SHORTEST_DISTANCE_METRES } from "./polar";
import { eyringDecayRates, type Room } from "./rooms";
import { degreesOfCosine } from "./vectors";

/** A placement in numbers. */
export interface PlacementDescription {
  readonly distanceMetres: number;
  /** Between the microphone's axis and the source, 0…180. */
  readonly angleDegrees: number;
  /**
   * Energy of the direct path against reflections and tail as in the impulse response, octave bands 500 Hz to 4 kHz
   * counted alike. −Infinity in the null of a pattern without proximity.
   */
  readonly directToReverberantDb: number;
  /** How much louder 100 Hz is than from afar at this angle; Infinity in the pattern's null. */
  readonly proximityGainDb: number;
  /** Distance at which a source on axis is as loud as the diffuse field, same bands, without proximity. */
  readonly criticalDistanceMetres: number;
  /** From the direct sound to the first reflection. */
  readonly earlyReflectionDelaySeconds: number;
}

const FIRST_BAND = 3;
const BANDS = 4;
const PROXIMITY_HZ = 100;

/** @throws AcousticsError when source or microphone stand outside the room */
export function describePlacement(placement: Placement): PlacementDescription {
  const { room, microphone } = placement;
  const { size } = room;
  // The nearest surface's reflection is never later than this.
  const firstWithin =
    directPathSeconds(placement) + propagationSeconds(2 * Math.min(size.x, Math.min(size.y, size.z)));
  const arrivals = listArrivals(placement, Math.max(mixingTime(room).toSeconds, firstWithin));
  const [direct, first] = arrivals as [Arrival, Arrival];
  const { distanceMetres } = direct.image;
  return {
    distanceMetres,
    angleDegrees: degreesOfCosine(direct.cosine),
    directToReverberantDb: powerToDecibels(
      directEnergy(direct, microphone) / (reflectedEnergy(arrivals, room) + tailEnergy(room, microphone)),
    ),
    proximityGainDb: proximityDb(microphone.pattern01, direct),
    criticalDistanceMetres: 1 / Math.sqrt(diffuseEnergy(room, microphone)),
    earlyReflectionDelaySeconds: first.delaySeconds - direct.delaySeconds,
  };
}

function proximityDb(pattern01: number, direct: Arrival): number {
  if (pattern01 === 1) return 0;
  const power = proximityPower(pattern01, direct.cosine, direct.image.distanceMetres, PROXIMITY_HZ);
  return gainToDecibels(Math.sqrt(power) / Math.abs(polarGain(pattern01, direct.cosine)));
}

/** Mean over the bands, as all the energies below: 1 for a source at 1 m on axis. */
function directEnergy({ image, cosine, octaveNepers }: Arrival, { pattern01 }: Microphone): number {
  const metres = Math.max(image.distanceMetres, SHORTEST_DISTANCE_METRES);
  return meanOverBands((band) => {
    const pattern = proximityPower(pattern01, cosine, metres, OCTAVE_CENTRES_HZ[band]!);
    return (pattern * exp(2 * meanNepers(octaveNepers, band))) / (metres * metres);
  });
}

/** Weights of the neighbours in the mean over an octave, evenly over frequency, of the filters' smooth steps. */
const LOWER_NEIGHBOUR = 0.078;
const UPPER_NEIGHBOUR = 0.11;

function meanNepers(nepers: Float64Array, band: number): number {
  const own = nepers[band]!;
  return own + LOWER_NEIGHBOUR * (nepers[band - 1]! - own) + UPPER_NEIGHBOUR * (nepers[band + 1]! - own);
}

/** Later arrivals are too many and too weak for their interference to count. */
const INTERFERING_ARRIVALS = 100;
const INTERFERENCE_SECONDS = 0.01;

/**
 * Energy of Σ a δ(t − τ) in a band from f1 to f2: Σ a² + 2 Σ a a' (sin 2πf2Δ − sin 2πf1Δ)/(2πΔ(f2 − f1)), Δ = τ' − τ.
 * Reflections that come nearly together interfere even in the mean over an octave.
 */
function reflectedEnergy(arrivals: readonly Arrival[], room: Room): number {
  const { fromSeconds, toSeconds } = mixingTime(room);
  const amplitudes = arrivals.map((arrival) => {
    const fade = earlyFade((arrival.delaySeconds - fromSeconds) / (toSeconds - fromSeconds));
    const gain = fade * arrival.pressureGain;
    return Float64Array.from(
      { length: BANDS },
      (_, i) => gain * exp(meanNepers(arrival.octaveNepers, FIRST_BAND + i)),
    );
  });
  let sum = 0;
  for (let i = 1; i < arrivals.length; i++) {
    const one = amplitudes[i]!;
    for (let band = 0; band < BANDS; band++) sum += one[band]! * one[band]!;
    for (let j = i + 1; j < Math.min(arrivals.length, INTERFERING_ARRIVALS); j++) {
      const apart = arrivals[j]!.delaySeconds - arrivals[i]!.delaySeconds;
      if (apart > INTERFERENCE_SECONDS) break;
      sum += 2 * interference(one, amplitudes[j]!, apart);
    }
  }
  return sum / BANDS;
}

/** Sum over the bands of the product of two amplitudes times the bands' autocorrelation. */
function interference(one: Float64Array, other: Float64Array, apartSeconds: number): number {
  const lowEdgeHz = OCTAVE_CENTRES_HZ[FIRST_BAND]! * Math.SQRT1_2;
  let angle = 2 * Math.PI * lowEdgeHz * apartSeconds;
  const isOnce = angle < 1e-6;
  let sine = sin(angle);
  let cosine = cos(angle);
  let sum = 0;
  for (let band = 0; band < BANDS; band++) {
    const doubled = 2 * sine * cosine;
    const correlation = isOnce ? 1 : (doubled - sine) / angle;
    sum += one[band]! * other[band]! * correlation;
    cosine = 2 * cosine * cosine - 1;
    sine = doubled;
    angle *= 2;
  }
  return sum;
}

function tailEnergy(room: Room, microphone: Microphone): number {
  const power = diffuseOctavePower(microphone.type, microphone.pattern01);
  const rates = eyringDecayRates(room);
  const mixing = mixingTime(room);
  return diffuseEnergyRate(room) * meanOverBands((band) => power[band]! * tailSeconds(rates[band]!, mixing));
}

/** Of a field that is diffuse from the beginning. */
function diffuseEnergy(room: Room, microphone: Microphone): number {
  const power = diffuseOctavePower(microphone.type, microphone.pattern01);
  const rates = eyringDecayRates(room);
  return diffuseEnergyRate(room) * meanOverBands((band) => power[band]! / rates[band]!);
}

function meanOverBands(value: (band: number) => number): number {
  let sum = 0;
  for (let band = FIRST_BAND; band < FIRST_BAND + BANDS; band++) sum += value(band);
  return sum / BANDS;
}

const BLEND_STEPS = 64;

/** Integral over time of the tail's energy, 1 at emission, with its fade-in. */
function tailSeconds(decayRate: number, { fromSeconds, toSeconds }: MixingTime): number {
  const step = (toSeconds - fromSeconds) / BLEND_STEPS;
  let sum = exp(-decayRate * toSeconds) / decayRate;
  for (let i = 0; i < BLEND_STEPS; i++) {
    const share = (i + 0.5) / BLEND_STEPS;
    const fade = tailFade(share);
    sum += step * fade * fade * exp(-decayRate * (fromSeconds + share * (toSeconds - fromSeconds)));
  }
  return sum;
}
