import { DelayLine } from "./delay-line";
import { Feed } from "./feed";
import { type SoundNode, sliceBuffer } from "./sound-node";

/** Waits so that this path arrives together with a parallel one that takes longer. */
export class DelayNode implements SoundNode {
  readonly left = sliceBuffer();
  readonly right: Float64Array | null;
  readonly feed: Feed;
  private readonly line: DelayLine;

  constructor(delayFrames: number, stereo: boolean) {
    this.right = stereo ? sliceBuffer() : null;
    this.feed = new Feed(stereo);
    this.line = new DelayLine(delayFrames, stereo);
  }

  update(delayFrames: number): void {
    this.line.setDelay(delayFrames);
  }

  process(): void {
    this.feed.pull();
    this.line.process(this.feed.left, this.feed.right, this.left, this.right);
  }

  reset(): void {
    this.feed.finish();
    this.line.reset();
  }
}
