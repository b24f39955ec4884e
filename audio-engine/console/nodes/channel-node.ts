import { BLOCK_FRAMES, SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import { Lane, type LanesPlan } from "../lane";
import { faderGain, panGain, panGains } from "../levels";
import { FADE_FRAMES, GLIDE_FRAMES, Ramp } from "../ramp";
import type { Timeline } from "../timeline";
import { Feed } from "./feed";
import { SoundBlock, type SoundNode } from "./sound-node";

export interface ChannelSettings {
  readonly faderDb: number;
  readonly pan: number;
  readonly mute: boolean;
}

/** Fader, pan (see `panGains`) and mute: mono or stereo in, stereo out. */
export class ChannelNode implements SoundNode {
  readonly out = new SoundBlock(true);
  private readonly left = this.out.left;
  private readonly right = this.out.right ?? this.out.left;
  readonly feed: Feed;
  private readonly gainLeft: Ramp;
  private readonly gainRight: Ramp;
  private readonly open: Ramp;
  private readonly stereo: boolean;
  private readonly automated: AutomatedGains | null;

  constructor(settings: ChannelSettings, stereo: boolean, automation: LanesPlan | null, timeline: Timeline) {
    this.feed = new Feed(stereo);
    this.stereo = stereo;
    this.automated = automation === null ? null : new AutomatedGains(automation, stereo, timeline);
    const [left, right] = this.gains(settings);
    this.gainLeft = new Ramp(left);
    this.gainRight = new Ramp(right);
    this.open = new Ramp(settings.mute ? 0 : 1);
  }

  update(settings: ChannelSettings): void {
    const [left, right] = this.gains(settings);
    this.gainLeft.glide(left, GLIDE_FRAMES);
    this.gainRight.glide(right, GLIDE_FRAMES);
    this.open.glide(settings.mute ? 0 : 1, FADE_FRAMES);
  }

  process(): void {
    const { feed, gainLeft, gainRight, open, left, right } = this;
    feed.pull();
    const inLeft = feed.out.left;
    const inRight = feed.out.right ?? inLeft;
    if (this.automated !== null) {
      this.processAutomated(this.automated, inLeft, inRight);
      return;
    }
    if (gainLeft.settled && gainRight.settled && open.settled) {
      const l = gainLeft.value * open.value;
      const r = gainRight.value * open.value;
      for (let i = 0; i < BLOCK_FRAMES; i++) {
        left[i] = l * inLeft[i]!;
        right[i] = r * inRight[i]!;
      }
      return;
    }
    for (let i = 0; i < BLOCK_FRAMES; i++) {
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
    this.automated?.reset();
  }

  /** Of what is not automated. */
  private gains({ faderDb, pan }: ChannelSettings): readonly [number, number] {
    const gain = this.automated?.fader == null ? faderGain(faderDb) : 1;
    const [left, right] = this.automated?.pan == null ? panGains(pan, this.stereo) : [1, 1];
    return [gain * left, gain * right];
  }

  private processAutomated(automated: AutomatedGains, inLeft: Float64Array, inRight: Float64Array): void {
    const { gainLeft, gainRight, open, left, right } = this;
    for (let slice = 0; slice < BLOCK_FRAMES; slice += SLICE_FRAMES) {
      automated.advance(BLOCK_FRAMES - slice);
      for (let i = 0; i < SLICE_FRAMES; i++) {
        const share = (i + 1) / SLICE_FRAMES;
        const o = open.next();
        left[slice + i] = gainLeft.next() * o * automated.leftAt(share) * inLeft[slice + i]!;
        right[slice + i] = gainRight.next() * o * automated.rightAt(share) * inRight[slice + i]!;
      }
    }
  }
}

/** Fader and pan from the session's automation: exact at the ends of each slice, straight between. */
class AutomatedGains {
  readonly fader: Lane | null;
  readonly pan: Lane | null;
  private fresh = true;
  private fromLeft = 1;
  private fromRight = 1;
  private toLeft = 1;
  private toRight = 1;

  constructor(
    private readonly plan: LanesPlan,
    private readonly stereo: boolean,
    private readonly timeline: Timeline,
  ) {
    const laneOf = (name: string): Lane | null => {
      const found = plan.lanes.find(({ path }) => path[0] === name);
      return found === undefined ? null : new Lane(found);
    };
    this.fader = laneOf("faderDb");
    this.pan = laneOf("pan");
  }

  /** The next slice begins, so many frames before the block ends; after a jump from the value where it begins. */
  advance(framesToEnd: number): void {
    const { timeline } = this;
    const ago = this.plan.latencyFrames + framesToEnd;
    if (this.fresh) this.evaluate(timeline.heardPosition(ago));
    this.fresh = false;
    this.fromLeft = this.toLeft;
    this.fromRight = this.toRight;
    this.evaluate(timeline.heardPosition(ago - SLICE_FRAMES));
  }

  leftAt(share: number): number {
    return this.fromLeft + share * (this.toLeft - this.fromLeft);
  }

  rightAt(share: number): number {
    return this.fromRight + share * (this.toRight - this.fromRight);
  }

  reset(): void {
    this.fresh = true;
  }

  private evaluate(frame: number): void {
    const gain = this.fader === null ? 1 : faderGain(this.fader.valueAt(frame));
    this.toLeft = gain;
    this.toRight = gain;
    if (this.pan === null) return;
    const pan = this.pan.valueAt(frame);
    this.toLeft *= panGain(pan, this.stereo, 0);
    this.toRight *= panGain(pan, this.stereo, 1);
  }
}
