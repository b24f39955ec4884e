import { AudioFileError } from "./errors";

export interface WavFormat {
  /** 16 and 24: integers; 32: floats. */
  readonly bits: 16 | 24 | 32;
  readonly channels: number;
  readonly sampleRateHz: number;
}

const FORMAT_INTEGER = 1;
const FORMAT_FLOAT = 3;
const FORMAT_EXTENSIBLE = 0xfffe;
/** What programs write that cannot go back and fill in the length. */
const LENGTH_UNKNOWN = 0xffffffff;

/**
 * Format and sample bytes of a RIFF WAVE file.
 * @throws AudioFileError asset/not-audio, asset/unsupported, asset/truncated or asset/damaged.
 */
export function readWavChunks(bytes: Uint8Array): { readonly format: WavFormat; readonly data: DataView } {
  checkIsWav(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let format: WavFormat | null = null;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const id = text(bytes, at, 4);
    const length = view.getUint32(at + 4, true);
    const start = at + 8;
    const left = view.byteLength - start;
    if (id === "data") {
      if (format === null) throw damaged("its sound comes before the description of its format");
      const known = length === LENGTH_UNKNOWN ? left : length;
      if (known > left) throw truncated(left, known);
      return { format, data: new DataView(bytes.buffer, bytes.byteOffset + start, known) };
    }
    if (length > left) throw truncated(left, length);
    if (id === "fmt ") format = readFormat(new DataView(bytes.buffer, bytes.byteOffset + start, length));
    at = start + length + (length & 1);
  }
  throw new AudioFileError("asset/truncated", "The WAV file ends before its sound begins.");
}

/** Whether the bytes begin as a WAV file of any kind does. */
export function isWav(bytes: Uint8Array): boolean {
  return ["RIFF", "RF64", "RIFX"].includes(text(bytes, 0, 4)) && text(bytes, 8, 4) === "WAVE";
}

function checkIsWav(bytes: Uint8Array): void {
  if (!isWav(bytes)) throw new AudioFileError("asset/not-audio", "The file is not a WAV sound.");
  const container = text(bytes, 0, 4);
  if (container === "RIFF") return;
  throw new AudioFileError("asset/unsupported", `The file is a ${container} file; plain WAV can be read.`);
}

function readFormat(view: DataView): WavFormat {
  if (view.byteLength < 16) throw damaged("the description of its format is too short");
  let code = view.getUint16(0, true);
  if (code === FORMAT_EXTENSIBLE) {
    if (view.byteLength < 40) throw damaged("the description of its format is too short");
    code = view.getUint16(24, true);
  }
  const channels = view.getUint16(2, true);
  const bits = supportedBits(code, view.getUint16(14, true));
  if (view.getUint16(12, true) !== (channels * bits) / 8) throw damaged("its format contradicts itself");
  return { bits, channels, sampleRateHz: view.getUint32(4, true) };
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

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
