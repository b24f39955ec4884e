import { BackwardCrc16, crc8 } from "./crc";

/** What a frame says of itself; null where it leaves it to the beginning of the file. */
export interface FlacFrameHeader {
  /** Frames of sound per channel, 1–65536. */
  readonly blockFrames: number;
  readonly sampleRateHz: number | null;
  readonly channels: number;
  readonly bits: number | null;
}

/** No header is longer: sync, 2 bytes of codes, 7 of a number, 2 of a size, 2 of a rate, a checksum. */
export const LONGEST_FLAC_HEADER_BYTES = 16;

/** No frame is longer than its samples stored as they are: 65536 of 8 channels of 24 bits, and a margin. */
export const LONGEST_FLAC_FRAME_BYTES = 65536 * 8 * 3 + 1024;

const SAMPLE_RATES_HZ = [
  88200, 176400, 192000, 8000, 16000, 22050, 24000, 32000, 44100, 48000, 96000,
] as const;
const BITS: Readonly<Record<number, number>> = { 1: 8, 2: 12, 4: 16, 5: 20, 6: 24, 7: 32 };

/** Header of the frame that begins at `at` (RFC 9639, section 9.1); null when none does. */
export function readFlacFrameHeader(bytes: Uint8Array, at: number): FlacFrameHeader | null {
  if (bytes[at] !== 0xff || (bytes[at + 1]! & 0xfe) !== 0xf8 || at + 6 > bytes.length) return null;
  const blockCode = bytes[at + 2]! >> 4;
  const rateCode = bytes[at + 2]! & 15;
  const channelCode = bytes[at + 3]! >> 4;
  const bitsCode = (bytes[at + 3]! >> 1) & 7;
  const isReserved =
    blockCode === 0 || rateCode === 15 || channelCode > 10 || bitsCode === 3 || (bytes[at + 3]! & 1) === 1;
  const numberBytes = codedNumberBytes(bytes[at + 4]!);
  if (isReserved || numberBytes === null) return null;
  const sizeAt = at + 4 + numberBytes;
  const rateAt = sizeAt + (blockCode === 6 ? 1 : blockCode === 7 ? 2 : 0);
  const end = rateAt + (rateCode === 12 ? 1 : rateCode > 12 ? 2 : 0);
  if (end >= bytes.length || crc8(bytes, at, end) !== bytes[end]) return null;
  return {
    blockFrames: blockFrames(bytes, sizeAt, blockCode),
    sampleRateHz: sampleRateHz(bytes, rateAt, rateCode),
    channels: channelCode < 8 ? channelCode + 1 : 2,
    bits: BITS[bitsCode] ?? null,
  };
}

/**
 * Whether bytes end with a whole frame: from some header on, the checksum over frame and footer is 0.
 * Tells damage within a file from a file that was cut off.
 */
export function endsWithWholeFlacFrame(bytes: Uint8Array): boolean {
  const crc = new BackwardCrc16();
  for (let at = bytes.length - 1; at >= 0; at--) {
    crc.add(bytes[at]!);
    if (crc.value === 0 && readFlacFrameHeader(bytes, at) !== null) return true;
  }
  return false;
}

/** Bytes of a number in the manner of UTF-8, by its first. */
function codedNumberBytes(first: number): number | null {
  if (first < 0x80) return 1;
  const ones = Math.clz32(~(first << 24));
  return ones >= 2 && ones <= 7 ? ones : null;
}

function blockFrames(bytes: Uint8Array, at: number, code: number): number {
  if (code === 1) return 192;
  if (code < 6) return 576 << (code - 2);
  if (code === 6) return bytes[at]! + 1;
  if (code === 7) return bytes[at]! * 256 + bytes[at + 1]! + 1;
  return 1 << code;
}

function sampleRateHz(bytes: Uint8Array, at: number, code: number): number | null {
  if (code === 12) return bytes[at]! * 1000;
  if (code === 13) return bytes[at]! * 256 + bytes[at + 1]!;
  if (code === 14) return (bytes[at]! * 256 + bytes[at + 1]!) * 10;
  return SAMPLE_RATES_HZ[code - 1] ?? null;
}
