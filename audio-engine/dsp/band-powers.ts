import { SAMPLE_RATE_HZ } from "./constants";
import { powerToDecibels } from "./math";
import { MeanSpectrum } from "./mean-spectrum";
import { THIRD_OCTAVE_BANDS, THIRD_OCTAVE_CENTRES_HZ, writeThirdOctavePowers } from "./third-octave";

const THIRDS_PER_OCTAVE = 3;
/** Narrow enough for the octave at 31.5 Hz, 22 Hz wide, and for the third-octave at 100 Hz, 23 Hz wide. */
const WIDEST_BIN_HZ = 3;
const SILENT_BELOW_POWER = 1e-10;
const LARGEST_RATIO_DB = 100;

/** Exact mid-band frequencies in Hz of IEC 61260-1, base ten, 31.5 Hz to 16 kHz. */
export const OCTAVE_BAND_CENTRES_HZ: readonly number[] = THIRD_OCTAVE_CENTRES_HZ.filter(
  (_, band) => band % THIRDS_PER_OCTAVE === 1,
);

/** Mean square of a signal in each third-octave band (25 Hz to 20 kHz), taken in pieces at any sample rate. */
export class BandPowers {
  private readonly spectrum: MeanSpectrum;
  private readonly power: Float64Array;

  constructor(private readonly sampleRateHz = SAMPLE_RATE_HZ) {
    let size = 16384;
    while (sampleRateHz / size > WIDEST_BIN_HZ) size *= 2;
    this.spectrum = new MeanSpectrum(size);
    this.power = new Float64Array(this.spectrum.bins);
  }

  /** Takes the first `frames` frames. Never allocates. */
  process(samples: Float64Array, frames: number): void {
    this.spectrum.process(samples, frames);
  }

  finish(): void {
    this.spectrum.finish();
  }

  /** Mean square per third-octave band; 0 above Nyquist. Call `finish` before. */
  thirdOctaves(): Float64Array {
    const bands = new Float64Array(THIRD_OCTAVE_BANDS);
    this.spectrum.writeTo(this.power);
    writeThirdOctavePowers(this.power, this.spectrum.size, this.sampleRateHz, bands);
    return bands;
  }
}

/** Powers of octaves from those of their thirds. */
export function octavePowers(thirdOctaves: Float64Array): Float64Array {
  return Float64Array.from(OCTAVE_BAND_CENTRES_HZ, (_, octave) => {
    const first = octave * THIRDS_PER_OCTAVE;
    return thirdOctaves[first]! + thirdOctaves[first + 1]! + thirdOctaves[first + 2]!;
  });
}

/**
 * Middle and side of a stereo signal by bands: M = (L + R)/2, S = (L − R)/2. Both channels together have the power
 * 2·(M² + S²), and 2·M² when folded to mono, (L + R)/2 on both sides.
 */
export class StereoBands {
  private readonly mid: BandPowers;
  private readonly side: BandPowers;
  private readonly midBlock = new Float64Array(BLOCK_FRAMES);
  private readonly sideBlock = new Float64Array(BLOCK_FRAMES);

  constructor(sampleRateHz = SAMPLE_RATE_HZ) {
    this.mid = new BandPowers(sampleRateHz);
    this.side = new BandPowers(sampleRateHz);
  }

  /** Takes the first `frames` frames of both channels. Never allocates. */
  process(left: Float64Array, right: Float64Array, frames: number): void {
    for (let from = 0; from < frames; from += BLOCK_FRAMES) {
      const count = Math.min(BLOCK_FRAMES, frames - from);
      for (let i = 0; i < count; i++) {
        const l = left[from + i]!;
        const r = right[from + i]!;
        this.midBlock[i] = 0.5 * (l + r);
        this.sideBlock[i] = 0.5 * (l - r);
      }
      this.mid.process(this.midBlock, count);
      this.side.process(this.sideBlock, count);
    }
  }

  finish(): void {
    this.mid.finish();
    this.side.finish();
  }

  /** Mean squares per third-octave band. Call `finish` before. */
  thirdOctaves(): { readonly mid: Float64Array; readonly side: Float64Array } {
    return { mid: this.mid.thirdOctaves(), side: this.side.thirdOctaves() };
  }
}

const BLOCK_FRAMES = 256;

/**
 * Side against middle in dB for each band: 0 for unrelated channels of equal level or for one channel alone, −100 (and
 * less counts as that) for mono, +100 for opposite polarity. NaN where a band has no sound: 100 dB below the loudest.
 */
export function sideToMidDb(mid: Float64Array, side: Float64Array): Float64Array {
  return perSoundingBand(mid, side, (m, s) => powerToDecibels(s / m));
}

/**
 * What each band loses, in dB ≥ 0, when both channels become (L + R)/2: 10 lg((M² + S²)/M²), the power of both channels
 * before and after. 0 for mono, 3.01 for unrelated channels or for one channel alone, 100 (and more counts as that) for
 * opposite polarity. NaN where a band has no sound.
 */
export function monoFoldLossDb(mid: Float64Array, side: Float64Array): Float64Array {
  return perSoundingBand(mid, side, (m, s) => powerToDecibels((m + s) / m));
}

function perSoundingBand(
  mid: Float64Array,
  side: Float64Array,
  ratioDb: (mid: number, side: number) => number,
): Float64Array {
  let loudest = 0;
  for (let i = 0; i < mid.length; i++) loudest = Math.max(loudest, mid[i]! + side[i]!);
  return mid.map((m, i) => {
    const s = side[i]!;
    if (!(m + s > loudest * SILENT_BELOW_POWER)) return Number.NaN;
    return Math.min(LARGEST_RATIO_DB, Math.max(-LARGEST_RATIO_DB, ratioDb(m, s)));
  });
}
