import { SAMPLE_RATE_HZ, SLICE_FRAMES } from "./constants";
import { cos } from "./math";

/** A change of the time: no echo is bent in pitch, one fades out while the other fades in. */
const FADE_FRAMES = 960;

/** Rises from 0 to 1 without corners. */
const FADE = Float64Array.from(
  { length: FADE_FRAMES },
  (_, i) => 0.5 - 0.5 * cos((Math.PI * (i + 1)) / (FADE_FRAMES + 1)),
);

/** Frames that a ring for echoes of up to 2 s holds. */
export const ECHO_RING_FRAMES = 131072;
const MASK = ECHO_RING_FRAMES - 1;

/** Reads a ring some whole frames late; a new time is taken by a cross-fade of 20 ms, one after the other. */
export class EchoHead {
  private delayFrames: number;
  private formerFrames: number;
  private wantedFrames: number;
  private fadeFrame = FADE_FRAMES;

  constructor(delayFrames: number) {
    this.delayFrames = delayFrames;
    this.formerFrames = delayFrames;
    this.wantedFrames = delayFrames;
  }

  set(delayFrames: number): void {
    this.wantedFrames = delayFrames;
  }

  finish(): void {
    this.delayFrames = this.wantedFrames;
    this.fadeFrame = FADE_FRAMES;
  }

  /** The slice `delay` before `written`. A delay below a slice needs the slice at `written` in the ring before. */
  read(ring: Float64Array, written: number, out: Float64Array): void {
    if (this.fadeFrame === FADE_FRAMES && this.wantedFrames !== this.delayFrames) {
      this.formerFrames = this.delayFrames;
      this.delayFrames = this.wantedFrames;
      this.fadeFrame = 0;
    }
    const now = written - this.delayFrames;
    for (let i = 0; i < SLICE_FRAMES; i++) out[i] = ring[(now + i) & MASK]!;
    if (this.fadeFrame === FADE_FRAMES) return;
    const former = written - this.formerFrames;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const before = ring[(former + i) & MASK]!;
      out[i] = before + FADE[this.fadeFrame + i]! * (out[i]! - before);
    }
    this.fadeFrame += SLICE_FRAMES;
  }
}

/** Whole frames of an echo's time. */
export function echoFrames(seconds: number): number {
  return Math.round(seconds * SAMPLE_RATE_HZ);
}
