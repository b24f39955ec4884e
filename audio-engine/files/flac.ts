import { FLACDecoder } from "@wasm-audio-decoders/flac";
import { AudioFileError } from "./errors";
import { endsWithWholeFlacFrame } from "./flac-frame";
import { type FlacStreamInfo, readFlacStreamInfo } from "./flac-stream-info";
import { checkFormat } from "./format-bounds";
import type { Pcm } from "./pcm";

/**
 * The integers of a FLAC file of 4–24 bits, exactly; widths between are shifted up to 16 or 24. The same on every host.
 * @throws AudioFileError
 */
export async function decodeFlac(bytes: Uint8Array): Promise<Pcm> {
  const info = readFlacStreamInfo(bytes);
  checkFormat(info.sampleRateHz, info.channels);
  if (info.bits < 4 || info.bits > 24) {
    throw new AudioFileError(
      "asset/unsupported",
      `The FLAC file holds ${info.bits}-bit samples; up to 24 bits can be read.`,
    );
  }
  const floats = await decodeFloats(bytes, info);
  return { ...toIntegers(floats, info.bits), frames: floats[0]!.length, sampleRateHz: info.sampleRateHz };
}

async function decodeFloats(bytes: Uint8Array, info: FlacStreamInfo): Promise<readonly Float32Array[]> {
  const decoder = new FLACDecoder();
  await decoder.ready;
  try {
    const { channelData, samplesDecoded, bitDepth, sampleRate, errors } = await decoder.decodeFile(
      padded(bytes),
    );
    const promised = info.frames ?? samplesDecoded;
    // A frame that is cut off or unreadable is left out by the decoder, often with all that follow, without an error.
    if (samplesDecoded < promised && !endsWithWholeFlacFrame(bytes)) {
      throw new AudioFileError(
        "asset/truncated",
        "The FLAC file is cut off: the end of its sound is missing.",
      );
    }
    const isAsDescribed =
      samplesDecoded === promised &&
      channelData.length === info.channels &&
      bitDepth === info.bits &&
      sampleRate === info.sampleRateHz;
    if (errors.length > 0 || !isAsDescribed) {
      throw new AudioFileError(
        "asset/damaged",
        "The FLAC file is damaged: part of its sound cannot be decoded.",
      );
    }
    if (samplesDecoded === 0) throw new AudioFileError("asset/empty", "The FLAC file holds no samples.");
    return channelData;
  } finally {
    decoder.free();
  }
}

/**
 * The decoder waits for bytes behind the last frame and leaves that frame out when there are none it can skip: a frame
 * that is very short, or whose checksum looks like the beginning of another, would be lost without an error.
 */
function padded(bytes: Uint8Array): Uint8Array {
  const longer = new Uint8Array(bytes.length + 16);
  longer.set(bytes);
  return longer;
}

/** The decoder divides by 2^(bits − 1) − 1 into 32-bit floats; rounding brings every code back. */
function toIntegers(floats: readonly Float32Array[], bits: number): Pick<Pcm, "channels" | "bits"> {
  const scale = 2 ** (bits - 1) - 1;
  if (bits <= 16) {
    const widen = 2 ** (16 - bits);
    return {
      channels: floats.map((from) => rounded(from, new Int16Array(from.length), scale, widen)),
      bits: 16,
    };
  }
  const widen = 2 ** (24 - bits);
  return {
    channels: floats.map((from) => rounded(from, new Int32Array(from.length), scale, widen)),
    bits: 24,
  };
}

/** A plain loop: `from` with a function takes fifteen times as long, and a song has twenty million samples. */
function rounded<T extends Int16Array | Int32Array>(
  from: Float32Array,
  to: T,
  scale: number,
  widen: number,
): T {
  for (let i = 0; i < from.length; i++) to[i] = Math.round(from[i]! * scale) * widen;
  return to;
}
