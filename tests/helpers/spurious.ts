import { RealFft } from "@/audio-engine/dsp/fft";

/**
 * Largest line above 4 kHz in dBFS (a sine of peak 1 shows as 0) in any of the overlapping windows of 2048 frames, four
 * -term Blackman-Harris.
 */
export function spuriousDbfs(signal: ArrayLike<number>): number {
  const size = 2048;
  const fft = new RealFft(size);
  const window = Float64Array.from({ length: size }, (_, i) => {
    const t = (2 * Math.PI * i) / size;
    return 0.35875 - 0.48829 * Math.cos(t) + 0.14128 * Math.cos(2 * t) - 0.01168 * Math.cos(3 * t);
  });
  const gain = window.reduce((sum, w) => sum + w / 2, 0);
  const re = new Float64Array(fft.bins);
  const im = new Float64Array(fft.bins);
  let peak = 0;
  for (let from = 4800; from + size <= signal.length; from += 256) {
    fft.forward(
      window.map((w, i) => w * signal[from + i]!),
      0,
      re,
      im,
      0,
    );
    for (let k = Math.ceil((4000 * size) / 48000); k < fft.bins; k++) {
      peak = Math.max(peak, Math.hypot(re[k]!, im[k]!));
    }
  }
  return 20 * Math.log10(peak / gain);
}

const LINES = 65536;

/**
 * Level beside a tone of whatever is no multiple of it, in dB, at each of `bands` parts of the axis up to 24 kHz: the
 * last 65536 frames under a four-term Blackman-Harris window.
 */
export function inharmonicDb(samples: Float64Array, toneHz: number, bands: number): number[] {
  const fft = new RealFft(LINES);
  const re = new Float64Array(fft.bins);
  const im = new Float64Array(fft.bins);
  const windowed = samples.slice(-LINES).map((x, i) => {
    const t = (2 * Math.PI * i) / LINES;
    return x * (0.35875 - 0.48829 * Math.cos(t) + 0.14128 * Math.cos(2 * t) - 0.01168 * Math.cos(3 * t));
  });
  fft.forward(windowed, 0, re, im, 0);
  const size = (k: number): number => Math.hypot(re[k]!, im[k]!);
  const tone = size(Math.round((toneHz * LINES) / 48000));
  const found = new Array<number>(bands).fill(0);
  for (let k = 30; k < fft.bins; k++) {
    const hz = (k * 48000) / LINES;
    if (Math.abs(hz - toneHz * Math.round(hz / toneHz)) < 8) continue;
    const band = Math.min(bands - 1, Math.floor((k * bands) / fft.bins));
    found[band] = Math.max(found[band]!, size(k) / tone);
  }
  return found.map((ratio) => Math.max(-200, 20 * Math.log10(ratio)));
}
