import { Feed } from "./feed";
import type { SoundBlock, SoundNode } from "./sound-node";

/** The sum of all that arrives: where a bus or the master begins, or where a microphone hears several sources. */
export class SumNode implements SoundNode {
  readonly feed: Feed;

  constructor(stereo: boolean) {
    this.feed = new Feed(stereo);
  }

  get out(): SoundBlock {
    return this.feed.out;
  }

  process(): void {
    this.feed.pull();
  }

  reset(): void {
    this.feed.finish();
  }
}
