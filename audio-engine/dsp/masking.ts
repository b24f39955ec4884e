import { SAMPLE_RATE_HZ } from "./constants";
import { decibelsToGain, exp2, log2 } from "./math";
import { SPECTRUM_FRAMES, SPECTRUM_HOP_FRAMES, SpectrumAnalyser } from "./spectrum";
import { THIRD_OCTAVE_BANDS, THIRD_OCTAVE_CENTRES_HZ, writeThirdOctavePowers } from "./third-octave";

/**
 * How far the masked threshold lies below a masker's excitation, for maskers that are noise-like: Johnston, "Transform
 * coding of audio signals using perceptual noise criteria", IEEE J-SAC 6(2) 1988. Tones would mask by 14.5 + z dB; how
 * tonal a masker is, is not looked at.
 */
export const MASKING_OFFSET_DB = 5.5;

/** Loudness grows with the 0.23rd power of excitation: Zwicker & Fastl, "Psychoacoustics". */
const LOUDNESS_EXPONENT = 0.23;
const SILENT_BELOW_POWER = 1e-10;
const HALF_BAND_RATIO = decibelsToGain(1);

/** Critical-band rate in Bark: Traunmüller, JASA 88(1) 1990, with his corrections at both ends. 20–20000 Hz. */
export function barkOf(frequencyHz: number): number {
  const bark = (26.81 * frequencyHz) / (1960 + frequencyHz) - 0.53;
  if (bark < 2) return bark + 0.15 * (2 - bark);
  return bark > 20.1 ? bark + 0.22 * (bark - 20.1) : bark;
}

/**
 * Level in dB, against the masker's, of what a masker excites at a distance in Bark (positive towards higher
 * frequencies): Schroeder, Atal, Hall, JASA 66(6) 1979. About 0 in place, −10 dB per Bark upwards, 25 downwards.
 */
export function spreadingDb(bark: number): number {
  const x = bark + 0.474;
  return 15.81 + 7.5 * x - 17.5 * Math.sqrt(1 + x * x);
}

const BARKS = THIRD_OCTAVE_CENTRES_HZ.map(barkOf);
const WIDTHS_BARK = THIRD_OCTAVE_CENTRES_HZ.map(
  (hz) => barkOf(hz * HALF_BAND_RATIO) - barkOf(hz / HALF_BAND_RATIO),
);
/** Threshold power in band `row` per power of the masker in band `column`. */
const THRESHOLDS = Float64Array.from({ length: THIRD_OCTAVE_BANDS * THIRD_OCTAVE_BANDS }, (_, i) => {
  const masked = Math.floor(i / THIRD_OCTAVE_BANDS);
  const distance = BARKS[masked]! - BARKS[i % THIRD_OCTAVE_BANDS]!;
  const gain = decibelsToGain(spreadingDb(distance) - MASKING_OFFSET_DB);
  return gain * gain;
});

/** A sound's power in each third-octave band (25 Hz to 20 kHz), every 21 ms. */
export interface BandFrames {
  readonly frames: number;
  /** frames × bands, mean squares. */
  readonly powers: Float64Array;
}

/**
 * Band powers, summed over channels of equal length at 48 kHz, of Hann-windowed blocks of 85 ms that begin every 21 ms
 * and reach beyond both ends. A block tells frequencies apart to about 23 Hz: the bands below 100 Hz share energy.
 */
export function thirdOctaveFrames(channels: readonly ArrayLike<number>[]): BandFrames {
  const length = channels[0]?.length ?? 0;
  const first = SPECTRUM_HOP_FRAMES - SPECTRUM_FRAMES;
  const frames = length === 0 ? 0 : Math.ceil((length - first) / SPECTRUM_HOP_FRAMES);
  const analyser = new SpectrumAnalyser(SPECTRUM_FRAMES);
  const power = new Float64Array(analyser.bins);
  const sum = new Float64Array(analyser.bins);
  const bands = new Float64Array(THIRD_OCTAVE_BANDS);
  const powers = new Float64Array(frames * THIRD_OCTAVE_BANDS);
  for (let frame = 0; frame < frames; frame++) {
    sum.fill(0);
    for (const samples of channels) {
      analyser.powerOf(samples, first + frame * SPECTRUM_HOP_FRAMES, power);
      for (let k = 0; k < sum.length; k++) sum[k] = sum[k]! + power[k]!;
    }
    writeThirdOctavePowers(sum, SPECTRUM_FRAMES, SAMPLE_RATE_HZ, bands);
    powers.set(bands, frame * THIRD_OCTAVE_BANDS);
  }
  return { frames, powers };
}

export interface MaskingIndex {
  /**
   * Share of the target's energy in each third-octave band, 0 to 1, that lies below the maskers' threshold. NaN where
   * the target has no sound: 100 dB below its loudest band.
   */
  readonly perBand01: Float64Array;
  /**
   * Mean of the bands, each weighted by how much it contributes to the target's loudness: its width in Bark times its
   * mean power to the 0.23rd. NaN for a silent target.
   */
  readonly overall01: number;
}

/**
 * How much of a sound is covered by others that play at the same time. In every block and band, what lies below the
 * maskers' threshold (their powers, added up, spread over the bands by Schroeder's function, less 5.5 dB) is masked:
 * min(power, threshold); the index is Σ masked ÷ Σ power over time. Levels count only against each other: the threshold
 * of hearing and masking before and after a sound are left out. Maskers that are shorter go on in silence.
 */
export function maskingIndex(target: BandFrames, maskers: readonly BandFrames[]): MaskingIndex {
  const bands = THIRD_OCTAVE_BANDS;
  const masking = new Float64Array(bands);
  const total = new Float64Array(bands);
  const masked = new Float64Array(bands);
  for (let frame = 0; frame < target.frames; frame++) {
    masking.fill(0);
    for (const { frames, powers } of maskers) {
      if (frame >= frames) continue;
      for (let band = 0; band < bands; band++) masking[band] = masking[band]! + powers[frame * bands + band]!;
    }
    for (let band = 0; band < bands; band++) {
      const power = target.powers[frame * bands + band]!;
      total[band] = total[band]! + power;
      masked[band] = masked[band]! + Math.min(power, thresholdAt(masking, band));
    }
  }
  return indexOf(total, masked, target.frames);
}

function thresholdAt(masking: Float64Array, band: number): number {
  let threshold = 0;
  const row = band * THIRD_OCTAVE_BANDS;
  for (let i = 0; i < THIRD_OCTAVE_BANDS; i++) threshold += THRESHOLDS[row + i]! * masking[i]!;
  return threshold;
}

function indexOf(total: Float64Array, masked: Float64Array, frames: number): MaskingIndex {
  let loudest = 0;
  for (let band = 0; band < total.length; band++) loudest = Math.max(loudest, total[band]!);
  const perBand01 = new Float64Array(total.length).fill(Number.NaN);
  let weights = 0;
  let sum = 0;
  for (let band = 0; band < total.length; band++) {
    const power = total[band]!;
    if (!(power > loudest * SILENT_BELOW_POWER)) continue;
    const share = masked[band]! / power;
    const weight = WIDTHS_BARK[band]! * exp2(LOUDNESS_EXPONENT * log2(power / frames));
    perBand01[band] = share;
    weights += weight;
    sum += weight * share;
  }
  return { perBand01, overall01: sum / weights };
}
