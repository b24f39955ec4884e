import type { SoundBlock } from "@/audio-engine/console/nodes/sound-node";
import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { TAP_FRAMES } from "./protocol";

/** The newest `TAP_FRAMES` frames at one place of the graph. */
export class TapRing {
  private readonly left = new Float32Array(TAP_FRAMES);
  private readonly right = new Float32Array(TAP_FRAMES);
  private written = 0;

  constructor(
    readonly id: string,
    public block: SoundBlock | null,
  ) {}

  take(): void {
    const { block, written } = this;
    if (block === null) return;
    const { left } = block;
    const right = block.right ?? left;
    for (let i = 0; i < BLOCK_FRAMES; i++) {
      this.left[written + i] = left[i]!;
      this.right[written + i] = right[i]!;
    }
    this.written = (written + BLOCK_FRAMES) % TAP_FRAMES;
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
