import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";

/** Makes the next slice of `SLICE_FRAMES`. */
export interface SliceSource {
  readonly left: Float64Array;
  readonly right: Float64Array;
  processSlice(): void;
}

/** Cuts slices into blocks of any length. What comes out does not depend on the lengths asked for. */
export class SliceCutter {
  private used = SLICE_FRAMES;

  /** Writes `frames` of the source's continuing output as 32-bit floats. */
  process(source: SliceSource, left: Float32Array, right: Float32Array, frames: number): void {
    for (let at = 0; at < frames; ) {
      if (this.used === SLICE_FRAMES) {
        source.processSlice();
        this.used = 0;
      }
      const { left: sliceLeft, right: sliceRight } = source;
      const shift = this.used - at;
      const end = Math.min(frames, at + SLICE_FRAMES - this.used);
      this.used += end - at;
      for (; at < end; at++) {
        left[at] = sliceLeft[at + shift]!;
        right[at] = sliceRight[at + shift]!;
      }
    }
  }
}
