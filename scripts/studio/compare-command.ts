import { BandPowers } from "@/audio-engine/dsp/band-powers";
import { LoudnessMeter } from "@/audio-engine/dsp/loudness";
import { maskingIndex, thirdOctaveFrames } from "@/audio-engine/dsp/masking";
import { powerToDecibels } from "@/audio-engine/dsp/math";
import {
  THIRD_OCTAVE_BANDS,
  THIRD_OCTAVE_CENTRES_HZ,
  thirdOctaveErrorDb,
} from "@/audio-engine/dsp/third-octave";
import { openSound } from "@/audio-engine/files/sound-stream";
import { withBytesOf } from "./files";
import { readOptions } from "./options";
import { Progress, type Terminal } from "./terminal";

/** Masking looks at both sounds at once, and longer ones would not fit into memory. */
const LONGEST_MASKED_SECONDS = 180;
/** As far below its loudest band as a sound still counts. */
const COUNTED_WITHIN_DB = 40;

/** What the comparison is, for the command's help. */
export const COMPARE_WORDS = `compare holds one sound against another, both of any length, which are not aligned. --json prints:
  loudnessDifferenceLu      integrated loudness of OTHER less that of FILE
  thirdOctaveErrorDb        how different their spectra are in shape: RMS over the third-octaves within 40 dB of FILE's
                            loudest, after the difference in level is taken away
  thirdOctaves              from 25 Hz to 20 kHz: centreHz, levelDb and otherLevelDb (mean squares, all channels), and
                            differenceDb, null where FILE has no energy: more than 40 dB below its loudest
  maskedShare01             how much of FILE would be covered if OTHER played at the same time from the beginning on;
                            0 nothing, 1 all; null unless both have 48 kHz and at most 3 minutes`;

interface Spectrum {
  readonly levelsDb: readonly number[];
  readonly lufs: number;
  /** The sound itself, where masking can be looked for. */
  readonly samples: readonly Float32Array[] | null;
}

/** `compare FILE OTHER [--json]`: third-octave and loudness difference of two sounds, and how much one covers of the other. */
export async function compareCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = readOptions(
    args,
    { json: { type: "boolean", default: false } },
    2,
    "compare takes two sound files, and --json.",
  );
  const progress = new Progress(terminal, "Comparing");
  const [file = "", other = ""] = positionals;
  try {
    const one = await spectrumOf(file, (share01) => progress.show(share01 / 2));
    const two = await spectrumOf(other, (share01) => progress.show((1 + share01) / 2));
    const comparison = compared(one, two);
    terminal.out(values.json ? `${JSON.stringify(comparison)}\n` : table(comparison));
  } finally {
    progress.finish();
  }
}

function spectrumOf(file: string, onProgress: (share01: number) => void): Promise<Spectrum> {
  return withBytesOf(file, onProgress, async (source) => {
    const sound = await openSound(source);
    const { channels: count, sampleRateHz } = sound;
    const bands = Array.from({ length: count }, () => new BandPowers(sampleRateHz));
    const meter = new LoudnessMeter({ sampleRateHz, channels: count });
    const kept: Float32Array[][] | null = sampleRateHz === 48000 ? bands.map(() => []) : null;
    let total = 0;
    for await (const { channels, frames } of sound.blocks()) {
      meter.process(channels, frames);
      total += frames;
      channels.forEach((samples, i) => {
        bands[i]!.process(samples, frames);
        if (total <= LONGEST_MASKED_SECONDS * 48000)
          kept?.[i]?.push(Float32Array.from(samples.subarray(0, frames)));
      });
    }
    const powers = new Float64Array(THIRD_OCTAVE_BANDS);
    for (const band of bands) {
      band.finish();
      band.thirdOctaves().forEach((power, i) => {
        powers[i] = powers[i]! + power;
      });
    }
    const isShort = total <= LONGEST_MASKED_SECONDS * 48000;
    return {
      levelsDb: Array.from(powers, powerToDecibels),
      lufs: meter.integratedLufs,
      samples: isShort ? (kept?.map((parts) => joined(parts, total)) ?? null) : null,
    };
  });
}

function joined(parts: readonly Float32Array[], frames: number): Float32Array {
  const whole = new Float32Array(frames);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

type Comparison = ReturnType<typeof compared>;

const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

function compared(one: Spectrum, two: Spectrum) {
  const loudest = Math.max(...one.levelsDb);
  const isMaskable = one.samples !== null && two.samples !== null;
  return {
    loudnessDifferenceLu: orNull(two.lufs - one.lufs),
    thirdOctaveErrorDb: orNull(thirdOctaveErrorDb(one.levelsDb, two.levelsDb)),
    maskedShare01: isMaskable
      ? orNull(maskingIndex(thirdOctaveFrames(one.samples), [thirdOctaveFrames(two.samples)]).overall01)
      : null,
    thirdOctaves: THIRD_OCTAVE_CENTRES_HZ.map((centreHz, i) => {
      const [level, other] = [one.levelsDb[i]!, two.levelsDb[i]!];
      const counts = level >= loudest - COUNTED_WITHIN_DB;
      return {
        centreHz,
        levelDb: orNull(level),
        otherLevelDb: orNull(other),
        differenceDb: counts ? orNull(other - level) : null,
      };
    }),
  };
}

const shown = (value: number | null, unit: string): string =>
  value === null ? "undefined here" : `${Number(value.toFixed(2))} ${unit}`.trim();

function table({
  loudnessDifferenceLu,
  thirdOctaveErrorDb: error,
  maskedShare01,
  thirdOctaves,
}: Comparison): string {
  const rows: [string, string][] = [
    ["Difference in loudness", shown(loudnessDifferenceLu, "LU")],
    ["Difference of the spectra", shown(error, "dB")],
    ["Share that is covered", shown(maskedShare01, "")],
    ...thirdOctaves.map(({ centreHz, differenceDb }): [string, string] => [
      `Third-octave at ${Number(centreHz.toPrecision(3))} Hz`,
      differenceDb === null ? "no energy here" : shown(differenceDb, "dB"),
    ]),
  ];
  return rows.map(([label, words]) => `${label.padEnd(28)}${words}\n`).join("");
}
