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
    for (let i = 0; i < frames; i++) {
      if (this.used === SLICE_FRAMES) {
        source.processSlice();
        this.used = 0;
      }
      left[i] = source.left[this.used]!;
      right[i] = source.right[this.used]!;
      this.used += 1;
    }
  }
}
