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
  readonly left = sliceBuffer();
  readonly right: Float64Array | null;
  readonly feed: Feed;
  private readonly upright: Ramp;
  private readonly delay: DelayLine;

  constructor(settings: StageSettings, stereo: boolean) {
    this.right = stereo ? sliceBuffer() : null;
    this.feed = new Feed(stereo);
    this.upright = new Ramp(settings.polarity === "normal" ? 1 : 0);
    this.delay = new DelayLine(settings.delayFrames, stereo);
  }

  update(settings: StageSettings): void {
    this.upright.glide(settings.polarity === "normal" ? 1 : 0, FADE_FRAMES);
    this.delay.setDelay(settings.delayFrames);
  }

  process(): void {
    const { feed, left, right } = this;
    feed.pull();
    if (this.upright.settled) {
      const sign = this.upright.value === 1 ? 1 : -1;
      scale(feed.left, left, sign);
      if (right !== null) scale(feed.right ?? feed.left, right, sign);
    } else {
      this.turn();
    }
    this.delay.process(left, right, left, right);
  }

  reset(): void {
    this.feed.finish();
    this.upright.finish();
    this.delay.reset();
  }

  private turn(): void {
    const { left, right } = this;
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
