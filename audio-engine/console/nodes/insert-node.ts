import { BLOCK_FRAMES, SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import type { SetMode } from "@/audio-engine/dsp/smoothing";
import type { BuiltInsert } from "@/audio-engine/session/inserts";
import { Lane, type LanesPlan } from "../lane";
import { blend, FADE_FRAMES, Ramp } from "../ramp";
import type { Timeline } from "../timeline";
import { DelayLine } from "./delay-line";
import { Feed } from "./feed";
import { buildInsertUnit, type InsertUnit } from "./insert-unit";
import { blockBuffer, SoundBlock, type SoundNode } from "./sound-node";

/**
 * A processor in a strip. Switched off it passes its input, delayed by its latency, unchanged; it goes on working
 * unheard, so that switching (10 ms) meets settled states.
 */
export class InsertNode implements SoundNode {
  readonly out: SoundBlock;
  readonly feed: Feed;
  readonly insertUnit: InsertUnit;
  private readonly enabled: Ramp;
  private readonly dry: DelayLine;
  private readonly dryLeft = blockBuffer();
  private readonly dryRight: Float64Array | null;

  private readonly automated: AutomatedUnit | null;

  constructor(insert: BuiltInsert, stereo: boolean, automation: LanesPlan | null, timeline: Timeline) {
    this.out = new SoundBlock(stereo);
    this.dryRight = stereo ? blockBuffer() : null;
    this.feed = new Feed(stereo);
    this.insertUnit = buildInsertUnit(insert);
    this.automated = automation === null ? null : new AutomatedUnit(this.insertUnit, automation, timeline);
    this.enabled = new Ramp(insert.enabled ? 1 : 0);
    this.dry = new DelayLine(this.insertUnit.unit.latencyFrames, stereo);
  }

  update(insert: BuiltInsert): void {
    this.insertUnit.update(insert);
    this.enabled.glide(insert.enabled ? 1 : 0, FADE_FRAMES);
  }

  process(): void {
    const { feed, dryLeft, dryRight, enabled } = this;
    const { left, right } = this.out;
    feed.pull();
    const { left: inLeft, right: ownRight } = feed.out;
    const inRight = right === null ? null : (ownRight ?? inLeft);
    const wet = enabled.settled && enabled.value === 1;
    if (!wet) this.dry.process(inLeft, inRight, dryLeft, dryRight);
    else if (!this.dry.isWire) this.dry.take(inLeft, inRight);
    left.set(inLeft);
    if (right !== null && inRight !== null) right.set(inRight);
    if (this.automated === null) this.insertUnit.unit.process(left, right, BLOCK_FRAMES);
    else this.automated.process(left, right);
    if (wet) return;
    if (!enabled.settled) this.blend();
    else {
      left.set(dryLeft);
      if (right !== null && dryRight !== null) right.set(dryRight);
    }
  }

  reset(): void {
    this.feed.finish();
    this.insertUnit.unit.reset();
    this.automated?.reset();
    this.enabled.finish();
    this.dry.reset();
  }

  private blend(): void {
    const { dryLeft, dryRight } = this;
    const { left, right } = this.out;
    for (let i = 0; i < BLOCK_FRAMES; i++) {
      const share = this.enabled.next();
      left[i] = blend(dryLeft[i]!, left[i]!, share);
      if (right !== null && dryRight !== null) right[i] = blend(dryRight[i]!, right[i]!, share);
    }
  }
}

/** A unit that is told before each slice what the session's automation wants at the end of it. */
class AutomatedUnit {
  private readonly lanes: readonly { readonly lane: Lane; readonly write: (value: number) => void }[];
  private readonly left = new Float64Array(SLICE_FRAMES);
  private readonly right = new Float64Array(SLICE_FRAMES);
  private fresh = true;

  constructor(
    private readonly insertUnit: InsertUnit,
    private readonly plan: LanesPlan,
    private readonly timeline: Timeline,
  ) {
    this.lanes = plan.lanes.map((lane) => ({ lane: new Lane(lane), write: insertUnit.writer(lane.path) }));
  }

  /** In place on a block. */
  process(left: Float64Array, right: Float64Array | null): void {
    const { left: sliceLeft, right: sliceRight } = this;
    for (let at = 0; at < BLOCK_FRAMES; at += SLICE_FRAMES) {
      this.advance(BLOCK_FRAMES - at);
      for (let i = 0; i < SLICE_FRAMES; i++) sliceLeft[i] = left[at + i]!;
      if (right !== null) for (let i = 0; i < SLICE_FRAMES; i++) sliceRight[i] = right[at + i]!;
      this.insertUnit.unit.process(sliceLeft, right === null ? null : sliceRight, SLICE_FRAMES);
      for (let i = 0; i < SLICE_FRAMES; i++) left[at + i] = sliceLeft[i]!;
      if (right !== null) for (let i = 0; i < SLICE_FRAMES; i++) right[at + i] = sliceRight[i]!;
    }
  }

  reset(): void {
    this.fresh = true;
  }

  /** The next slice begins, so many frames before the block ends; after a jump from the value where it begins. */
  private advance(framesToEnd: number): void {
    const { timeline } = this;
    const ago = this.plan.latencyFrames + framesToEnd;
    if (this.fresh) this.tell(timeline.heardPosition(ago), "snap");
    this.fresh = false;
    this.tell(timeline.heardPosition(ago - SLICE_FRAMES), "follow");
  }

  private tell(frame: number, mode: SetMode): void {
    for (let i = 0; i < this.lanes.length; i++) {
      const { lane, write } = this.lanes[i]!;
      write(lane.valueAt(frame));
    }
    this.insertUnit.take(mode);
  }
}
