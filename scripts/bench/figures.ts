import { cpus } from "node:os";

/** How long a block of the audio thread lasts, in µs: 128 frames at 48 kHz. */
export const BLOCK_MICROSECONDS = (128 / 48000) * 1e6;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Median and 99th percentile of times in µs, as shares of a block. */
export function shareOfBlock(microseconds: ArrayLike<number>): string {
  const sorted = Float64Array.from(microseconds).sort();
  const at = (share: number): string =>
    `${((100 * sorted[Math.floor((sorted.length - 1) * share)]!) / BLOCK_MICROSECONDS).toFixed(1)} %`;
  return `p50 ${at(0.5)}, p99 ${at(0.99)}`;
}

/** When and on what a figure was measured. */
export function machine(): string {
  const [first] = cpus();
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, Node ${process.versions.node}, ${cpus().length} × ${first?.model ?? process.arch}.`;
}
