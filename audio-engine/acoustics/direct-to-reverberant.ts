import { cos, exp, sin } from "../dsp/math";
import type { Arrival, Microphone } from "./arrivals";
import { diffuseEnergyRate, earlyFade, type MixingTime, mixingTime, tailFade } from "./diffuse-tail";
import { characterOctavePower } from "./microphone-character";
import { OCTAVE_CENTRES_HZ } from "./octave-bands";
import { diffuseOctavePower, type MicrophoneType } from "./off-axis";
import { proximityPower, SHORTEST_DISTANCE_METRES } from "./polar";
import { eyringDecayRates, type Room } from "./rooms";

/*
 * Energies of the parts of an impulse response without computing it: means over the octave bands 500 Hz to 4 kHz, 1
 * for a source at 1 m on axis of a flat microphone.
 */
const FIRST_BAND = 3;
const BANDS = 4;

const CHARACTER: Readonly<Record<MicrophoneType, Float64Array>> = {
  dynamic: characterOf("dynamic"),
  condenser: characterOf("condenser"),
  ribbon: characterOf("ribbon"),
};

function characterOf(type: MicrophoneType): Float64Array {
  return Float64Array.from({ length: BANDS }, (_, k) =>
    characterOctavePower(type, OCTAVE_CENTRES_HZ[FIRST_BAND + k]!),
  );
}

/** Of the direct path. */
export function directEnergy({ image, cosine, octaveNepers }: Arrival, microphone: Microphone): number {
  const { pattern01, type } = microphone;
  const metres = Math.max(image.distanceMetres, SHORTEST_DISTANCE_METRES);
  return meanOverBands(type, (band) => {
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

/**
 * Phase in radians at a band's centre of a minimum-phase filter, per neper of rise over the first, second, … octave
 * to either side: (1/π) ∫ A'(u) ln coth |u/2| du (Bode 1945) over the smooth step.
 */
const PHASE_OF_RISE = [0.60633, 0.23929, 0.11523, 0.05711, 0.02849] as const;

function phaseAt(nepers: Float64Array, band: number): number {
  const at = (index: number) => nepers[Math.max(0, Math.min(nepers.length - 1, index))]!;
  return PHASE_OF_RISE.reduce((phase, weight, octave) => {
    const above = at(band + octave + 1) - at(band + octave);
    const below = at(band - octave) - at(band - octave - 1);
    return phase + weight * (above + below);
  }, 0);
}

/** Later arrivals are too many and too weak for their interference to count. */
const INTERFERING_ARRIVALS = 100;
const INTERFERENCE_SECONDS = 0.01;

/** Complex amplitude of one path per band. */
interface PathAmplitudes {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/**
 * Energy of Σ z δ(t − τ): Σ |z|² + 2 Σ Re z z'* ∫ e^(jωΔ) dω / bandwidth, Δ = τ' − τ. Reflections that come nearly
 * together interfere even in the mean over an octave.
 */
export function reflectedEnergy(arrivals: readonly Arrival[], room: Room, type: MicrophoneType): number {
  const mixing = mixingTime(room);
  const paths = arrivals.map((arrival, i) => pathAmplitudes(arrival, mixing, type, i < INTERFERING_ARRIVALS));
  let sum = 0;
  for (let i = 1; i < arrivals.length; i++) {
    const { real, imaginary } = paths[i]!;
    for (let k = 0; k < BANDS; k++) sum += real[k]! * real[k]! + imaginary[k]! * imaginary[k]!;
    for (let j = i + 1; j < Math.min(arrivals.length, INTERFERING_ARRIVALS); j++) {
      const apart = arrivals[j]!.delaySeconds - arrivals[i]!.delaySeconds;
      if (apart > INTERFERENCE_SECONDS) break;
      sum += 2 * interference(paths[i]!, paths[j]!, apart);
    }
  }
  return sum / BANDS;
}

function pathAmplitudes(
  arrival: Arrival,
  { fromSeconds, toSeconds }: MixingTime,
  type: MicrophoneType,
  withPhase: boolean,
): PathAmplitudes {
  const { delaySeconds, pressureGain, octaveNepers } = arrival;
  const gain = pressureGain * earlyFade((delaySeconds - fromSeconds) / (toSeconds - fromSeconds));
  const real = new Float64Array(BANDS);
  const imaginary = new Float64Array(BANDS);
  for (let k = 0; k < BANDS; k++) {
    const amplitude = gain * Math.sqrt(CHARACTER[type][k]!) * exp(meanNepers(octaveNepers, FIRST_BAND + k));
    const phase = withPhase ? phaseAt(octaveNepers, FIRST_BAND + k) : 0;
    real[k] = amplitude * cos(phase);
    imaginary[k] = amplitude * sin(phase);
  }
  return { real, imaginary };
}

/** Sum over the bands of Re z z'* ∫ e^(jωΔ) dω / bandwidth for two paths. */
function interference(one: PathAmplitudes, other: PathAmplitudes, apartSeconds: number): number {
  const lowEdgeHz = OCTAVE_CENTRES_HZ[FIRST_BAND]! * Math.SQRT1_2;
  let angle = Math.max(1e-9, 2 * Math.PI * lowEdgeHz * apartSeconds);
  let sine = sin(angle);
  let cosine = cos(angle);
  let sum = 0;
  for (let k = 0; k < BANDS; k++) {
    const upperSine = 2 * sine * cosine;
    const upperCosine = 1 - 2 * sine * sine;
    const inPhase = one.real[k]! * other.real[k]! + one.imaginary[k]! * other.imaginary[k]!;
    const quadrature = one.imaginary[k]! * other.real[k]! - one.real[k]! * other.imaginary[k]!;
    sum += (inPhase * (upperSine - sine) + quadrature * (upperCosine - cosine)) / angle;
    sine = upperSine;
    cosine = upperCosine;
    angle *= 2;
  }
  return sum;
}

/** Of the tail that follows the image sources. */
export function tailEnergy(room: Room, microphone: Microphone): number {
  const power = diffuseOctavePower(microphone.type, microphone.pattern01);
  const rates = eyringDecayRates(room);
  const mixing = mixingTime(room);
  return (
    diffuseEnergyRate(room) *
    meanOverBands(microphone.type, (band) => power[band]! * tailSeconds(rates[band]!, mixing))
  );
}

/** Of a field that is diffuse from the beginning, before the character of the microphone's type. */
export function diffuseEnergy(room: Room, microphone: Microphone): number {
  const power = diffuseOctavePower(microphone.type, microphone.pattern01);
  const rates = eyringDecayRates(room);
  let sum = 0;
  for (let k = FIRST_BAND; k < FIRST_BAND + BANDS; k++) sum += power[k]! / rates[k]!;
  return (diffuseEnergyRate(room) * sum) / BANDS;
}

function meanOverBands(type: MicrophoneType, value: (band: number) => number): number {
  let sum = 0;
  for (let k = 0; k < BANDS; k++) sum += CHARACTER[type][k]! * value(FIRST_BAND + k);
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
