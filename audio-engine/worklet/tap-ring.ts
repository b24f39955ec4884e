import type { SoundSlice } from "@/audio-engine/console/nodes/sound-node";
import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import { TAP_FRAMES } from "./protocol";

/** The newest `TAP_FRAMES` frames at one place of the graph. */
export class TapRing {
  private readonly left = new Float32Array(TAP_FRAMES);
  private readonly right = new Float32Array(TAP_FRAMES);
  private written = 0;

  constructor(
    readonly id: string,
    public slice: SoundSlice | null,
  ) {}

  take(): void {
    const { slice, written } = this;
    if (slice === null) return;
    const { left } = slice;
    const right = slice.right ?? left;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      this.left[written + i] = left[i]!;
      this.right[written + i] = right[i]!;
    }
    this.written = (written + SLICE_FRAMES) % TAP_FRAMES;
  }

  /** Left, then right, oldest first. */
  writeTo(values: Float32Array, offset: number): void {
    for (let i = 0; i < TAP_FRAMES; i++) {
      const from = (this.written + i) % TAP_FRAMES;
      values[offset + i] = this.left[from]!;
      values[offset + TAP_FRAMES + i] = this.right[from]!;
    }
  }
}
