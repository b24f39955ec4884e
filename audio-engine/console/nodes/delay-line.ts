import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import { FADE_FRAMES, Ramp } from "../ramp";

/**
 * Whole-frame delay of one or two channels. A change of the delay cross-fades between the two taps in 10 ms.
 */
export class DelayLine {
  private ringLeft: Float64Array;
  private ringRight: Float64Array | null;
  private mask: number;
  private written = 0;
  private delayFrames: number;
  private previousDelayFrames: number;
  private readonly towardsNew = new Ramp(1);

  constructor(delayFrames: number, stereo: boolean) {
    const size = ringSize(delayFrames);
    this.ringLeft = new Float64Array(size);
    this.ringRight = stereo ? new Float64Array(size) : null;
    this.mask = size - 1;
    this.delayFrames = delayFrames;
    this.previousDelayFrames = delayFrames;
  }

  /** Outside `process` only: a longer delay needs a longer ring. */
  setDelay(delayFrames: number): void {
    if (delayFrames === this.delayFrames) return;
    if (ringSize(delayFrames) > this.mask + 1) this.grow(ringSize(delayFrames));
    this.previousDelayFrames = this.delayFrames;
    this.delayFrames = delayFrames;
    this.towardsNew.snap(0);
    this.towardsNew.glide(1, FADE_FRAMES);
  }

  /** Takes in a slice and writes the delayed one; the arrays may be the same. */
  process(
    inLeft: Float64Array,
    inRight: Float64Array | null,
    outLeft: Float64Array,
    outRight: Float64Array | null,
  ): void {
    this.write(this.ringLeft, inLeft);
    if (this.ringRight !== null && inRight !== null) this.write(this.ringRight, inRight);
    const { towardsNew } = this;
    if (towardsNew.settled) {
      this.read(this.ringLeft, outLeft);
      if (this.ringRight !== null && outRight !== null) this.read(this.ringRight, outRight);
    } else {
      this.readMoving(outLeft, outRight);
    }
    this.written = (this.written + SLICE_FRAMES) & this.mask;
  }

  reset(): void {
    this.ringLeft.fill(0);
    this.ringRight?.fill(0);
    this.written = 0;
    this.towardsNew.finish();
  }

  private write(ring: Float64Array, input: Float64Array): void {
    const { written, mask } = this;
    for (let i = 0; i < SLICE_FRAMES; i++) ring[(written + i) & mask] = input[i]!;
  }

  private read(ring: Float64Array, output: Float64Array): void {
    const { mask } = this;
    const start = this.written - this.delayFrames;
    for (let i = 0; i < SLICE_FRAMES; i++) output[i] = ring[(start + i) & mask]!;
  }

  private readMoving(outLeft: Float64Array, outRight: Float64Array | null): void {
    const { mask, ringLeft, ringRight } = this;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const share = this.towardsNew.next();
      const now = (this.written + i - this.delayFrames) & mask;
      const before = (this.written + i - this.previousDelayFrames) & mask;
      outLeft[i] = ringLeft[before]! + share * (ringLeft[now]! - ringLeft[before]!);
      if (ringRight !== null && outRight !== null) {
        outRight[i] = ringRight[before]! + share * (ringRight[now]! - ringRight[before]!);
      }
    }
  }

  private grow(size: number): void {
    const longer = (ring: Float64Array): Float64Array => {
      const grown = new Float64Array(size);
      for (let i = 1; i <= ring.length; i++) {
        grown[(this.written - i) & (size - 1)] = ring[(this.written - i) & this.mask]!;
      }
      return grown;
    };
    this.ringLeft = longer(this.ringLeft);
    if (this.ringRight !== null) this.ringRight = longer(this.ringRight);
    this.mask = size - 1;
  }
}

function ringSize(delayFrames: number): number {
  let size = 64;
  while (size < delayFrames + SLICE_FRAMES) size *= 2;
  return size;
}
