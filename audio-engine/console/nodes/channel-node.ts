import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import { faderGain, panGains } from "../levels";
import { FADE_FRAMES, GLIDE_FRAMES, Ramp } from "../ramp";
import { Feed } from "./feed";
import { type SoundNode, sliceBuffer } from "./sound-node";

export interface ChannelSettings {
  readonly faderDb: number;
  readonly pan: number;
  readonly mute: boolean;
}

/** Fader, pan (see `panGains`) and mute: mono or stereo in, stereo out. */
export class ChannelNode implements SoundNode {
  readonly left = sliceBuffer();
  readonly right = sliceBuffer();
  readonly feed: Feed;
  private readonly gainLeft: Ramp;
  private readonly gainRight: Ramp;
  private readonly open: Ramp;
  private readonly stereo: boolean;

  constructor(settings: ChannelSettings, stereo: boolean) {
    this.feed = new Feed(stereo);
    this.stereo = stereo;
    const [left, right] = gains(settings, stereo);
    this.gainLeft = new Ramp(left);
    this.gainRight = new Ramp(right);
    this.open = new Ramp(settings.mute ? 0 : 1);
  }

  update(settings: ChannelSettings): void {
    const [left, right] = gains(settings, this.stereo);
    this.gainLeft.glide(left, GLIDE_FRAMES);
    this.gainRight.glide(right, GLIDE_FRAMES);
    this.open.glide(settings.mute ? 0 : 1, FADE_FRAMES);
  }

  process(): void {
    const { feed, gainLeft, gainRight, open, left, right } = this;
    feed.pull();
    const inLeft = feed.left;
    const inRight = feed.right ?? inLeft;
    if (gainLeft.settled && gainRight.settled && open.settled) {
      const l = gainLeft.value * open.value;
      const r = gainRight.value * open.value;
      for (let i = 0; i < SLICE_FRAMES; i++) {
        left[i] = l * inLeft[i]!;
        right[i] = r * inRight[i]!;
      }
      return;
    }
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const o = open.next();
      left[i] = gainLeft.next() * o * inLeft[i]!;
      right[i] = gainRight.next() * o * inRight[i]!;
    }
  }

  reset(): void {
    this.feed.finish();
    this.gainLeft.finish();
    this.gainRight.finish();
    this.open.finish();
  }
}

function gains({ faderDb, pan }: ChannelSettings, stereo: boolean): readonly [number, number] {
  const gain = faderGain(faderDb);
  const [left, right] = panGains(pan, stereo);
  return [gain * left, gain * right];
}
