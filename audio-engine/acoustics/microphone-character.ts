import { designBand, eqMagnitudeDb } from "../dsp/eq-design";
import type { EqBandSettings } from "../dsp/eq-prototype";
import { processSvf, SVF_STATE_COUNT, type SvfCoefficients, svfPowerAt } from "../dsp/svf";
import type { MicrophoneType } from "./off-axis";

/**
 * Response of each type on axis and from afar, beside pattern, proximity and off-axis treble: what such microphones
 * typically do, drawn after many published curves, no model of any make. Dynamic: heavy moving coil, bass rolled off
 * against proximity, presence peak, no top octave. Condenser: flat, a little air. Ribbon: treble sinks.
 */
export const MICROPHONE_CHARACTER: Readonly<Record<MicrophoneType, readonly EqBandSettings[]>> = {
  dynamic: [
    { kind: "low-cut", frequencyHz: 55, gainDb: 0, q: 0.6, enabled: true },
    { kind: "bell", frequencyHz: 5500, gainDb: 5, q: 1, enabled: true },
    { kind: "high-cut", frequencyHz: 15000, gainDb: 0, q: 0.7, enabled: true },
  ],
  condenser: [{ kind: "bell", frequencyHz: 10000, gainDb: 2.5, q: 0.9, enabled: true }],
  ribbon: [
    { kind: "low-cut", frequencyHz: 30, gainDb: 0, q: 0.7, enabled: true },
    { kind: "high-shelf", frequencyHz: 10000, gainDb: -8, q: 0.6, enabled: true },
  ],
};

const FILTERS: Readonly<Record<MicrophoneType, readonly SvfCoefficients[]>> = {
  dynamic: MICROPHONE_CHARACTER.dynamic.map(designBand),
  condenser: MICROPHONE_CHARACTER.condenser.map(designBand),
  ribbon: MICROPHONE_CHARACTER.ribbon.map(designBand),
};

/** Magnitude in dB at each frequency in Hz, on axis and from afar: that of the filters in every impulse response. */
export function microphoneCharacterDb(type: MicrophoneType, frequenciesHz: ArrayLike<number>): Float64Array {
  return eqMagnitudeDb(MICROPHONE_CHARACTER[type], frequenciesHz);
}

/** Filters a signal at 48 kHz in place, minimum-phase: what arrives at a flat capsule becomes what the type puts out. */
export function applyMicrophoneCharacter(signal: Float64Array, type: MicrophoneType): void {
  const state = new Float64Array(SVF_STATE_COUNT);
  for (const filter of FILTERS[type]) {
    state.fill(0);
    processSvf(signal, 0, signal.length, filter, 0, state, 0);
  }
}

const STEPS = 16;

/** Mean power gain over the octave around a frequency, evenly over frequency. */
export function characterOctavePower(type: MicrophoneType, centreHz: number): number {
  let mean = 0;
  for (let step = 0; step < STEPS; step++) {
    const hz = centreHz * Math.SQRT1_2 * (1 + (step + 0.5) / STEPS);
    mean += FILTERS[type].reduce((power, filter) => power * svfPowerAt(filter, 0, hz), 1) / STEPS;
  }
  return mean;
}
