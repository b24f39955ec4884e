import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import { FADE_FRAMES, Ramp } from "../ramp";
import { DelayLine } from "./delay-line";
import { Feed } from "./feed";
import { type SoundNode, sliceBuffer } from "./sound-node";

export interface StageSettings {
  readonly polarity: "normal" | "inverted";
  readonly delayFrames: number;
}

/** Head of a strip: polarity, then the delay that the student set. Both change in 10 ms. */
export class StageNode implements SoundNode {
  /** Of this slice: what came in where nothing is changed, else `ownLeft` and `ownRight`. */
  left: Float64Array;
  right: Float64Array | null;
  readonly feed: Feed;
  private readonly ownLeft = sliceBuffer();
  private readonly ownRight: Float64Array | null;
  private readonly upright: Ramp;
  private readonly delay: DelayLine;

  constructor(settings: StageSettings, stereo: boolean) {
    this.ownRight = stereo ? sliceBuffer() : null;
    this.left = this.ownLeft;
    this.right = this.ownRight;
    this.feed = new Feed(stereo);
    this.upright = new Ramp(settings.polarity === "normal" ? 1 : 0);
    this.delay = new DelayLine(settings.delayFrames, stereo);
  }

  update(settings: StageSettings): void {
    this.upright.glide(settings.polarity === "normal" ? 1 : 0, FADE_FRAMES);
    this.delay.setDelay(settings.delayFrames);
  }

  process(): void {
    const { feed, upright, delay } = this;
    feed.pull();
    if (upright.settled && upright.value === 1 && delay.isWire) {
      this.left = feed.left;
      if (this.ownRight !== null) this.right = feed.right ?? feed.left;
      delay.take(this.left, this.right);
      return;
    }
    const { ownLeft: left, ownRight: right } = this;
    this.left = left;
    this.right = right;
    if (upright.settled) {
      const sign = upright.value === 1 ? 1 : -1;
      scale(feed.left, left, sign);
      if (right !== null) scale(feed.right ?? feed.left, right, sign);
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
    const inLeft = this.feed.left;
    const inRight = this.feed.right ?? inLeft;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const gain = 2 * this.upright.next() - 1;
      left[i] = gain * inLeft[i]!;
      if (right !== null) right[i] = gain * inRight[i]!;
    }
  }
}

function scale(source: Float64Array, target: Float64Array, gain: number): void {
  for (let i = 0; i < SLICE_FRAMES; i++) target[i] = gain * source[i]!;
}
