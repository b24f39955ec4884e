import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { OCTAVE_BAND_CENTRES_HZ } from "@/audio-engine/dsp/band-powers";
import { fillPinkNoise } from "@/audio-engine/dsp/noise";
import { floatChannels } from "@/audio-engine/files/sound";
import { readWav, writeWav } from "@/audio-engine/files/wav";
import { loudnessSignals } from "@/tests/reference/loudness-signals";
import { measureChannels } from "./measure";

const tone = (peak: number, seconds: number, sampleRateHz = 48000) =>
  Float32Array.from(
    { length: seconds * sampleRateHz },
    (_, i) => peak * Math.sin((2 * Math.PI * 997 * i) / sampleRateHz),
  );

const readings: {
  readonly loudness: Readonly<Record<string, { readonly truePeak: number }>>;
} = JSON.parse(readFileSync(new URL("../../tests/reference/ffmpeg-readings.json", import.meta.url), "utf8"));

interface LevelReading {
  readonly rmsDbfs: number;
  readonly peakDbfs: number;
  readonly integratedLufs?: number;
  readonly foldedLufs?: number;
}

const levelReadings: { readonly signals: Readonly<Record<string, LevelReading>> } = JSON.parse(
  readFileSync(new URL("../../tests/reference/ffmpeg-levels.json", import.meta.url), "utf8"),
);

describe("measuring a whole sound", () => {
  it.each([44100, 48000, 96000])(
    "measures a full-scale stereo tone at %i Hz in every respect",
    (sampleRateHz) => {
      const left = tone(1, 4, sampleRateHz);
      expect(measureChannels([left, left], sampleRateHz)).toEqual({
        sampleRateHz,
        channels: 2,
        durationSeconds: 4,
        integratedLufs: expect.closeTo(0, 1.5),
        maxMomentaryLufs: expect.closeTo(0, 1.5),
        maxShortTermLufs: expect.closeTo(0, 1.5),
        loudnessRangeLu: expect.closeTo(0, 3),
        truePeakDbtp: expect.closeTo(0, 2),
        samplePeakDbfs: expect.closeTo(0, 2),
        rmsDbfs: expect.closeTo(-3.0103, 2),
        crestFactorDb: expect.closeTo(3.0103, 2),
        correlation: expect.closeTo(1, 9),
        spectralTiltDbPerOctave: null,
        monoFoldLossLu: expect.closeTo(0, 9),
        stereoByOctave: expect.arrayContaining([{ centreHz: 1000, sideToMidDb: -100, monoFoldLossDb: 0 }]),
      });
    },
  );

  it("calls undefined what silence has none of", () => {
    expect(measureChannels([new Float64Array(240000), new Float64Array(240000)], 48000)).toEqual({
      sampleRateHz: 48000,
      channels: 2,
      durationSeconds: 5,
      integratedLufs: null,
      maxMomentaryLufs: null,
      maxShortTermLufs: null,
      loudnessRangeLu: null,
      truePeakDbtp: null,
      samplePeakDbfs: null,
      rmsDbfs: null,
      crestFactorDb: null,
      correlation: null,
      spectralTiltDbPerOctave: null,
      monoFoldLossLu: null,
      stereoByOctave: OCTAVE_BAND_CENTRES_HZ.map((centreHz) => ({
        centreHz,
        sideToMidDb: null,
        monoFoldLossDb: null,
      })),
    });
  });

  it("calls undefined what a short sound has none of", () => {
    const second = measureChannels([tone(0.5, 1)], 48000);
    expect(second).toMatchObject({ maxShortTermLufs: null, loudnessRangeLu: null, correlation: null });
    expect(second.integratedLufs).toBeCloseTo(-9.03, 1);
    const blink = measureChannels([tone(0.5, 1).subarray(0, 4800)], 48000);
    expect(blink).toMatchObject({ integratedLufs: null, maxMomentaryLufs: null });
    expect(blink.samplePeakDbfs).toBeCloseTo(-6.02, 1);
  });

  it("reads a peak behind the last frame", () => {
    const samples = new Float32Array(4800);
    samples.set([0.9, 0.9], 4798);
    const { truePeakDbtp, samplePeakDbfs } = measureChannels([samples], 48000);
    expect(truePeakDbtp! - samplePeakDbfs!).toBeGreaterThan(1);
  });

  it.each(loudnessSignals().map((signal) => [signal.name, signal] as const))(
    "reads the true peak of %s as ffmpeg does or, between its points, more",
    (name, { channels, sampleRateHz }) => {
      const { truePeakDbtp } = measureChannels(channels, sampleRateHz);
      const aboveFfmpegDb = truePeakDbtp! - 20 * Math.log10(readings.loudness[name]!.truePeak);
      expect(aboveFfmpegDb).toBeGreaterThan(-0.02);
      expect(aboveFfmpegDb).toBeLessThan(0.2);
    },
  );

  it.each(loudnessSignals().map((signal) => [signal.name, signal] as const))(
    "reads RMS, crest factor and mono-fold loss of %s as ffmpeg's astats and ebur128 do",
    (name, { channels, sampleRateHz }) => {
      const measured = measureChannels(channels, sampleRateHz);
      const { rmsDbfs, peakDbfs, integratedLufs, foldedLufs } = levelReadings.signals[name]!;
      expect(measured.rmsDbfs).toBeCloseTo(rmsDbfs, 4);
      expect(measured.crestFactorDb).toBeCloseTo(peakDbfs - rmsDbfs, 4);
      if (integratedLufs === undefined || foldedLufs === undefined) {
        expect(measured.monoFoldLossLu).toBeNull();
      } else expect(Math.abs(measured.monoFoldLossLu! - (integratedLufs - foldedLufs))).toBeLessThan(0.003);
    },
  );

  it("measures the tilt of any number of channels, and the stereo image of two", () => {
    const frames = 240000;
    const noises = [1, 2, 3].map((seed) => {
      const samples = new Float64Array(frames);
      fillPinkNoise(samples, 0, frames, seed, 0);
      return samples.map((x) => 0.1 * x);
    });
    for (const channels of [noises.slice(0, 1), noises.slice(0, 2), noises]) {
      const { spectralTiltDbPerOctave, stereoByOctave } = measureChannels(channels, 48000);
      expect(Math.abs(spectralTiltDbPerOctave! + 3.0103)).toBeLessThan(0.15);
      if (channels.length !== 2) expect(stereoByOctave).toBeNull();
      else {
        for (const { centreHz, sideToMidDb, monoFoldLossDb } of stereoByOctave!.slice(3)) {
          expect(Math.abs(sideToMidDb!), `${centreHz} Hz`).toBeLessThan(0.5);
          expect(Math.abs(monoFoldLossDb! - 3.0103), `${centreHz} Hz`).toBeLessThan(0.25);
        }
      }
    }
  });

  it("hears the tilt of the side signal, and of a channel that is not the first", () => {
    const samples = new Float64Array(240000);
    fillPinkNoise(samples, 0, samples.length, 4, 0);
    const silence = new Float64Array(240000);
    for (const channels of [
      [samples, samples.map((x) => -x)],
      [silence, silence, samples],
    ]) {
      expect(Math.abs(measureChannels(channels, 48000).spectralTiltDbPerOctave! + 3.0103)).toBeLessThan(0.15);
    }
  });

  it("measures a WAV file as what was written into it", () => {
    const channels = [tone(0.25, 1), tone(0.5, 1)];
    const direct = measureChannels(channels, 48000);
    const file = measureChannels(floatChannels(readWav(writeWav(channels, { bits: 24 }))), 48000);
    expect(file.integratedLufs!).toBeCloseTo(direct.integratedLufs!, 4);
    expect(file.truePeakDbtp!).toBeCloseTo(direct.truePeakDbtp!, 4);
    expect(file.correlation).toBeCloseTo(1, 9);
  });
});
