import { openSound } from "@/audio-engine/files/sound-stream";
import { type Measurement, SoundMeter } from "@/audio-engine/render/measure";
import { withBytesOf } from "./files";
import { readOptions } from "./options";
import { Progress, type Terminal } from "./terminal";

type SingleMeasure = Exclude<keyof Measurement, "stereoByOctave">;

const LABELS: Readonly<Record<SingleMeasure, readonly [label: string, unit: string]>> = {
  sampleRateHz: ["Sample rate", "Hz"],
  channels: ["Channels", ""],
  durationSeconds: ["Duration", "s"],
  integratedLufs: ["Integrated loudness", "LUFS"],
  maxMomentaryLufs: ["Highest momentary loudness", "LUFS"],
  maxShortTermLufs: ["Highest short-term loudness", "LUFS"],
  loudnessRangeLu: ["Loudness range", "LU"],
  truePeakDbtp: ["True peak", "dBTP"],
  samplePeakDbfs: ["Sample peak", "dBFS"],
  rmsDbfs: ["RMS level", "dBFS"],
  crestFactorDb: ["Crest factor", "dB"],
  correlation: ["Correlation", ""],
  spectralTiltDbPerOctave: ["Spectral tilt", "dB/octave"],
  monoFoldLossLu: ["Loss when folded to mono", "LU"],
};

/** What the measures are, for the command's help. */
export const MEASURE_WORDS = `Measures (null with --json where undefined: silence, too short, not two channels):
  integratedLufs, maxMomentaryLufs, maxShortTermLufs   loudness by ITU-R BS.1770-5
  loudnessRangeLu           EBU Tech 3342
  truePeakDbtp, samplePeakDbfs   of the channel with the highest
  rmsDbfs                   of all samples; a full-scale sine has -3.01
  crestFactorDb             sample peak over RMS
  correlation               left against right, -1 to 1
  spectralTiltDbPerOctave   slope of the power density over third-octaves from 100 Hz to 10 kHz that are
                            within 40 dB of the loudest: white noise 0, pink noise -3.01
  monoFoldLossLu            integrated loudness less that of (L + R)/2 on both channels: mono 0, unrelated
                            channels 3.01; a fold below -70 LUFS counts as -70
  stereoByOctave            for octaves from 31.5 Hz to 16 kHz: centreHz (exact, base ten), sideToMidDb, (L - R)/2
                            against (L + R)/2, at most 100 either way, and monoFoldLossDb, the power lost in mono`;

/**
 * `measure FILE [--json]`: prints loudness, levels, spectrum and stereo image of a sound file of any length, which is
 * read in pieces.
 */
export async function measureCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readOptions(
    args,
    { json: { type: "boolean", default: false } },
    1,
    "measure takes one sound file, and --json.",
  );
  const [file = ""] = positionals;
  const progress = new Progress(terminal, `Measuring ${file}`);
  const measurement = await measureFile(file, progress).finally(() => progress.finish());
  terminal.out(values.json ? `${JSON.stringify(measurement)}\n` : table(measurement));
}

function measureFile(file: string, progress: Progress): Promise<Measurement> {
  return withBytesOf(
    file,
    (share01) => progress.show(share01),
    async (source) => {
      const sound = await openSound(source);
      const meter = new SoundMeter(sound.channels, sound.sampleRateHz);
      for await (const { channels, frames } of sound.blocks()) meter.process(channels, frames);
      return meter.finish();
    },
  );
}

function table(measurement: Measurement): string {
  const rows = Object.entries(LABELS).map(([key, [label, unit]]) =>
    row(label, shown(measurement[key as SingleMeasure], unit)),
  );
  const octaves = (measurement.stereoByOctave ?? []).map(({ centreHz, sideToMidDb, monoFoldLossDb }) =>
    row(
      `Octave at ${Number(centreHz.toPrecision(3))} Hz`,
      `side ${shown(sideToMidDb, "dB")} against middle, ${shown(monoFoldLossDb, "dB")} lost in mono`,
    ),
  );
  return [...rows, ...octaves].join("");
}

const row = (label: string, words: string): string => `${label.padEnd(28)}${words}\n`;

const shown = (value: number | null, unit: string): string =>
  value === null ? "undefined here" : `${Number(value.toFixed(2))} ${unit}`.trim();
