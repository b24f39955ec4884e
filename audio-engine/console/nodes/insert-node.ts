import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import type { SetMode } from "@/audio-engine/dsp/smoothing";
import type { BuiltInsert } from "@/audio-engine/session/inserts";
import { Lane, type LanesPlan } from "../lane";
import { FADE_FRAMES, Ramp } from "../ramp";
import type { Timeline } from "../timeline";
import { DelayLine } from "./delay-line";
import { Feed } from "./feed";
import { buildInsertUnit, type InsertUnit } from "./insert-unit";
import { type SoundNode, SoundSlice, sliceBuffer } from "./sound-node";

/**
 * A processor in a strip. Switched off it passes its input, delayed by its latency, unchanged; it goes on working
 * unheard, so that switching (10 ms) meets settled states.
 */
export class InsertNode implements SoundNode {
  readonly out: SoundSlice;
  readonly feed: Feed;
  readonly insertUnit: InsertUnit;
  private readonly enabled: Ramp;
  private readonly dry: DelayLine;
  private readonly dryLeft = sliceBuffer();
  private readonly dryRight: Float64Array | null;

  private readonly automated: AutomatedUnit | null;

  constructor(insert: BuiltInsert, stereo: boolean, automation: LanesPlan | null, timeline: Timeline) {
    this.out = new SoundSlice(stereo);
    this.dryRight = stereo ? sliceBuffer() : null;
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
    copy(inLeft, left);
    if (right !== null && inRight !== null) copy(inRight, right);
    this.automated?.advance();
    this.insertUnit.unit.process(left, right, SLICE_FRAMES);
    if (wet) return;
    if (!enabled.settled) this.blend();
    else {
      copy(dryLeft, left);
      if (right !== null && dryRight !== null) copy(dryRight, right);
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
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const share = this.enabled.next();
      left[i] = dryLeft[i]! + share * (left[i]! - dryLeft[i]!);
      if (right !== null && dryRight !== null) right[i] = dryRight[i]! + share * (right[i]! - dryRight[i]!);
    }
  }
}

/** Half the time of `set`, whose call costs more than 32 numbers. */
function copy(from: Float64Array, to: Float64Array): void {
  for (let i = 0; i < SLICE_FRAMES; i++) to[i] = from[i]!;
}

/** Tells a unit once per slice what the session's automation wants at the end of it. */
class AutomatedUnit {
  private readonly lanes: readonly { readonly lane: Lane; readonly write: (value: number) => void }[];
  private fresh = true;

  constructor(
    private readonly insertUnit: InsertUnit,
    private readonly plan: LanesPlan,
    private readonly timeline: Timeline,
  ) {
    this.lanes = plan.lanes.map((lane) => ({ lane: new Lane(lane), write: insertUnit.writer(lane.path) }));
  }

  advance(): void {
    const { timeline, plan } = this;
    if (this.fresh) this.tell(timeline.heardPosition(plan.latencyFrames + SLICE_FRAMES), "snap");
    this.fresh = false;
    this.tell(timeline.heardPosition(plan.latencyFrames), "follow");
  }

  reset(): void {
    this.fresh = true;
  }

  private tell(frame: number, mode: SetMode): void {
    for (let i = 0; i < this.lanes.length; i++) {
      const { lane, write } = this.lanes[i]!;
      write(lane.valueAt(frame));
    }
    this.insertUnit.take(mode);
  }
}
