import { type DitherKind, Quantiser } from "@/audio-engine/dsp/quantiser";

export interface PrintEncoding {
  readonly bits: 16 | 24 | 32;
  /** Of 16 and 24 bits; floats take none. */
  readonly dither: DitherKind;
}

/** The first `frames` frames of both channels, full scale 1 → interleaved samples of a WAV file. */
export type PrintEncoder = (left: ArrayLike<number>, right: ArrayLike<number>, frames: number) => Uint8Array;

/** For one print, piece after piece: the dither goes on from one to the next. */
export function printEncoder({ bits, dither }: PrintEncoding): PrintEncoder {
  if (bits === 32) {
    return interleaved(4, (view, at, sample) => view.setFloat32(at, sample, true));
  }
  const quantisers = [1, 2].map((seed) => new Quantiser({ bits, dither, seed }));
  return interleaved(bits / 8, (view, at, sample, channel) => {
    const code = quantisers[channel]!.code(sample);
    if (bits === 16) view.setInt16(at, code, true);
    else {
      view.setUint16(at, code & 0xffff, true);
      view.setInt8(at + 2, code >> 16);
    }
  });
}

function interleaved(
  sampleBytes: number,
  put: (view: DataView, at: number, sample: number, channel: number) => void,
): PrintEncoder {
  return (left, right, frames) => {
    const samples = new DataView(new ArrayBuffer(frames * 2 * sampleBytes));
    for (let i = 0; i < frames; i++) {
      put(samples, 2 * i * sampleBytes, left[i]!, 0);
      put(samples, (2 * i + 1) * sampleBytes, right[i]!, 1);
    }
    return new Uint8Array(samples.buffer);
  };
}
