import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";

/** Records the next frames of one point, block by block. */
export class Capture {
  readonly left: Float32Array;
  readonly right: Float32Array;
  /** Place in the session just behind the last frame. */
  endFrame = 0;
  private filled = 0;

  constructor(
    readonly requestId: number,
    readonly point: "print" | "output",
    frames: number,
  ) {
    this.left = new Float32Array(frames);
    this.right = new Float32Array(frames);
  }

  get complete(): boolean {
    return this.filled === this.left.length;
  }

  /** The next block, and where in the session it begins. */
  take(left: Float64Array, right: Float64Array, atFrame: number): void {
    const frames = Math.min(BLOCK_FRAMES, this.left.length - this.filled);
    for (let i = 0; i < frames; i++) {
      this.left[this.filled + i] = left[i]!;
      this.right[this.filled + i] = right[i]!;
    }
    this.filled += frames;
    if (frames > 0) this.endFrame = atFrame + frames;
  }
}
