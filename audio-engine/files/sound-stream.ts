import type { ByteSource } from "./byte-source";
import { AudioFileError } from "./errors";
import { flacPieces } from "./flac";
import { isFlac, readFlacStreamInfo } from "./flac-stream-info";
import { isWav, readWavLayout, type WavLayout } from "./wav-chunks";
import { wavSampleReader } from "./wav-samples";

/** Part of a sound: the first `frames` of each channel, full scale 1. Overwritten by the next. */
export interface SoundBlock {
  readonly channels: readonly Float64Array[];
  readonly frames: number;
}

/** A sound file that is read in pieces, in memory that does not grow with it. */
export interface SoundStream {
  readonly sampleRateHz: number;
  readonly channels: number;
  /** Per channel; null where a FLAC file does not say. */
  readonly frames: number | null;
  /** From the beginning, once. Throws AudioFileError where the file turns out to be damaged. */
  blocks(): AsyncGenerator<SoundBlock>;
}

const BLOCK_FRAMES = 16384;

/**
 * Opens a WAV or FLAC file of any length, told apart by its first bytes.
 * @throws AudioFileError
 */
export async function openSound(source: ByteSource): Promise<SoundStream> {
  if (isWav(await source.read(0, 12))) return wavStream(source, await readWavLayout(source));
  if (await isFlac(source)) return flacStream(source);
  throw new AudioFileError("asset/not-audio", "The file is neither a WAV nor a FLAC sound.");
}

function wavStream(source: ByteSource, { format, dataAt, frames }: WavLayout): SoundStream {
  const { sampleRateHz, channels: count, bits } = format;
  const sampleBytes = bits / 8;
  const frameBytes = sampleBytes * count;
  const scale = bits === 32 ? 1 : 1 / 2 ** (bits - 1);
  const readSample = wavSampleReader(bits);
  async function* blocks(): AsyncGenerator<SoundBlock> {
    const channels = Array.from({ length: count }, () => new Float64Array(BLOCK_FRAMES));
    for (let from = 0; from < frames; from += BLOCK_FRAMES) {
      const length = Math.min(BLOCK_FRAMES, frames - from);
      const bytes = await source.read(dataAt + from * frameBytes, length * frameBytes);
      if (bytes.length < length * frameBytes) throw shrunk();
      const view = new DataView(bytes.buffer, bytes.byteOffset);
      channels.forEach((samples, channel) => {
        let at = channel * sampleBytes;
        for (let i = 0; i < length; i++, at += frameBytes) samples[i] = readSample(view, at) * scale;
      });
      yield { channels, frames: length };
    }
  }
  return { sampleRateHz, channels: count, frames, blocks };
}

async function flacStream(source: ByteSource): Promise<SoundStream> {
  const info = await readFlacStreamInfo(source);
  const scale = info.bits <= 16 ? 1 / 32768 : 1 / 8388608;
  async function* blocks(): AsyncGenerator<SoundBlock> {
    for await (const piece of flacPieces(source, info)) {
      const channels = piece.map((codes) => {
        const samples = new Float64Array(codes.length);
        for (let i = 0; i < codes.length; i++) samples[i] = codes[i]! * scale;
        return samples;
      });
      yield { channels, frames: channels[0]!.length };
    }
  }
  const { sampleRateHz, channels, frames } = info;
  return { sampleRateHz, channels, frames, blocks };
}

function shrunk(): AudioFileError {
  return new AudioFileError("asset/truncated", "The WAV file became shorter while it was read.");
}
