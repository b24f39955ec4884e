import { readFileSync, writeFileSync } from "node:fs";
import { PlainError } from "@/scripts/lib/project.mjs";

export interface Sound {
  readonly sampleRateHz: number;
  readonly channels: readonly Float64Array[];
}

/** Reads a WAV file of 16-bit integers or 32-bit floats. */
export function readWav(file: string): Sound {
  const bytes = readFileSync(file);
  if (bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WAVE")
    throw new PlainError(`${file} is not a WAV file.`);
  let format = { code: 0, channels: 0, sampleRateHz: 0, bits: 0 };
  for (let at = 12; at + 8 <= bytes.length; ) {
    const id = bytes.toString("latin1", at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const start = at + 8;
    if (id === "fmt ") {
      const code = bytes.readUInt16LE(start);
      format = {
        code: code === 0xfffe ? bytes.readUInt16LE(start + 24) : code,
        channels: bytes.readUInt16LE(start + 2),
        sampleRateHz: bytes.readUInt32LE(start + 4),
        bits: bytes.readUInt16LE(start + 14),
      };
    }
    if (id === "data") {
      const end = Math.min(bytes.length, start + size);
      return { sampleRateHz: format.sampleRateHz, channels: samplesOf(bytes, start, end, format, file) };
    }
    at = start + size + (size & 1);
  }
  throw new PlainError(`${file} holds no sound.`);
}

function samplesOf(
  bytes: Buffer,
  start: number,
  end: number,
  format: { code: number; channels: number; bits: number },
  file: string,
): Float64Array[] {
  const isFloat = format.code === 3 && format.bits === 32;
  const isInteger = format.code === 1 && format.bits === 16;
  if (!isFloat && !isInteger) throw new PlainError(`${file} is neither 16-bit nor 32-bit float.`);
  const width = format.bits / 8;
  const frames = Math.floor((end - start) / (width * format.channels));
  return Array.from({ length: format.channels }, (_, channel) => {
    const out = new Float64Array(frames);
    for (let i = 0; i < frames; i++) {
      const at = start + (i * format.channels + channel) * width;
      out[i] = isFloat ? bytes.readFloatLE(at) : bytes.readInt16LE(at) / 32768;
    }
    return out;
  });
}

/** Writes interleaved 16-bit samples as a WAV file. */
export function writeWav16(file: string, interleaved: Int16Array, channels: number, rateHz: number): void {
  const header = Buffer.alloc(44);
  const dataBytes = interleaved.byteLength;
  header.write("RIFF", 0);
  header.writeUInt32LE(36 + dataBytes, 4);
  header.write("WAVEfmt ", 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE(rateHz * channels * 2, 28);
  header.writeUInt16LE(channels * 2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36);
  header.writeUInt32LE(dataBytes, 40);
  const body = Buffer.alloc(dataBytes);
  interleaved.forEach((sample, i) => {
    body.writeInt16LE(sample, i * 2);
  });
  writeFileSync(file, Buffer.concat([header, body]));
}
