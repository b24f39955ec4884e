import { LevelMeter } from "@/audio-engine/dsp/levels";
import { LoudnessMeter } from "@/audio-engine/dsp/loudness";
import { gainToDecibels } from "@/audio-engine/dsp/math";
import { TruePeakMeter } from "@/audio-engine/dsp/true-peak";
import { type BandMeasurement, bandMeter, defined } from "./measure-bands";

/** What a sound measures. null where a value is undefined: silence, or too short a sound. */
export interface Measurement extends BandMeasurement {
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

const BLOCK_FRAMES = 4096;

/** Measures whole channels of equal length with full scale 1, at any sample rate from 4 kHz on. */
export function measureChannels(
  channels: readonly (Float64Array | Float32Array)[],
  sampleRateHz: number,
): Measurement {
  const frames = channels[0]?.length ?? 0;
  const loudness = new LoudnessMeter({ sampleRateHz, channels: channels.length });
  const levels = new LevelMeter();
  const bands = bandMeter(channels.length, sampleRateHz);
  const truePeaks = channels.map(() => new TruePeakMeter());
  const block = channels.map(() => new Float64Array(BLOCK_FRAMES));
  for (let at = 0; at < frames; at += BLOCK_FRAMES) {
    const count = Math.min(BLOCK_FRAMES, frames - at);
    channels.forEach((samples, channel) => {
      block[channel]!.set(samples.subarray(at, at + count));
      truePeaks[channel]!.process(block[channel]!, count);
    });
    loudness.process(block, count);
    levels.process(block, count);
    bands.process(block, count);
  }
  for (const truePeak of truePeaks) truePeak.finish();
  return {
    sampleRateHz,
    channels: channels.length,
    durationSeconds: frames / sampleRateHz,
    integratedLufs: defined(loudness.integratedLufs),
    maxMomentaryLufs: defined(loudness.maxMomentaryLufs),
    maxShortTermLufs: defined(loudness.maxShortTermLufs),
    loudnessRangeLu: defined(loudness.loudnessRangeLu),
    truePeakDbtp: defined(gainToDecibels(Math.max(...truePeaks.map(({ peak }) => peak)))),
    samplePeakDbfs: defined(gainToDecibels(levels.samplePeak)),
    rmsDbfs: defined(gainToDecibels(levels.rms)),
    crestFactorDb: defined(gainToDecibels(levels.crestFactor)),
    correlation: defined(levels.correlation),
    ...bands.finish(),
  };
}
