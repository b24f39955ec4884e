import { DelayLine } from "./delay-line";
import { Feed } from "./feed";
import { SoundBlock, type SoundNode } from "./sound-node";

/** Waits so that this path arrives together with a parallel one that takes longer. */
export class DelayNode implements SoundNode {
  readonly out: SoundBlock;
  readonly feed: Feed;
  private readonly line: DelayLine;

  constructor(delayFrames: number, stereo: boolean) {
    this.out = new SoundBlock(stereo);
    this.feed = new Feed(stereo);
    this.line = new DelayLine(delayFrames, stereo);
  }

  update(delayFrames: number): void {
    this.line.setDelay(delayFrames);
  }

  process(): void {
    this.feed.pull();
    const { out: from } = this.feed;
    this.line.process(from.left, from.right, this.out.left, this.out.right);
  }

  reset(): void {
    this.feed.finish();
    this.line.reset();
  }
}
