import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { blend, FADE_FRAMES, Ramp } from "../ramp";

/**
 * Whole-frame delay of one or two channels. A change of the delay cross-fades between the two taps in 10 ms, one change
 * after the other, and not before the ring holds the sound that the longer tap needs.
 */
export class DelayLine {
  private ringLeft: Float64Array;
  private ringRight: Float64Array | null;
  private mask: number;
  private written = 0;
  private delayFrames: number;
  private previousDelayFrames: number;
  private wantedDelayFrames: number;
  /** Frames of the past that the ring holds for certain, up to its size. */
  private heldFrames: number;
  private readonly towardsNew = new Ramp(1);

  constructor(delayFrames: number, stereo: boolean) {
    const size = ringSize(delayFrames);
    this.ringLeft = new Float64Array(size);
    this.ringRight = stereo ? new Float64Array(size) : null;
    this.mask = size - 1;
    this.delayFrames = delayFrames;
    this.previousDelayFrames = delayFrames;
    this.wantedDelayFrames = delayFrames;
    this.heldFrames = size;
  }

  /** Outside `process` only: a longer delay needs a longer ring. */
  setDelay(delayFrames: number): void {
    if (ringSize(delayFrames) > this.mask + 1) this.grow(ringSize(delayFrames));
    this.wantedDelayFrames = delayFrames;
  }

  /** Takes in a block and writes the delayed one; the arrays may be the same. */
  process(
    inLeft: Float64Array,
    inRight: Float64Array | null,
    outLeft: Float64Array,
    outRight: Float64Array | null,
  ): void {
    this.write(inLeft, inRight);
    const { towardsNew } = this;
    if (towardsNew.settled && this.wantedDelayFrames !== this.delayFrames) this.startChange();
    if (towardsNew.settled) {
      this.read(this.ringLeft, outLeft);
      if (this.ringRight !== null && outRight !== null) this.read(this.ringRight, outRight);
    } else {
      this.readMoving(outLeft, outRight);
    }
    this.written = (this.written + BLOCK_FRAMES) & this.mask;
  }

  /** What `process` would write is what comes in. */
  get isWire(): boolean {
    return this.delayFrames === 0 && this.wantedDelayFrames === 0 && this.towardsNew.settled;
  }

  /** A block goes by that is not taken in: a longer delay begins to wait for its sound. Only while `isWire`. */
  skip(): void {
    this.heldFrames = 0;
  }

  /** Takes in a block that nobody wants to hear delayed. Only while no change of the delay is under way. */
  take(inLeft: Float64Array, inRight: Float64Array | null): void {
    this.write(inLeft, inRight);
    this.written = (this.written + BLOCK_FRAMES) & this.mask;
  }

  reset(): void {
    this.ringLeft.fill(0);
    this.ringRight?.fill(0);
    this.written = 0;
    this.heldFrames = this.mask + 1;
    this.delayFrames = this.wantedDelayFrames;
    this.towardsNew.snap(1);
  }

  private startChange(): void {
    if (this.heldFrames < this.wantedDelayFrames + BLOCK_FRAMES) return;
    this.previousDelayFrames = this.delayFrames;
    this.delayFrames = this.wantedDelayFrames;
    this.towardsNew.snap(0);
    this.towardsNew.glide(1, FADE_FRAMES);
  }

  private write(inLeft: Float64Array, inRight: Float64Array | null): void {
    // Rings are whole blocks long: none is written around the end.
    this.ringLeft.set(inLeft, this.written);
    if (this.ringRight !== null && inRight !== null) this.ringRight.set(inRight, this.written);
    this.heldFrames = Math.min(this.heldFrames + BLOCK_FRAMES, this.mask + 1);
  }

  private read(ring: Float64Array, output: Float64Array): void {
    const { mask } = this;
    const start = this.written - this.delayFrames;
    for (let i = 0; i < BLOCK_FRAMES; i++) output[i] = ring[(start + i) & mask]!;
  }

  private readMoving(outLeft: Float64Array, outRight: Float64Array | null): void {
    const { mask, ringLeft, ringRight } = this;
    for (let i = 0; i < BLOCK_FRAMES; i++) {
      const share = this.towardsNew.next();
      const now = (this.written + i - this.delayFrames) & mask;
      const before = (this.written + i - this.previousDelayFrames) & mask;
      outLeft[i] = blend(ringLeft[before]!, ringLeft[now]!, share);
      if (ringRight !== null && outRight !== null) {
        outRight[i] = blend(ringRight[before]!, ringRight[now]!, share);
      }
    }
  }

  private grow(size: number): void {
    this.heldFrames = Math.min(this.heldFrames, this.mask + 1);
    this.ringLeft = this.longer(this.ringLeft, size);
    if (this.ringRight !== null) this.ringRight = this.longer(this.ringRight, size);
    this.mask = size - 1;
  }

  private longer(ring: Float64Array, size: number): Float64Array {
    const grown = new Float64Array(size);
    for (let ago = 1; ago <= ring.length; ago++) {
      grown[(this.written - ago) & (size - 1)] = ring[(this.written - ago) & this.mask]!;
    }
    return grown;
  }
}

function ringSize(delayFrames: number): number {
  let size = BLOCK_FRAMES;
  while (size < delayFrames + BLOCK_FRAMES) size *= 2;
  return size;
}
