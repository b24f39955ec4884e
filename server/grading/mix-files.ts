import { resample } from "@/audio-engine/dsp/resample";
import { AudioFileError } from "@/audio-engine/files/errors";
import { floatChannels } from "@/audio-engine/files/sound";
import { readWav } from "@/audio-engine/files/wav";
import { type WavLayout, wavLayoutOf } from "@/audio-engine/files/wav-chunks";
import { reasonAgainstMixFile } from "@/learning/mix-file";
import type { MixFiles } from "@/learning/practice/file-marking";
import type { Stereo } from "@/learning/practice/sounds";
import type { VariantPublicPart } from "./parts";

/** Work that was made in another program: names of files that were sent before, by the hashes of their bytes. */
export interface FilesWork {
  readonly kind: "files";
  /** The mix as it is to be heard. */
  readonly main: string;
  /** Everything but the voice, and the voice alone, as they are in `main`, the master bus off; both or none. */
  readonly parts: { readonly band: string; readonly voice: string } | null;
}

/** A file or a set of files that cannot be marked. The message is one sentence that says what to do. */
export class MixFileError extends Error {}

const SAMPLE_RATE_HZ = 48000;
/** What voice and band leave of the mix, against the mix: below, it is the same mix. */
const LARGEST_REST_DB = -40;

/**
 * Where the work is to come near to a sound that is handed out, that sound itself would be the best file.
 * @throws MixFileError
 */
export function checkTakesFiles({ reference }: Pick<VariantPublicPart, "reference">): void {
  if (reference === null) return;
  throw new MixFileError(
    "This exercise is about a sound that you are given; hand in your session, not a file.",
  );
}

/**
 * Whether a file can be marked as far as its header tells: format, channels, length.
 * @throws AudioFileError for what is no WAV file, is damaged or cut off; MixFileError
 */
export function checkMixFile(bytes: Uint8Array, frames: number): WavLayout {
  const layout = wavLayoutOf(bytes);
  const reason = reasonAgainstMixFile({ ...layout.format, frames: layout.frames }, frames);
  if (reason !== null) throw new MixFileError(reason);
  return layout;
}

/**
 * A WAV file as the course hears it: two channels at 48 kHz, as long as the exercise's sound.
 * @throws AudioFileError, MixFileError
 */
export function readMixFile(bytes: Uint8Array, frames: number): Stereo {
  checkMixFile(bytes, frames);
  const sound = readWav(bytes);
  const needed = Math.ceil((frames / SAMPLE_RATE_HZ) * sound.sampleRateHz);
  const [left, right] = floatChannels(sound).map((samples) =>
    fitted(resample(samples.subarray(0, needed), sound.sampleRateHz, SAMPLE_RATE_HZ), frames),
  );
  if (left === undefined) throw new AudioFileError("asset/empty", "The file holds no sound.");
  return [left, right ?? left];
}

/** @throws MixFileError where voice and band are not those of the mix */
export function checkParts({ main, parts }: MixFiles): void {
  if (parts === null) return;
  const restDb = restOf(main, parts);
  if (restDb <= LARGEST_REST_DB) return;
  throw new MixFileError(
    `Band and voice do not add up to the mix: what is left lies ${(-restDb).toFixed(0)} dB under it, and 40 dB is the least. Switch the master bus off, export all three again from the same place, and change nothing in between.`,
  );
}

/** Energy of the mix less voice and band, against the mix's, in dB; −Infinity where nothing is left. */
export function restOf(main: Stereo, { voice, band }: NonNullable<MixFiles["parts"]>): number {
  let rest = 0;
  let energy = 0;
  for (const [channel, samples] of main.entries()) {
    for (let i = 0; i < samples.length; i++) {
      rest += (samples[i]! - voice[channel]![i]! - band[channel]![i]!) ** 2;
      energy += samples[i]! ** 2;
    }
  }
  return rest === 0 ? Number.NEGATIVE_INFINITY : 10 * Math.log10(rest / energy);
}

function fitted(samples: Float32Array, frames: number): Float32Array {
  const fit = new Float32Array(frames);
  fit.set(samples.subarray(0, frames));
  return fit;
}

/** Whether a work is one of files. */
export function isFilesWork(work: unknown): work is FilesWork {
  return typeof work === "object" && work !== null && "kind" in work && work.kind === "files";
}
