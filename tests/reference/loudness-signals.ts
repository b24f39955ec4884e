import { unitWhiteNoiseAt } from "@/audio-engine/dsp/noise";

export interface LoudnessSignal {
  readonly name: string;
  readonly sampleRateHz: number;
  readonly channels: readonly Float32Array[];
}

/** Level in dB and length in seconds, one after the other. */
const SECTIONS = [
  [-14, 4],
  [-32, 3],
  [-60, 1],
  [-8, 3],
  [-24, 4],
] as const;
const SECONDS = SECTIONS.reduce((sum, [, seconds]) => sum + seconds, 0);

function sectionGain(second: number): number {
  let end = 0;
  for (const [levelDb, seconds] of SECTIONS) {
    end += seconds;
    if (second < end) return 10 ** (levelDb / 20);
  }
  return 0;
}

/** Noise, brighter or duller, in sections of different loudness, with syllables at three per second. */
function programme(sampleRateHz: number, seed: number, memory: number): Float32Array {
  const samples = new Float32Array(SECONDS * sampleRateHz);
  let state = 0;
  for (let i = 0; i < samples.length; i++) {
    const second = i / sampleRateHz;
    state = memory * state + (1 - memory) * unitWhiteNoiseAt(seed, i);
    samples[i] = state * sectionGain(second) * (0.3 + Math.sin(2 * Math.PI * 1.5 * second) ** 2);
  }
  return samples;
}

/** What ffmpeg read (ffmpeg-readings.json) and we must read. */
export function loudnessSignals(): LoudnessSignal[] {
  const [one, other] = [programme(48000, 1, 0.6), programme(48000, 2, 0.8)];
  const wide = programme(96000, 4, 0.9);
  return [
    { name: "stereo-48", sampleRateHz: 48000, channels: [one, other] },
    { name: "mono-44", sampleRateHz: 44100, channels: [programme(44100, 3, 0.3)] },
    { name: "stereo-96", sampleRateHz: 96000, channels: [wide, wide] },
    { name: "surround-48", sampleRateHz: 48000, channels: [one, other, other, one, one, other] },
  ];
}
