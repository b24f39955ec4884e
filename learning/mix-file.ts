/** As much as a file of a mix may hold: 80 s in stereo of 32 bits at 96 kHz. */
export const MOST_MIX_FILE_BYTES = 64 * 1024 * 1024;
/** Of a file, so much is looked at before the rest is sent or taken: programs write what it is at its beginning. */
export const MIX_FILE_HEAD_BYTES = 64 * 1024;

const SAMPLE_RATE_HZ = 48000;
/** A file may end by so much too early: programs cut at their own grid. */
const MOST_MISSING_SECONDS = 0.05;
/** And go on so much longer: a room dies away. */
const MOST_EXTRA_SECONDS = 10;

/** What a file's header tells. */
export interface MixFileFacts {
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly frames: number;
}

/** Why a file cannot be the mix of an exercise of so many frames, in one sentence; null when it can. */
export function reasonAgainstMixFile(
  { channels, sampleRateHz, frames }: MixFileFacts,
  wantedFrames: number,
): string | null {
  if (channels > 2) return `The file has ${channels} channels; export it in stereo.`;
  const [seconds, wanted] = [frames / sampleRateHz, wantedFrames / SAMPLE_RATE_HZ];
  if (seconds >= wanted - MOST_MISSING_SECONDS && seconds <= wanted + MOST_EXTRA_SECONDS) return null;
  return `The file lasts ${durationWords(seconds)} and the exercise ${durationWords(wanted)}; export it from the beginning to the end, and no more.`;
}

/** Why a file is too large; null when it is not. */
export function reasonAgainstMixBytes(bytes: number): string | null {
  if (bytes <= MOST_MIX_FILE_BYTES) return null;
  const megabytes = (of: number): string => String(Math.ceil(of / 1024 ** 2));
  return `The file has ${megabytes(bytes)} MB, and ${megabytes(MOST_MIX_FILE_BYTES)} MB is the most; export this exercise alone, at 48 kHz and 24 bits.`;
}

/** "12.3 s", "3 h 0 min". */
function durationWords(seconds: number): string {
  if (seconds < 120) return `${seconds.toFixed(1)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
