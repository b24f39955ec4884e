import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { readSound } from "@/audio-engine/files/read-sound";
import { floatChannels } from "@/audio-engine/files/sound";
import { type Measurement, measureChannels } from "@/audio-engine/render/measure";
import { UsageError } from "./usage-error";

const LABELS: Readonly<Record<keyof Measurement, readonly [label: string, unit: string]>> = {
  sampleRateHz: ["Sample rate", "Hz"],
  channels: ["Channels", ""],
  durationSeconds: ["Duration", "s"],
  integratedLufs: ["Integrated loudness", "LUFS"],
  maxMomentaryLufs: ["Highest momentary loudness", "LUFS"],
  maxShortTermLufs: ["Highest short-term loudness", "LUFS"],
  loudnessRangeLu: ["Loudness range", "LU"],
  truePeakDbtp: ["True peak", "dBTP"],
  samplePeakDbfs: ["Sample peak", "dBFS"],
  crestFactorDb: ["Crest factor", "dB"],
  correlation: ["Correlation", ""],
};

/** `measure FILE [--json]`: prints loudness, peaks and correlation of a sound file. */
export async function measureCommand(args: readonly string[]): Promise<void> {
  const { file, json } = readArguments(args);
  const sound = await readSound(await readFile(file));
  const measurement = measureChannels(floatChannels(sound), sound.sampleRateHz);
  process.stdout.write(json ? `${JSON.stringify(measurement)}\n` : table(measurement));
}

function readArguments(args: readonly string[]): { file: string; json: boolean } {
  try {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: "boolean", default: false } },
    });
    const [file] = positionals;
    if (file !== undefined && positionals.length === 1) return { file, json: values.json };
  } catch (cause) {
    throw new UsageError("measure takes one sound file, and --json.", { cause });
  }
  throw new UsageError("measure takes one sound file, and --json.");
}

function table(measurement: Measurement): string {
  const rows = Object.entries(LABELS).map(([key, [label, unit]]) => {
    const value = measurement[key as keyof Measurement];
    const shown = value === null ? "undefined here" : `${Number(value.toFixed(2))} ${unit}`.trim();
    return `${label.padEnd(28)}${shown}\n`;
  });
  return rows.join("");
}
