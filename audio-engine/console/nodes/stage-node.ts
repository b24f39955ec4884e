import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { FADE_FRAMES, Ramp } from "../ramp";
import { DelayLine } from "./delay-line";
import { Feed } from "./feed";
import { SoundBlock, type SoundNode } from "./sound-node";

export interface StageSettings {
  readonly polarity: "normal" | "inverted";
  readonly delayFrames: number;
}

/** Head of a strip: polarity, then the delay that the student set. Both change in 10 ms. */
export class StageNode implements SoundNode {
  /** Points at what came in where nothing is changed. */
  readonly out: SoundBlock;
  readonly feed: Feed;
  private readonly ownLeft: Float64Array;
  private readonly ownRight: Float64Array | null;
  private readonly upright: Ramp;
  private readonly delay: DelayLine;

  constructor(settings: StageSettings, stereo: boolean) {
    this.out = new SoundBlock(stereo);
    this.ownLeft = this.out.left;
    this.ownRight = this.out.right;
    this.feed = new Feed(stereo);
    this.upright = new Ramp(settings.polarity === "normal" ? 1 : 0);
    this.delay = new DelayLine(settings.delayFrames, stereo);
  }

  update(settings: StageSettings): void {
    this.upright.glide(settings.polarity === "normal" ? 1 : 0, FADE_FRAMES);
    this.delay.setDelay(settings.delayFrames);
  }

  process(): void {
    const { feed, upright, delay, out } = this;
    feed.pull();
    const { left: inLeft, right: inRight } = feed.out;
    if (upright.settled && upright.value === 1 && delay.isWire) {
      out.left = inLeft;
      if (this.ownRight !== null) out.right = inRight ?? inLeft;
      delay.skip();
      return;
    }
    const { ownLeft: left, ownRight: right } = this;
    out.left = left;
    out.right = right;
    if (upright.settled) {
      const sign = upright.value === 1 ? 1 : -1;
      scale(inLeft, left, sign);
      if (right !== null) scale(inRight ?? inLeft, right, sign);
    } else {
      this.turn();
    }
    delay.process(left, right, left, right);
  }

  reset(): void {
    this.feed.finish();
    this.upright.finish();
    this.delay.reset();
  }

  private turn(): void {
    const { ownLeft: left, ownRight: right } = this;
    const inLeft = this.feed.out.left;
    const inRight = this.feed.out.right ?? inLeft;
    for (let i = 0; i < BLOCK_FRAMES; i++) {
      const gain = 2 * this.upright.next() - 1;
      left[i] = gain * inLeft[i]!;
      if (right !== null) right[i] = gain * inRight[i]!;
    }
  }
}

function scale(source: Float64Array, target: Float64Array, gain: number): void {
  for (let i = 0; i < BLOCK_FRAMES; i++) target[i] = gain * source[i]!;
}
