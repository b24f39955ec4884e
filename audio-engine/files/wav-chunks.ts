import type { ByteSource } from "./byte-source";
import { AudioFileError } from "./errors";
import { checkFormat } from "./format-bounds";

export interface WavFormat {
  /** 16 and 24: integers; 32: floats. */
  readonly bits: 16 | 24 | 32;
  readonly channels: number;
  readonly sampleRateHz: number;
}

/** Where in a file the samples lie. */
export interface WavLayout {
  readonly format: WavFormat;
  readonly dataAt: number;
  /** At least 1. */
  readonly frames: number;
}

const FORMAT_INTEGER = 1;
const FORMAT_FLOAT = 3;
const FORMAT_EXTENSIBLE = 0xfffe;
/** What programs write that cannot go back and fill in the length, and what RF64 files write beside the true one. */
const LENGTH_UNKNOWN = 0xffffffff;
const RIFF_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;
const LONGEST_FORMAT_BYTES = 40;
/** A file of more chunks before its sound is none that a program wrote. */
const MOST_CHUNKS = 10000;

/** A wish for bytes of the file. */
interface Piece {
  readonly at: number;
  readonly bytes: number;
}

/**
 * Format and place of the samples in a WAV file of 16 or 24-bit integers or 32-bit floats, at 4–768 kHz, with 1–32
 * channels. Files above 4 GB may be RF64 (EBU Tech 3306).
 * @throws AudioFileError
 */
export function wavLayoutOf(bytes: Uint8Array): WavLayout {
  const steps = layoutSteps(bytes.length);
  let step = steps.next();
  while (step.done !== true)
    step = steps.next(bytes.subarray(step.value.at, step.value.at + step.value.bytes));
  return step.value;
}

/** As `wavLayoutOf`, of a file that is read in pieces. */
export async function readWavLayout(source: ByteSource): Promise<WavLayout> {
  const steps = layoutSteps(source.sizeBytes);
  let step = steps.next();
  while (step.done !== true) step = steps.next(await source.read(step.value.at, step.value.bytes));
  return step.value;
}

/** Whether the bytes begin as a WAV file of any kind does. */
export function isWav(bytes: Uint8Array): boolean {
  return ["RIFF", "RF64", "RIFX"].includes(text(bytes, 0)) && text(bytes, 8) === "WAVE";
}

function* layoutSteps(sizeBytes: number): Generator<Piece, WavLayout, Uint8Array> {
  const riff = yield { at: 0, bytes: RIFF_BYTES };
  const isLong = checkIsWav(riff) === "RF64";
  let format: WavFormat | null = null;
  let longDataBytes: number | null = null;
  let chunks = 0;
  for (let at = RIFF_BYTES; at + CHUNK_HEADER_BYTES <= sizeBytes; chunks++) {
    if (chunks === MOST_CHUNKS) throw damaged("it does not come to its sound");
    const header = yield { at, bytes: CHUNK_HEADER_BYTES };
    const id = text(header, 0);
    const length = viewOf(header).getUint32(4, true);
    const start = at + CHUNK_HEADER_BYTES;
    if (id === "data") {
      if (format === null) throw damaged("its sound comes before the description of its format");
      return { format, dataAt: start, frames: framesOf(format, length, longDataBytes, sizeBytes - start) };
    }
    if (length > sizeBytes - start) throw truncated(sizeBytes - start, length);
    if (id === "ds64" && isLong) {
      longDataBytes = readLongDataBytes(yield { at: start, bytes: Math.min(length, LONGEST_FORMAT_BYTES) });
    }
    if (id === "fmt ") {
      format = readFormat(yield { at: start, bytes: Math.min(length, LONGEST_FORMAT_BYTES) });
    }
    at = start + length + (length & 1);
  }
  throw new AudioFileError("asset/truncated", "The WAV file ends before its sound begins.");
}

function framesOf(format: WavFormat, length: number, longDataBytes: number | null, left: number): number {
  const promised = length === LENGTH_UNKNOWN ? (longDataBytes ?? left) : length;
  if (promised > left) throw truncated(left, promised);
  const frameBytes = (format.channels * format.bits) / 8;
  if (promised % frameBytes !== 0) {
    throw new AudioFileError("asset/truncated", "The WAV file is cut off within a sample.");
  }
  if (promised === 0) throw new AudioFileError("asset/empty", "The WAV file holds no samples.");
  return promised / frameBytes;
}

function checkIsWav(bytes: Uint8Array): string {
  if (!isWav(bytes)) throw new AudioFileError("asset/not-audio", "The file is not a WAV sound.");
  const container = text(bytes, 0);
  if (container !== "RIFX") return container;
  throw new AudioFileError("asset/unsupported", "The file is a RIFX file; plain WAV and RF64 can be read.");
}

/** The 64-bit length of the samples: the second number of the chunk. */
function readLongDataBytes(bytes: Uint8Array): number {
  if (bytes.length < 16) throw damaged("the description of its length is too short");
  const view = viewOf(bytes);
  return view.getUint32(8, true) + view.getUint32(12, true) * 0x100000000;
}

function readFormat(bytes: Uint8Array): WavFormat {
  if (bytes.length < 16) throw damaged("the description of its format is too short");
  const view = viewOf(bytes);
  let code = view.getUint16(0, true);
  if (code === FORMAT_EXTENSIBLE) {
    if (bytes.length < LONGEST_FORMAT_BYTES) throw damaged("the description of its format is too short");
    code = view.getUint16(24, true);
  }
  const channels = view.getUint16(2, true);
  const sampleRateHz = view.getUint32(4, true);
  const bits = supportedBits(code, view.getUint16(14, true));
  if (view.getUint16(12, true) !== (channels * bits) / 8) throw damaged("its format contradicts itself");
  checkFormat(sampleRateHz, channels);
  return { bits, channels, sampleRateHz };
}

function supportedBits(code: number, bits: number): WavFormat["bits"] {
  if (code === FORMAT_INTEGER && (bits === 16 || bits === 24)) return bits;
  if (code === FORMAT_FLOAT && bits === 32) return bits;
  const names: Readonly<Record<number, string>> = { [FORMAT_INTEGER]: "integers", [FORMAT_FLOAT]: "floats" };
  const name = names[code];
  throw new AudioFileError(
    "asset/unsupported",
    `The WAV file holds ${name === undefined ? `sound of coding ${code}` : `${bits}-bit ${name}`}; ` +
      "16 and 24-bit integers and 32-bit floats can be read.",
  );
}

function damaged(why: string): AudioFileError {
  return new AudioFileError("asset/damaged", `The WAV file is damaged: ${why}.`);
}

function truncated(has: number, promised: number): AudioFileError {
  return new AudioFileError(
    "asset/truncated",
    `The WAV file is cut off: it has ${has} of ${promised} bytes that it promises.`,
  );
}

function text(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
