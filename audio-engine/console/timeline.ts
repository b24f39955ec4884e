import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import type { LoopRegion } from "@/audio-engine/live/contract";

/** A loop must hold at least one slice. */
export const SHORTEST_LOOP_FRAMES = SLICE_FRAMES;

/**
 * Where the console is in the session. Each slice covers one stretch of it, or two when the loop's seam lies inside.
 */
export class Timeline {
  positionFrame = 0;
  private loop: LoopRegion | null = null;
  /** Frames played since the loop's seam was last crossed, and where that seam was. */
  private sinceSeamFrames = Number.POSITIVE_INFINITY;
  private seam: LoopRegion | null = null;
  /** Stretches of the current slice: session frame, offset in the slice, length. */
  stretches = 0;
  readonly stretchPosition = new Float64Array(2);
  readonly stretchOffset = new Int32Array(2);
  readonly stretchFrames = new Int32Array(2);

  /** A region shorter than a slice, or null, means no loop. */
  setLoop(loop: LoopRegion | null): void {
    const long = loop !== null && loop.endFrame - loop.startFrame >= SHORTEST_LOOP_FRAMES;
    this.loop = long ? { startFrame: loop.startFrame, endFrame: loop.endFrame } : null;
  }

  get looping(): boolean {
    return this.loop !== null;
  }

  /** True when the position lies behind the loop, where playing on would never meet its end. */
  get behindLoop(): boolean {
    return this.loop !== null && this.positionFrame >= this.loop.endFrame;
  }

  get loopStartFrame(): number {
    return this.loop?.startFrame ?? 0;
  }

  jump(positionFrame: number): void {
    this.positionFrame = positionFrame;
    this.sinceSeamFrames = Number.POSITIVE_INFINITY;
  }

  /** Lays out the next slice and moves on. */
  advance(): void {
    const { loop, positionFrame } = this;
    const next = positionFrame + SLICE_FRAMES;
    this.stretchPosition[0] = positionFrame;
    this.stretchOffset[0] = 0;
    if (loop === null || positionFrame >= loop.endFrame || next < loop.endFrame) {
      this.stretches = 1;
      this.stretchFrames[0] = SLICE_FRAMES;
      this.positionFrame = next;
      this.sinceSeamFrames += SLICE_FRAMES;
      return;
    }
    const before = loop.endFrame - positionFrame;
    this.stretches = before === SLICE_FRAMES ? 1 : 2;
    this.stretchFrames[0] = before;
    this.stretchPosition[1] = loop.startFrame;
    this.stretchOffset[1] = before;
    this.stretchFrames[1] = SLICE_FRAMES - before;
    this.positionFrame = loop.startFrame + SLICE_FRAMES - before;
    this.sinceSeamFrames = SLICE_FRAMES - before;
    this.seam = loop;
  }

  /** The session frame that was `frames` ago, seen back through the loop's seam. */
  heardPosition(frames: number): number {
    const { seam, sinceSeamFrames } = this;
    if (seam === null || frames <= sinceSeamFrames) return Math.max(0, this.positionFrame - frames);
    const beforeSeam = (frames - sinceSeamFrames) % (seam.endFrame - seam.startFrame);
    return seam.endFrame - beforeSeam;
  }
}
