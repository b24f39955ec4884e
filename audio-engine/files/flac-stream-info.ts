import type { ByteSource } from "./byte-source";
import { AudioFileError } from "./errors";
import { checkFormat } from "./format-bounds";

export interface FlacStreamInfo {
  readonly sampleRateHz: number;
  readonly channels: number;
  readonly bits: number;
  /** Per channel; null when the file does not say. */
  readonly frames: number | null;
  /** Where the first frame begins. */
  readonly audioAt: number;
}

const STREAM_INFO_BYTES = 34;
const BLOCK_HEADER_BYTES = 4;
const ID3_HEADER_BYTES = 10;
/** A file of more blocks before its sound is none that a program wrote. */
const MOST_BLOCKS = 10000;

/**
 * What a FLAC file says of itself (RFC 9639, section 8). A leading ID3v2 tag is passed over, every block before the
 * sound too.
 * @throws AudioFileError
 */
export async function readFlacStreamInfo(source: ByteSource): Promise<FlacStreamInfo> {
  const start = id3Bytes((await source.read(0, ID3_HEADER_BYTES)).slice());
  const head = (await source.read(start, 8 + STREAM_INFO_BYTES)).slice();
  if (!hasMarker(head)) throw new AudioFileError("asset/not-audio", "The file is not a FLAC sound.");
  if (head.length < 8 + STREAM_INFO_BYTES) throw endsInHeader();
  const view = new DataView(head.buffer);
  if ((view.getUint32(4) & 0x7fffffff) !== STREAM_INFO_BYTES) {
    throw new AudioFileError(
      "asset/damaged",
      "The FLAC file does not begin with a description of its sound.",
    );
  }
  const packed = view.getUint32(18);
  const info = {
    sampleRateHz: packed >>> 12,
    channels: ((packed >>> 9) & 7) + 1,
    bits: ((packed >>> 4) & 31) + 1,
    frames: (packed & 15) * 0x100000000 + view.getUint32(22) || null,
  };
  checkFormat(info.sampleRateHz, info.channels);
  checkBits(info.bits);
  return { ...info, audioAt: await findAudio(source, start + 4) };
}

/** Whether the bytes begin as a FLAC file does, a tag before it included. */
export async function isFlac(source: ByteSource): Promise<boolean> {
  const start = id3Bytes((await source.read(0, ID3_HEADER_BYTES)).slice());
  return hasMarker(await source.read(start, 4));
}

async function findAudio(source: ByteSource, firstBlockAt: number): Promise<number> {
  let at = firstBlockAt;
  for (let block = 0; block < MOST_BLOCKS; block++) {
    const header = await source.read(at, BLOCK_HEADER_BYTES);
    if (header.length < BLOCK_HEADER_BYTES) throw endsInHeader();
    const isLast = header[0]! >= 0x80;
    at += BLOCK_HEADER_BYTES + header[1]! * 0x10000 + header[2]! * 0x100 + header[3]!;
    if (at > source.sizeBytes) throw endsInHeader();
    if (isLast) return at;
  }
  throw new AudioFileError("asset/damaged", "The FLAC file is damaged: it does not come to its sound.");
}

function checkBits(bits: number): void {
  if (bits >= 4 && bits <= 24) return;
  throw new AudioFileError(
    "asset/unsupported",
    `The FLAC file holds ${bits}-bit samples; 4 to 24 bits can be read.`,
  );
}

function endsInHeader(): AudioFileError {
  return new AudioFileError("asset/truncated", "The FLAC file ends within its header.");
}

function hasMarker(bytes: Uint8Array): boolean {
  return bytes[0] === 0x66 && bytes[1] === 0x4c && bytes[2] === 0x61 && bytes[3] === 0x43;
}

/** Length of a leading ID3v2 tag, whose size has seven bits in each byte. */
function id3Bytes(bytes: Uint8Array): number {
  if (bytes.length < ID3_HEADER_BYTES || bytes[0] !== 0x49 || bytes[1] !== 0x44 || bytes[2] !== 0x33)
    return 0;
  const [high = 0, upper = 0, lower = 0, low = 0] = bytes.subarray(6).map((byte) => byte & 0x7f);
  return ID3_HEADER_BYTES + (high << 21) + (upper << 14) + (lower << 7) + low;
}
