/** Something that sound passes through. Everything it needs is allocated when it is built. */
export interface Unit {
  /** Delay of the output against the input in frames, exact and constant. */
  readonly latencyFrames: number;
  /**
   * Works in place on the first `frames` (≤ `BLOCK_FRAMES`) of each channel, `right` null for mono. The console calls it
   * with whole slices of `SLICE_FRAMES`, aligned to absolute time; how many at once changes no bit. Never allocates.
   */
  process(left: Float64Array, right: Float64Array | null, frames: number): void;
  /** Silence: every state as when new, settings kept, glides finished. */
  reset(): void;
}
