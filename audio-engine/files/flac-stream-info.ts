import { AudioFileError } from "./errors";

export interface FlacStreamInfo {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly bits: number;
  /** Per channel; null when the file does not say. */
  readonly frames: number | null;
}

const STREAM_INFO_BYTES = 34;

/**
 * What a FLAC file says of itself (RFC 9639, section 8.2). A leading ID3v2 tag is passed over.
 * @throws AudioFileError asset/not-audio, asset/truncated or asset/damaged.
 */
export function readFlacStreamInfo(bytes: Uint8Array): FlacStreamInfo {
  const at = markerOffset(bytes);
  if (bytes.length < at + 8 + STREAM_INFO_BYTES) {
    throw new AudioFileError("asset/truncated", "The FLAC file ends within its header.");
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset + at, 8 + STREAM_INFO_BYTES);
  if ((view.getUint32(4) & 0x7fffffff) !== STREAM_INFO_BYTES) {
    throw new AudioFileError(
      "asset/damaged",
      "The FLAC file does not begin with a description of its sound.",
    );
  }
  const packed = view.getUint32(18);
  return {
    sampleRateHz: packed >>> 12,
    channels: ((packed >>> 9) & 7) + 1,
    bits: ((packed >>> 4) & 31) + 1,
    frames: (packed & 15) * 0x100000000 + view.getUint32(22) || null,
  };
}

/** Whether the bytes begin as a FLAC file does. */
export function isFlac(bytes: Uint8Array): boolean {
  return hasMarker(bytes, id3Bytes(bytes));
}

function markerOffset(bytes: Uint8Array): number {
  const at = id3Bytes(bytes);
  if (hasMarker(bytes, at)) return at;
  throw new AudioFileError("asset/not-audio", "The file is not a FLAC sound.");
}

function hasMarker(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x66 && bytes[at + 1] === 0x4c && bytes[at + 2] === 0x61 && bytes[at + 3] === 0x43;
}

function id3Bytes(bytes: Uint8Array): number {
  if (bytes.length < 10 || bytes[0] !== 0x49 || bytes[1] !== 0x44 || bytes[2] !== 0x33) return 0;
  return 10 + (bytes[6]! << 21) + (bytes[7]! << 14) + (bytes[8]! << 7) + bytes[9]!;
}
