import { AudioFileError } from "./errors";

const MIN_SAMPLE_RATE_HZ = 4000;
const MAX_SAMPLE_RATE_HZ = 768000;
const MAX_CHANNELS = 32;

/** @throws AudioFileError asset/unsupported outside 4–768 kHz or 1–32 channels. */
export function checkFormat(sampleRateHz: number, channels: number): void {
  if (sampleRateHz < MIN_SAMPLE_RATE_HZ || sampleRateHz > MAX_SAMPLE_RATE_HZ) {
    throw new AudioFileError(
      "asset/unsupported",
      `The file says that its sample rate is ${sampleRateHz} Hz; rates from 4 kHz to 768 kHz can be read.`,
    );
  }
  if (channels < 1 || channels > MAX_CHANNELS) {
    throw new AudioFileError(
      "asset/unsupported",
      `The file says that it has ${channels} channels; 1 to ${MAX_CHANNELS} can be read.`,
    );
  }
}
