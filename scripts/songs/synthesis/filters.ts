import { SAMPLE_RATE_HZ } from "./loop";

/** First-order low-pass, in place. `cutoffHz` may follow the frame. */
export function lowPass(sound: Float64Array, cutoffHz: number | ((frame: number) => number)): void {
  let state = 0;
  for (let i = 0; i < sound.length; i++) {
    const cutoff = typeof cutoffHz === "number" ? cutoffHz : cutoffHz(i);
    const k = 1 - Math.exp((-2 * Math.PI * cutoff) / SAMPLE_RATE_HZ);
    state += k * (sound[i]! - state);
    sound[i] = state;
  }
}

/** First-order high-pass, in place. */
export function highPass(sound: Float64Array, cutoffHz: number): void {
  const low = sound.slice();
  lowPass(low, cutoffHz);
  for (let i = 0; i < sound.length; i++) sound[i] = sound[i]! - low[i]!;
}
