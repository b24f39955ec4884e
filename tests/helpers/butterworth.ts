import { RealFft } from "@/audio-engine/dsp/fft";

/** Level in dB of a second-order Butterworth filter made by the bilinear transform at 48 kHz, in closed form. */
export function butterworthDb(kind: "low-cut" | "high-cut", cutHz: number, hz: number): number {
  const ratio = Math.tan((Math.PI * cutHz) / 48000) / Math.tan((Math.PI * hz) / 48000);
  return -10 * Math.log10(1 + (kind === "low-cut" ? ratio : 1 / ratio) ** 4);
}

/** Spectrum of an answer in dB at some frequencies, each taken at the nearest line; see `nearestLineHz`. */
export function levelsDbOf(answer: Float64Array, frequenciesHz: readonly number[]): number[] {
  const fft = new RealFft(answer.length);
  const [re, im] = [new Float64Array(fft.bins), new Float64Array(fft.bins)];
  fft.forward(answer, 0, re, im, 0);
  return frequenciesHz.map((hz) => {
    const bin = Math.round((hz * answer.length) / 48000);
    return 20 * Math.log10(Math.hypot(re[bin]!, im[bin]!));
  });
}

/** The frequency of the nearest line of a transform over so many frames. */
export const nearestLineHz = (hz: number, frames: number): number =>
  (Math.round((hz * frames) / 48000) * 48000) / frames;
