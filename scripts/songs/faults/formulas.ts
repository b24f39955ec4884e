import {
  IMPULSE_RESPONSE_LEAD_FRAMES,
  microphoneImpulseResponse,
} from "@/audio-engine/acoustics/impulse-response";
import { plosiveAtMicrophone } from "@/audio-engine/acoustics/plosive";
import { ROOMS, type RoomId } from "@/audio-engine/acoustics/rooms";
import { Compressor, type CompressorSettings } from "@/audio-engine/dsp/compressor";
import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import { designBand } from "@/audio-engine/dsp/eq-design";
import type { EqBandSettings } from "@/audio-engine/dsp/eq-prototype";
import { RealFft } from "@/audio-engine/dsp/fft";
import { unitWhiteNoiseAt } from "@/audio-engine/dsp/noise";
import { processSvf, SVF_STATE_COUNT } from "@/audio-engine/dsp/svf";
import { fromDb, SAMPLE_RATE_HZ } from "../synthesis/loop";

/*
 * Each formula makes the faulty sound of the clean one, as it is published; a lesson can so know the right answer to
 * the sample. Frames count from 0, levels are dBFS, full scale is 1.
 */

/** The converter's largest value: one step below full scale leaves room for dither. */
export const CEILING = 32766 / 32767;

export interface ClippingParameters {
  readonly gainDb: number;
}
export function clipped(clean: Float64Array, { gainDb }: ClippingParameters): Float64Array {
  const gain = fromDb(gainDb);
  return clean.map((value) => Math.max(-CEILING, Math.min(CEILING, gain * value)));
}

export interface QuietParameters {
  readonly gainDb: number;
  /** RMS of the preamplifier's hiss. */
  readonly noiseDbfs: number;
  readonly seed: number;
}
export function quiet(clean: Float64Array, { gainDb, noiseDbfs, seed }: QuietParameters): Float64Array {
  const [gain, rms] = [fromDb(gainDb), fromDb(noiseDbfs)];
  return clean.map((value, i) => gain * value + rms * unitWhiteNoiseAt(seed, i));
}

export interface HumParameters {
  readonly mainsHz: number;
  /** Peak of each multiple of the mains' frequency. */
  readonly partials: readonly { readonly multiple: number; readonly levelDbfs: number }[];
}
export function hum(clean: Float64Array, { mainsHz, partials }: HumParameters): Float64Array {
  return clean.map((value, i) => {
    const turns = (mainsHz * i) / SAMPLE_RATE_HZ;
    return partials.reduce(
      (sum, { multiple, levelDbfs }) => sum + fromDb(levelDbfs) * Math.sin(2 * Math.PI * multiple * turns),
      value,
    );
  });
}

export interface PlosiveParameters {
  readonly distanceMetres: number;
  readonly offAxisDegrees: number;
  readonly pattern01: number;
  /** Peak in the core of the breath on an omnidirectional microphone. */
  readonly pushDbfs: number;
  /** Where the lips open. */
  readonly frames: readonly number[];
}
export function plosive(clean: Float64Array, parameters: PlosiveParameters): Float64Array {
  const out = clean.slice();
  for (const frame of parameters.frames)
    plosiveAtMicrophone({ ...parameters, popFilter: false }, frame).forEach((value, i) => {
      if (frame + i < out.length) out[frame + i] = out[frame + i]! + fromDb(parameters.pushDbfs) * value;
    });
  return out;
}

export interface RoomParameters {
  readonly room: RoomId;
  readonly distanceMetres: number;
  readonly pattern01: number;
  readonly gainDb: number;
}
/** The engine's room instead of a close microphone; the direct sound arrives when the clean one does. */
export function roomy(clean: Float64Array, { room, distanceMetres, pattern01, gainDb }: RoomParameters) {
  const { size } = ROOMS[room];
  const source = { x: 0.4 * size.x, y: 0.25 * size.y, z: 1.6 };
  const response = microphoneImpulseResponse({
    room: ROOMS[room],
    source: { position: source, aim: { azimuthDegrees: 0, elevationDegrees: 0 } },
    microphone: {
      position: { ...source, y: source.y + distanceMetres },
      aim: { azimuthDegrees: 180, elevationDegrees: 0 },
      pattern01,
      type: "condenser",
    },
  });
  const gain = fromDb(gainDb);
  const heard = convolve(clean, response);
  return clean.map((_, i) => gain * (heard[i + IMPULSE_RESPONSE_LEAD_FRAMES] ?? 0));
}

export interface BleedParameters {
  /** Of the headphones' sound against the cue that is sent to them. */
  readonly gainDb: number;
  readonly delayFrames: number;
  readonly lowHz: number;
  readonly highHz: number;
}
/** What leaks from headphones: the middle of the cue, a little late. */
export function bleed(
  clean: Float64Array,
  cue: Float64Array,
  { gainDb, delayFrames, lowHz, highHz }: BleedParameters,
): Float64Array {
  const leaked = filtered(cue.slice(0, clean.length), [
    { kind: "low-cut", frequencyHz: lowHz, gainDb: 0, q: 0.71, enabled: true },
    { kind: "high-cut", frequencyHz: highHz, gainDb: 0, q: 0.71, enabled: true },
  ]);
  return clean.map((value, i) => value + fromDb(gainDb) * (leaked[i - delayFrames] ?? 0));
}

export const inverted = (clean: Float64Array): Float64Array => clean.map((value) => -value);

export interface DelayParameters {
  readonly delayFrames: number;
}
/** Late by whole frames; the sounds are loops, so what leaves at the end comes in at the beginning. */
export function late(clean: Float64Array, { delayFrames }: DelayParameters): Float64Array {
  return clean.map((_, i) => clean[(i - delayFrames + clean.length) % clean.length]!);
}

export interface EditParameters {
  /** Stretches that were moved against the rest, and cut without a cross-fade. */
  readonly edits: readonly {
    readonly startFrame: number;
    readonly endFrame: number;
    readonly earlierByFrames: number;
  }[];
}
export function hardEdited(clean: Float64Array, { edits }: EditParameters): Float64Array {
  const out = clean.slice();
  for (const { startFrame, endFrame, earlierByFrames } of edits)
    for (let i = startFrame; i < endFrame; i++) out[i] = clean[i + earlierByFrames] ?? 0;
  return out;
}

/** Squeezed by the engine's compressor. */
export function overCompressed(clean: Float64Array, settings: CompressorSettings): Float64Array {
  const out = new Float64Array(Math.ceil(clean.length / SLICE_FRAMES) * SLICE_FRAMES);
  out.set(clean);
  const compressor = new Compressor(settings);
  for (let from = 0; from < out.length; from += SLICE_FRAMES)
    compressor.process(out.subarray(from, from + SLICE_FRAMES), null, SLICE_FRAMES);
  return out.slice(0, clean.length);
}

export interface ResonanceParameters {
  readonly frequencyHz: number;
  readonly gainDb: number;
  readonly q: number;
  /** Of the whole sound, so that nothing clips. */
  readonly levelDb: number;
}
/** A mode of the room as the engine's equaliser would make it: the same bell turned down is the cure. */
export function resonant(clean: Float64Array, parameters: ResonanceParameters): Float64Array {
  const { frequencyHz, gainDb, q, levelDb } = parameters;
  const gain = fromDb(levelDb);
  const lowered = clean.map((value) => gain * value);
  return filtered(lowered, [{ kind: "bell", frequencyHz, gainDb, q, enabled: true }]);
}

export function filtered(sound: Float64Array, bands: readonly EqBandSettings[]): Float64Array {
  const out = sound.slice();
  for (const band of bands)
    processSvf(out, 0, out.length, designBand(band), 0, new Float64Array(SVF_STATE_COUNT), 0);
  return out;
}

function convolve(sound: Float64Array, response: Float64Array): Float64Array {
  let size = 4;
  while (size < sound.length + response.length) size *= 2;
  const fft = new RealFft(size);
  const spectrumOf = (signal: Float64Array) => {
    const padded = new Float64Array(size);
    padded.set(signal);
    const [re, im] = [new Float64Array(fft.bins), new Float64Array(fft.bins)];
    fft.forward(padded, 0, re, im, 0);
    return { re, im };
  };
  const [x, h] = [spectrumOf(sound), spectrumOf(response)];
  const re = x.re.map((value, k) => value * h.re[k]! - x.im[k]! * h.im[k]!);
  const im = x.re.map((value, k) => value * h.im[k]! + x.im[k]! * h.re[k]!);
  const out = new Float64Array(size);
  fft.inverse(re, im, 0, out, 0);
  return out;
}
