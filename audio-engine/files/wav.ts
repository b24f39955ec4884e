import type { Sound } from "./sound";
import { wavLayoutOf } from "./wav-chunks";
import { wavHeader } from "./wav-header";
import { wavSampleReader } from "./wav-samples";

const MAX_FILE_BYTES = 0xffffffff;

export interface WavOptions {
  readonly bits: 16 | 24 | 32;
  /** 48000 when not given. */
  readonly sampleRateHz?: number;
}

/**
 * A WAV file of 16 or 24-bit integers or 32-bit floats, at 4–768 kHz, with 1–32 channels.
 * @throws AudioFileError
 */
export function readWav(bytes: Uint8Array): Sound {
  const { format, dataAt, frames } = wavLayoutOf(bytes);
  const { channels: count, sampleRateHz, bits } = format;
  const view = new DataView(bytes.buffer, bytes.byteOffset + dataAt);
  const read = wavSampleReader(bits);
  const fill = <T extends Int16Array | Int32Array | Float32Array>(create: () => T): T[] =>
    Array.from({ length: count }, (_, channel) => {
      const samples = create();
      for (let i = 0; i < frames; i++) samples[i] = read(view, ((i * count + channel) * bits) / 8);
      return samples;
    });
  if (bits === 32) return { channels: fill(() => new Float32Array(frames)), bits, frames, sampleRateHz };
  const channels = bits === 16 ? fill(() => new Int16Array(frames)) : fill(() => new Int32Array(frames));
  return { channels, bits, frames, sampleRateHz };
}

/**
 * A WAV file of equally long channels with full scale 1. Integers are rounded and clipped, without dither: samples that
 * came from integers of that width go back to the same ones.
 */
export function writeWav(
  channels: readonly (Float32Array | Float64Array)[],
  { bits, sampleRateHz = 48000 }: WavOptions,
): Uint8Array {
  const frames = channels[0]?.length ?? 0;
  const sampleBytes = bits / 8;
  const frameBytes = sampleBytes * channels.length;
  const dataBytes = frames * frameBytes;
  const header = wavHeader({ bits, channels: channels.length, sampleRateHz }, frames);
  const fileBytes = header.length + dataBytes + (dataBytes & 1);
  if (fileBytes > MAX_FILE_BYTES) {
    throw new RangeError("A WAV file holds at most 4 GB; choose fewer bits or a shorter part.");
  }
  const bytes = new Uint8Array(fileBytes);
  bytes.set(header);
  const view = new DataView(bytes.buffer, header.length);
  const put = bits === 16 ? putInt16 : bits === 24 ? putInt24 : putFloat32;
  channels.forEach((samples, channel) => {
    for (let i = 0, at = channel * sampleBytes; i < frames; i++, at += frameBytes) put(view, at, samples[i]!);
  });
  return bytes;
}

function putInt16(view: DataView, at: number, sample: number): void {
  view.setInt16(at, Math.min(32767, Math.max(-32768, Math.round(sample * 32768))), true);
}

function putInt24(view: DataView, at: number, sample: number): void {
  const code = Math.min(8388607, Math.max(-8388608, Math.round(sample * 8388608)));
  view.setUint16(at, code & 0xffff, true);
  view.setInt8(at + 2, code >> 16);
}

function putFloat32(view: DataView, at: number, sample: number): void {
  view.setFloat32(at, sample, true);
}
