import type { WavFormat } from "./wav-chunks";

/** Everything of a WAV file before its samples: 44 bytes for integers, 58 for floats. */
export function wavHeader({ bits, channels, sampleRateHz }: WavFormat, frames: number): Uint8Array {
  const isFloat = bits === 32;
  const frameBytes = (channels * bits) / 8;
  const dataBytes = frames * frameBytes;
  const headerBytes = isFloat ? 58 : 44;
  const riffBytes = headerBytes - 8 + dataBytes + (dataBytes & 1);
  const header = [
    ...text("RIFF"),
    ...uint32(riffBytes),
    ...text("WAVEfmt "),
    ...uint32(isFloat ? 18 : 16),
    ...uint16(isFloat ? 3 : 1),
    ...uint16(channels),
    ...uint32(sampleRateHz),
    ...uint32(sampleRateHz * frameBytes),
    ...uint16(frameBytes),
    ...uint16(bits),
    // Floats want the length of an extension and the number of frames.
    ...(isFloat ? [...uint16(0), ...text("fact"), ...uint32(4), ...uint32(frames)] : []),
    ...text("data"),
    ...uint32(dataBytes),
  ];
  return Uint8Array.from(header);
}

function text(ascii: string): number[] {
  return Array.from(ascii, (letter) => letter.charCodeAt(0));
}

function uint16(value: number): number[] {
  return [value & 255, (value >> 8) & 255];
}

function uint32(value: number): number[] {
  return [...uint16(value & 0xffff), ...uint16(value >>> 16)];
}
