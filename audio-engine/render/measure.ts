import { LevelMeter } from "@/audio-engine/dsp/levels";
import { LoudnessMeter } from "@/audio-engine/dsp/loudness";
import { gainToDecibels } from "@/audio-engine/dsp/math";
import { TruePeakMeter } from "@/audio-engine/dsp/true-peak";
import { type BandMeasurement, type BandMeter, bandMeter, defined } from "./measure-bands";

/** How loud and how high a sound is. null where a value is undefined: silence, or too short a sound. */
export interface LevelMeasurement {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly durationSeconds: number;
  /** ITU-R BS.1770-5. null below 400 ms, or when nothing is above −70 LUFS. */
  readonly integratedLufs: number | null;
  /** Loudest 400 ms. */
  readonly maxMomentaryLufs: number | null;
  /** Loudest 3 s. null below 3 s. */
  readonly maxShortTermLufs: number | null;
  /** EBU Tech 3342. null below 3 s, or when nothing is above −70 LUFS. */
  readonly loudnessRangeLu: number | null;
  /** Of the channel with the highest. */
  readonly truePeakDbtp: number | null;
  readonly samplePeakDbfs: number | null;
  /** Of all samples of all channels; a sine of peak 1 has −3.01. */
  readonly rmsDbfs: number | null;
  /** Sample peak over the RMS of all channels. */
  readonly crestFactorDb: number | null;
  /** −1 to 1; null unless there are two channels with sound. */
  readonly correlation: number | null;
}

/** What a sound measures. */
export interface Measurement extends LevelMeasurement, BandMeasurement {}

const BLOCK_FRAMES = 4096;

type Channels = readonly (Float64Array | Float32Array)[];

/** Measures whole channels of equal length with full scale 1, at any sample rate from 4 kHz on. */
export const measureChannels = (channels: Channels, sampleRateHz: number): Measurement =>
  measureBy(new SoundMeter(channels.length, sampleRateHz), channels);

/** The same without what is found by its spectrum, which takes most of the time. */
export const measureLevels = (channels: Channels, sampleRateHz: number): LevelMeasurement =>
  measureBy(new SoundLevelMeter(channels.length, sampleRateHz), channels);

interface Meter<Found> {
  process(channels: readonly Float64Array[], frames: number): void;
  finish(): Found;
}

function measureBy<Found>(meter: Meter<Found>, channels: Channels): Found {
  const frames = channels[0]?.length ?? 0;
  const block = channels.map(() => new Float64Array(BLOCK_FRAMES));
  for (let at = 0; at < frames; at += BLOCK_FRAMES) {
    const count = Math.min(BLOCK_FRAMES, frames - at);
    channels.forEach((samples, channel) => {
      block[channel]!.set(samples.subarray(at, at + count));
    });
    meter.process(block, count);
  }
  return meter.finish();
}

/** Measures a sound in pieces of any length, in memory that does not grow. */
export class SoundMeter implements Meter<Measurement> {
  private readonly levels: SoundLevelMeter;
  private readonly bands: BandMeter;

  /** From 4 kHz on. */
  constructor(channels: number, sampleRateHz: number) {
    this.levels = new SoundLevelMeter(channels, sampleRateHz);
    this.bands = bandMeter(channels, sampleRateHz);
  }

  /** Takes the first `frames` frames of each channel, full scale 1. */
  process(channels: readonly Float64Array[], frames: number): void {
    this.levels.process(channels, frames);
    this.bands.process(channels, frames);
  }

  /** The sound is over. */
  finish(): Measurement {
    return { ...this.levels.finish(), ...this.bands.finish() };
  }
}

class SoundLevelMeter implements Meter<LevelMeasurement> {
  private readonly loudness: LoudnessMeter;
  private readonly levels = new LevelMeter();
  private readonly truePeaks: readonly TruePeakMeter[];
  private frames = 0;

  constructor(
    private readonly channels: number,
    private readonly sampleRateHz: number,
  ) {
    this.loudness = new LoudnessMeter({ sampleRateHz, channels });
    this.truePeaks = Array.from({ length: channels }, () => new TruePeakMeter());
  }

  process(channels: readonly Float64Array[], frames: number): void {
    for (let channel = 0; channel < channels.length; channel++) {
      this.truePeaks[channel]!.process(channels[channel]!, frames);
    }
    this.loudness.process(channels, frames);
    this.levels.process(channels, frames);
    this.frames += frames;
  }

  finish(): LevelMeasurement {
    const { loudness, levels, truePeaks } = this;
    for (const truePeak of truePeaks) truePeak.finish();
    return {
      sampleRateHz: this.sampleRateHz,
      channels: this.channels,
      durationSeconds: this.frames / this.sampleRateHz,
      integratedLufs: defined(loudness.integratedLufs),
      maxMomentaryLufs: defined(loudness.maxMomentaryLufs),
      maxShortTermLufs: defined(loudness.maxShortTermLufs),
      loudnessRangeLu: defined(loudness.loudnessRangeLu),
      truePeakDbtp: defined(gainToDecibels(Math.max(...truePeaks.map(({ peak }) => peak)))),
      samplePeakDbfs: defined(gainToDecibels(levels.samplePeak)),
      rmsDbfs: defined(gainToDecibels(levels.rms)),
      crestFactorDb: defined(gainToDecibels(levels.crestFactor)),
      correlation: defined(levels.correlation),
    };
  }
}
