import { SAMPLE_RATE_HZ } from "./constants";
import { decibelsToGain, log2, powerToDecibels } from "./math";
import { SpectrumAnalyser } from "./spectrum";

const FIRST_BAND = -16;
const LAST_BAND = 13;

/** Bands from 25 Hz to 20 kHz. */
export const THIRD_OCTAVE_BANDS = LAST_BAND - FIRST_BAND + 1;

/** Exact mid-band frequencies in Hz of IEC 61260-1, base ten: 1000 · 10^(n/10). */
export const THIRD_OCTAVE_CENTRES_HZ: readonly number[] = Array.from(
  { length: THIRD_OCTAVE_BANDS },
  (_, i) => 1000 * decibelsToGain(2 * (FIRST_BAND + i)),
);

const HALF_BAND_RATIO = decibelsToGain(1);
const TILT_FROM_BAND = -10 - FIRST_BAND;
const TILT_TO_BAND = 10 - FIRST_BAND;
/** The third-octave around 4 kHz. */
const TONE_TO_BAND = 6 - FIRST_BAND;
const COUNTED_WITHIN_DB = 40;
const SILENT_BELOW_DB = 100;
/** 1.5 Hz per bin: the band at 25 Hz is 5.8 Hz wide. */
const ANALYSIS_FRAMES = 32768;
// A bin's power is scaled for sines of peak 1; noise spreads over 1.5 bins of a Hann window, a sine's RMS² is 1/2.
const MEAN_SQUARE_PER_POWER = 1 / 3;

/**
 * RMS level in dBFS of each third-octave band over a whole signal, power summed over channels of equal length at
 * 48 kHz. A sine of RMS 1 in the middle of a band gives 0 there; −Infinity in silence.
 */
export function thirdOctaveLevelsDb(channels: readonly ArrayLike<number>[]): Float64Array {
  const analyser = new SpectrumAnalyser(ANALYSIS_FRAMES);
  const power = new Float64Array(analyser.bins);
  const sum = new Float64Array(analyser.bins);
  for (const samples of channels) {
    analyser.meanPowerOf(samples, power);
    for (let k = 0; k < sum.length; k++) sum[k] = sum[k]! + power[k]!;
  }
  const bands = new Float64Array(THIRD_OCTAVE_BANDS);
  writeThirdOctavePowers(sum, ANALYSIS_FRAMES, SAMPLE_RATE_HZ, bands);
  return bands.map(powerToDecibels);
}

/**
 * Mean square of each third-octave band of a Hann-windowed power spectrum as `SpectrumAnalyser` gives it, of `size`
 * frames at `sampleRateHz`; a bin on an edge counts by its share. 0 where a band lies above Nyquist. Never allocates.
 */
export function writeThirdOctavePowers(
  power: Float64Array,
  size: number,
  sampleRateHz: number,
  out: Float64Array,
): void {
  for (let band = 0; band < THIRD_OCTAVE_BANDS; band++) {
    const centreBin = (THIRD_OCTAVE_CENTRES_HZ[band]! * size) / sampleRateHz;
    out[band] =
      MEAN_SQUARE_PER_POWER * bandPower(power, centreBin / HALF_BAND_RATIO, centreBin * HALF_BAND_RATIO);
  }
}

/**
 * How far two spectra differ in shape: RMS in dB of the difference over the bands within 40 dB of the reference's
 * loudest, after taking away its mean (the overall level). Levels as of `thirdOctaveLevelsDb`; what lies 100 dB below
 * the reference's loudest counts as that. NaN if the reference is silent.
 */
export function thirdOctaveErrorDb(referenceDb: ArrayLike<number>, otherDb: ArrayLike<number>): number {
  let loudest = -Infinity;
  for (let i = 0; i < referenceDb.length; i++) loudest = Math.max(loudest, referenceDb[i]!);
  if (!(loudest > -Infinity)) return Number.NaN;
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < referenceDb.length; i++) {
    if (referenceDb[i]! < loudest - COUNTED_WITHIN_DB) continue;
    const difference = Math.max(otherDb[i]!, loudest - SILENT_BELOW_DB) - referenceDb[i]!;
    count++;
    sum += difference;
    squares += difference * difference;
  }
  const mean = sum / count;
  return Math.sqrt(Math.max(0, squares / count - mean * mean));
}

/**
 * Slope of a sound's power density in dB per octave, from third-octave levels as of `thirdOctaveLevelsDb`: least squares
 * over the bands from 100 Hz to 10 kHz that are within 40 dB of the loudest of them, less the 3.01 dB by which a band
 * widens per octave. White noise has 0, pink −3.01, brown −6.02. NaN with fewer than three such bands.
 */
export function spectralTiltDbPerOctave(levelsDb: ArrayLike<number>): number {
  return slopeUpTo(TILT_TO_BAND, levelsDb);
}

/** The same from 100 Hz to 4 kHz: what is heard as a bright or a dark mix. */
export function toneSlopeDbPerOctave(levelsDb: ArrayLike<number>): number {
  return slopeUpTo(TONE_TO_BAND, levelsDb);
}

function slopeUpTo(lastBand: number, levelsDb: ArrayLike<number>): number {
  let loudest = -Infinity;
  for (let band = TILT_FROM_BAND; band <= lastBand; band++) loudest = Math.max(loudest, levelsDb[band]!);
  let count = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  for (let band = TILT_FROM_BAND; band <= lastBand; band++) {
    const level = levelsDb[band]!;
    if (!(level >= loudest - COUNTED_WITHIN_DB && level > -Infinity)) continue;
    const octaves = log2(THIRD_OCTAVE_CENTRES_HZ[band]! / 1000);
    count++;
    sumX += octaves;
    sumY += level;
    sumXX += octaves * octaves;
    sumXY += octaves * level;
  }
  if (count < 3) return Number.NaN;
  const slope = (count * sumXY - sumX * sumY) / (count * sumXX - sumX * sumX);
  return slope - powerToDecibels(2);
}

/** Power between two positions in bins; a bin reaches half a bin to either side, and on an edge counts by its share. */
function bandPower(power: Float64Array, fromBin: number, toBin: number): number {
  const from = fromBin + 0.5;
  const to = Math.min(toBin + 0.5, power.length);
  let sum = 0;
  for (let k = Math.floor(from); k < to; k++) {
    sum += power[k]! * (Math.min(to, k + 1) - Math.max(from, k));
  }
  return sum;
}
