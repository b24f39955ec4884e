import type { PreparedImpulse } from "@/audio-engine/dsp/convolver-layout";
import type { LoopRegion } from "@/audio-engine/live/contract";
import type { Monitor as MonitorSettings } from "@/audio-engine/session/comparison";
import { eachStrip } from "@/audio-engine/session/references";
import type { Insert, Session } from "@/audio-engine/session/schema";
import type { AssetLookup } from "./assets";
import { BlockCutter, type BlockSource } from "./block-cutter";
import { type ConsoleSide, compile } from "./compile";
import { Graph, type GraphSide, type Tap, type TapPoint } from "./graph";
import { Monitor } from "./monitor";
import { InsertNode } from "./nodes/insert-node";
import { RoomNode } from "./nodes/room-node";
import type { Plan } from "./plan";
import { Timeline } from "./timeline";

export interface ConsoleOptions {
  readonly sides: readonly ConsoleSide[];
  readonly startSideId: string;
  readonly assets: AssetLookup;
  /** By the key of the acoustic path (`listAcousticPaths`). */
  readonly impulseResponses: ReadonlyMap<string, PreparedImpulse>;
}

/** A running unit that turns the level down. */
export interface Reducer {
  readonly id: string;
  readonly unit: { readonly gainReductionDb: number };
}

const REDUCING_UNITS: ReadonlySet<Insert["unit"]> = new Set(["limiter", "compressor", "gate", "de-esser"]);

/**
 * Sessions → sound, sample for sample the same on every host. Holds the sides of a comparison in one graph, runs it in
 * blocks of 128 frames and gives out what is heard; prints and taps can be read after each block. It plays from frame 0
 * at once; fades of starting and stopping are `Transport`'s.
 */
export class Console implements BlockSource {
  readonly timeline = new Timeline();
  private sides: readonly ConsoleSide[];
  private readonly assets: AssetLookup;
  private readonly graph: Graph;
  private readonly monitor: Monitor;
  private readonly cutter = new BlockCutter();
  private soloTrackIds: readonly string[] = [];

  /** @throws SessionError "session/not-built" or "session/invalid", AssetMissingError. */
  constructor({ sides, startSideId, assets, impulseResponses }: ConsoleOptions) {
    this.sides = sides;
    this.assets = assets;
    this.graph = new Graph(compile(sides, assets), { assets, impulseResponses, timeline: this.timeline });
    this.monitor = new Monitor(
      sides.map(({ id }) => id),
      startSideId,
    );
  }

  /** Processing delay of every print, and of what is heard. */
  get latencyFrames(): number {
    return this.graph.latencyFrames;
  }

  get nodeCount(): number {
    return this.graph.size;
  }

  /** How long after the end of the sessions a non-recursive echo may still come. */
  get reachFrames(): number {
    return this.graph.sides.reduce((most, { plan }) => Math.max(most, plan.print.reachFrames), 0);
  }

  /** Length of the longest side. */
  get lengthFrames(): number {
    return this.graph.sides.reduce((most, { plan }) => Math.max(most, plan.lengthFrames), 0);
  }

  /** What is heard of the current block. */
  get left(): Float64Array {
    return this.monitor.left;
  }

  get right(): Float64Array {
    return this.monitor.right;
  }

  get sideId(): string {
    return this.monitor.sideId;
  }

  /** Frame of the session that follows the current block, behind `laterFrames` of further delay. */
  heardFrame(laterFrames: number): number {
    return this.timeline.heardPosition(this.graph.latencyFrames + laterFrames);
  }

  /** What the last limiter on the heard side's master lowers, 0 or positive. */
  get gainReductionDb(): number {
    const identity = this.side(this.sideId)?.plan.masterLimiter ?? null;
    const node = identity === null ? null : this.graph.nodeAt(identity);
    return node instanceof InsertNode ? node.insertUnit.gainReductionDb : 0;
  }

  /** The side's signal before match and monitor; `print.out` holds the current block. */
  side(sideId: string): GraphSide | null {
    const { sides } = this.graph;
    for (let i = 0; i < sides.length; i++) if (sides[i]!.id === sideId) return sides[i]!;
    return null;
  }

  /** Strips of a side in the order of its session: tracks, buses, master. */
  stripIds(sideId: string): string[] {
    const session = this.sides.find(({ id }) => id === sideId)?.session;
    return session === undefined ? [] : eachStrip(session).map(([, { id }]) => id);
  }

  /** The units of a side that lower what is loud or soft, by their place `strip/insert`. */
  reducers(sideId: string): Reducer[] {
    const session = this.sides.find(({ id }) => id === sideId)?.session;
    if (session === undefined) return [];
    return eachStrip(session).flatMap(([, strip]) =>
      strip.inserts.flatMap((insert) => {
        const node = this.graph.nodeAt(`${sideId}|print|${strip.id}/insert/${insert.id}`);
        if (!REDUCING_UNITS.has(insert.unit) || !(node instanceof InsertNode)) return [];
        return [{ id: `${strip.id}/${insert.id}`, unit: node.insertUnit }];
      }),
    );
  }

  tap(sideId: string, stripId: string, point: TapPoint): Tap | null {
    return this.graph.tap(sideId, stripId, point);
  }

  /** @throws as the constructor; then nothing has changed. */
  editSide(sideId: string, session: Session): void {
    const sides = this.sides.map((side) => (side.id === sideId ? { id: sideId, session } : side));
    this.graph.update(this.plan(sides, this.soloTrackIds), sideId);
    this.sides = sides;
  }

  /** The response of one microphone to one source, cross-faded in 30 ms. Ignored when there is no such path. */
  setImpulseResponse(sideId: string, trackId: string, sourceId: string, impulse: PreparedImpulse): void {
    const node = this.graph.nodeAt(`${sideId}|print|${trackId}/room/${sourceId}`);
    if (node instanceof RoomNode) node.setImpulse(impulse);
  }

  selectSide(sideId: string): boolean {
    return this.monitor.select(sideId);
  }

  setMatchGain(sideId: string, gainDb: number): void {
    this.monitor.setMatch(sideId, gainDb);
  }

  setMonitor(settings: MonitorSettings): void {
    this.monitor.set(settings);
    if (JSON.stringify(settings.soloTrackIds) === JSON.stringify(this.soloTrackIds)) return;
    this.graph.update(this.plan(this.sides, settings.soloTrackIds), null);
    this.soloTrackIds = [...settings.soloTrackIds];
  }

  setVolume(volumeDb: number): void {
    this.monitor.setVolume(volumeDb);
  }

  setLoop(loop: LoopRegion | null): void {
    this.timeline.setLoop(loop);
  }

  /** Jumps with all states silent. Without a fade: `Transport` makes one. */
  seek(positionFrame: number): void {
    this.cutter.drop();
    this.timeline.jump(positionFrame);
    this.graph.reset();
    this.monitor.finish();
  }

  processBlock(): void {
    this.timeline.advance();
    this.graph.processBlock();
    this.monitor.process(this.graph.sides);
  }

  /** The next `frames` of what is heard, however they are cut. */
  process(left: Float32Array, right: Float32Array, frames: number): void {
    this.cutter.process(this, left, right, frames);
  }

  private plan(sides: readonly ConsoleSide[], soloTrackIds: readonly string[]): Plan {
    return compile(sides, this.assets, soloTrackIds);
  }
}
