import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";

/** Collects blocks as 32-bit floats, leaving out the first `skipFrames`. */
export class StereoRecorder {
  /** Frames kept so far. */
  frames = 0;
  private left: Float32Array;
  private right: Float32Array;
  private toSkip: number;

  constructor(skipFrames: number, expectedFrames: number) {
    this.toSkip = skipFrames;
    this.left = new Float32Array(expectedFrames + BLOCK_FRAMES);
    this.right = new Float32Array(expectedFrames + BLOCK_FRAMES);
  }

  /** Takes one block of each channel. */
  take(left: Float64Array, right: Float64Array): void {
    const from = Math.min(this.toSkip, BLOCK_FRAMES);
    this.toSkip -= from;
    if (this.frames + BLOCK_FRAMES > this.left.length) this.grow();
    this.left.set(from === 0 ? left : left.subarray(from), this.frames);
    this.right.set(from === 0 ? right : right.subarray(from), this.frames);
    this.frames += BLOCK_FRAMES - from;
  }

  /** One more than the index of the last frame from `from` on whose peak reaches `level`; 0 when there is none. */
  loudUntil(level: number, from: number): number {
    for (let i = this.frames - 1; i >= from; i--) {
      if (Math.abs(this.left[i]!) >= level || Math.abs(this.right[i]!) >= level) return i + 1;
    }
    return 0;
  }

  /** The frames from `from` up to `to`, silent where nothing was taken; nothing is taken any more. */
  cut(from: number, to: number): readonly [Float32Array, Float32Array] {
    if (from === 0 && to <= this.frames) return [this.left.subarray(0, to), this.right.subarray(0, to)];
    const left = new Float32Array(to - from);
    const right = new Float32Array(to - from);
    left.set(this.left.subarray(from, Math.min(to, this.frames)));
    right.set(this.right.subarray(from, Math.min(to, this.frames)));
    return [left, right];
  }

  private grow(): void {
    const longer = (samples: Float32Array): Float32Array => {
      const grown = new Float32Array(samples.length + 480000);
      grown.set(samples);
      return grown;
    };
    this.left = longer(this.left);
    this.right = longer(this.right);
  }
}
