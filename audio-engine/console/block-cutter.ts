import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";

/** Makes the next block of `BLOCK_FRAMES`. */
export interface BlockSource {
  readonly left: Float64Array;
  readonly right: Float64Array;
  processBlock(): void;
}

/** Cuts blocks into pieces of any length. What comes out does not depend on the lengths asked for. */
export class BlockCutter {
  private used = BLOCK_FRAMES;

  /** What is left of the current block is not wanted any more. */
  drop(): void {
    this.used = BLOCK_FRAMES;
  }

  /** Writes `frames` of the source's continuing output as 32-bit floats. */
  process(source: BlockSource, left: Float32Array, right: Float32Array, frames: number): void {
    for (let at = 0; at < frames; ) {
      if (this.used === BLOCK_FRAMES) {
        source.processBlock();
        this.used = 0;
      }
      const { left: blockLeft, right: blockRight } = source;
      const shift = this.used - at;
      const end = Math.min(frames, at + BLOCK_FRAMES - this.used);
      this.used += end - at;
      for (; at < end; at++) {
        left[at] = blockLeft[at + shift]!;
        right[at] = blockRight[at + shift]!;
      }
    }
  }
}
