import { BLOCK_FRAMES, SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import type { LoopRegion } from "@/audio-engine/live/contract";

/** A loop must hold at least one slice. */
export const SHORTEST_LOOP_FRAMES = SLICE_FRAMES;

/** Behind the first stretch of a block as many seams as short loops have room. */
const MOST_STRETCHES = 1 + BLOCK_FRAMES / SHORTEST_LOOP_FRAMES;

/**
 * Where the console is in the session. Each block covers one stretch of it, or several when the loop's seam lies inside.
 */
export class Timeline {
  positionFrame = 0;
  private loop: LoopRegion | null = null;
  /** Frames played since the loop's seam was last crossed, and where that seam was. */
  private sinceSeamFrames = Number.POSITIVE_INFINITY;
  private seam: LoopRegion | null = null;
  /** How often in a row. */
  private crossings = 0;
  /** Stretches of the current block: session frame, offset in the block, length. */
  stretches = 0;
  readonly stretchPosition = new Float64Array(MOST_STRETCHES);
  readonly stretchOffset = new Int32Array(MOST_STRETCHES);
  readonly stretchFrames = new Int32Array(MOST_STRETCHES);

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

  /** Lays out the next block and moves on. */
  advance(): void {
    this.stretches = 0;
    for (let offset = 0; offset < BLOCK_FRAMES; ) offset += this.addStretch(offset);
  }

  /** The session frame that was `frames` ago, seen back through the loop's seam. */
  heardPosition(frames: number): number {
    const { seam, sinceSeamFrames } = this;
    if (seam === null || frames <= sinceSeamFrames) return Math.max(0, this.positionFrame - frames);
    const beforeSeam = frames - sinceSeamFrames;
    const roundFrames = seam.endFrame - seam.startFrame;
    const rounds = Math.min(Math.floor(beforeSeam / roundFrames), this.crossings - 1);
    return Math.max(0, seam.endFrame - (beforeSeam - rounds * roundFrames));
  }

  /** From `offset` in the block to its end or the loop's. Returns its length. */
  private addStretch(offset: number): number {
    const { loop, positionFrame, stretches } = this;
    const toEnd = BLOCK_FRAMES - offset;
    const toSeam =
      loop === null || this.behindLoop ? Number.POSITIVE_INFINITY : loop.endFrame - positionFrame;
    const frames = Math.min(toEnd, toSeam);
    this.stretchPosition[stretches] = positionFrame;
    this.stretchOffset[stretches] = offset;
    this.stretchFrames[stretches] = frames;
    this.stretches += 1;
    this.positionFrame += frames;
    this.sinceSeamFrames += frames;
    if (loop !== null && frames === toSeam) this.crossSeam(loop);
    return frames;
  }

  private crossSeam(loop: LoopRegion): void {
    const again = this.seam === loop && this.sinceSeamFrames < Number.POSITIVE_INFINITY;
    this.crossings = again ? this.crossings + 1 : 1;
    this.seam = loop;
    this.sinceSeamFrames = 0;
    this.positionFrame = loop.startFrame;
  }
}
