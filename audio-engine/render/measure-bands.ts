import {
  BandPowers,
  monoFoldLossDb,
  OCTAVE_BAND_CENTRES_HZ,
  octavePowers,
  StereoBands,
  sideToMidDb,
} from "@/audio-engine/dsp/band-powers";
import { powerToDecibels } from "@/audio-engine/dsp/math";
import { MonoFoldMeter } from "@/audio-engine/dsp/mono-fold";
import { spectralTiltDbPerOctave } from "@/audio-engine/dsp/third-octave";

/** One octave of a stereo sound. */
export interface OctaveMeasurement {
  /** Exact mid-band frequency of IEC 61260-1, base ten. */
  readonly centreHz: number;
  /** (L − R)/2 against (L + R)/2: 0 for unrelated channels, −100 for mono and less, +100 for opposite polarity. */
  readonly sideToMidDb: number | null;
  /** Power of both channels lost when both become (L + R)/2: 0 for mono, 3.01 for unrelated channels, at most 100. */
  readonly monoFoldLossDb: number | null;
}

export interface BandMeasurement {
  /** Slope of the power density, 100 Hz to 10 kHz, third-octaves within 40 dB of the loudest. Pink noise: −3.01. */
  readonly spectralTiltDbPerOctave: number | null;
  /** Integrated loudness less that of (L + R)/2 on both channels, which counts as −70 LUFS at least. Mono: 0. */
  readonly monoFoldLossLu: number | null;
  /** 31.5 Hz to 16 kHz; null in an octave without sound, null altogether unless there are two channels. */
  readonly stereoByOctave: readonly OctaveMeasurement[] | null;
}

/** Measures the spectrum of any number of channels in pieces, and how two of them belong together. */
export interface BandMeter {
  process(channels: readonly Float64Array[], frames: number): void;
  /** The sound is over. */
  finish(): BandMeasurement;
}

export function bandMeter(channels: number, sampleRateHz: number): BandMeter {
  return channels === 2 ? new StereoBandMeter(sampleRateHz) : new PlainBandMeter(channels, sampleRateHz);
}

class StereoBandMeter implements BandMeter {
  private readonly bands: StereoBands;
  private readonly fold: MonoFoldMeter;

  constructor(sampleRateHz: number) {
    this.bands = new StereoBands(sampleRateHz);
    this.fold = new MonoFoldMeter(sampleRateHz);
  }

  process(channels: readonly Float64Array[], frames: number): void {
    this.bands.process(channels[0]!, channels[1]!, frames);
    this.fold.process(channels[0]!, channels[1]!, frames);
  }

  finish(): BandMeasurement {
    this.bands.finish();
    const { mid, side } = this.bands.thirdOctaves();
    const octaves = [octavePowers(mid), octavePowers(side)] as const;
    const ratios = sideToMidDb(...octaves);
    const losses = monoFoldLossDb(...octaves);
    return {
      spectralTiltDbPerOctave: tiltOf(mid.map((power, band) => power + side[band]!)),
      monoFoldLossLu: defined(this.fold.lossLu),
      stereoByOctave: OCTAVE_BAND_CENTRES_HZ.map((centreHz, octave) => ({
        centreHz,
        sideToMidDb: defined(ratios[octave]!),
        monoFoldLossDb: defined(losses[octave]!),
      })),
    };
  }
}

class PlainBandMeter implements BandMeter {
  private readonly bands: readonly BandPowers[];

  constructor(channels: number, sampleRateHz: number) {
    this.bands = Array.from({ length: channels }, () => new BandPowers(sampleRateHz));
  }

  process(channels: readonly Float64Array[], frames: number): void {
    for (let channel = 0; channel < channels.length; channel++) {
      this.bands[channel]!.process(channels[channel]!, frames);
    }
  }

  finish(): BandMeasurement {
    const sum = this.bands
      .map((bands) => {
        bands.finish();
        return bands.thirdOctaves();
      })
      .reduce((all, one) => all.map((power, band) => power + one[band]!));
    return { spectralTiltDbPerOctave: tiltOf(sum), monoFoldLossLu: null, stereoByOctave: null };
  }
}

function tiltOf(powers: Float64Array): number | null {
  return defined(spectralTiltDbPerOctave(powers.map(powerToDecibels)));
}

/** What is measurable, and null for what is not. */
export function defined(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
