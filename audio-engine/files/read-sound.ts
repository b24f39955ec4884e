import { bytesInMemory } from "./byte-source";
import { AudioFileError } from "./errors";
import { decodeFlac } from "./flac";
import { isFlac } from "./flac-stream-info";
import type { Sound } from "./sound";
import { readWav } from "./wav";
import { isWav } from "./wav-chunks";

/**
 * A WAV or FLAC file, told apart by its first bytes.
 * @throws AudioFileError
 */
export async function readSound(bytes: Uint8Array): Promise<Sound> {
  if (isWav(bytes)) return readWav(bytes);
  if (await isFlac(bytesInMemory(bytes))) return decodeFlac(bytes);
  throw new AudioFileError("asset/not-audio", "The file is neither a WAV nor a FLAC sound.");
}
