import { AudioFileError } from "./errors";
import type { WavFormat } from "./wav-chunks";

/** Code of a sample: an integer of full scale 32768 or 8388608, or a float of full scale 1. */
export type WavSampleReader = (view: DataView, at: number) => number;

/** How to read samples of a format; those that are not numbers throw AudioFileError asset/damaged. */
export function wavSampleReader(bits: WavFormat["bits"]): WavSampleReader {
  if (bits === 16) return (view, at) => view.getInt16(at, true);
  if (bits === 24) return (view, at) => (view.getInt8(at + 2) << 16) | view.getUint16(at, true);
  return (view, at) => finite(view.getFloat32(at, true));
}

function finite(sample: number): number {
  if (Number.isFinite(sample)) return sample;
  throw new AudioFileError("asset/damaged", "The WAV file is damaged: some of its samples are not numbers.");
}
