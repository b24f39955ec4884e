import { impulseResponseFrames, ROOMS } from "@/audio-engine/acoustics/rooms";
import type { BuiltInsert } from "@/audio-engine/session/inserts";
import type { Clip, Generator } from "@/audio-engine/session/schema";
import type { AcousticPath } from "./acoustic-paths";
import type { LanePlan, LanesPlan } from "./lane";
import type { ChannelSettings } from "./nodes/channel-node";
import { insertLatencyFrames, insertMake, insertReachFrames } from "./nodes/insert-unit";
import type { StageSettings } from "./nodes/stage-node";
import type { NodePlan, NodeRole, PlannedInput } from "./plan";

interface Shape {
  readonly stereo: boolean;
  readonly fixed?: unknown;
  readonly settings?: unknown;
  readonly ownLatencyFrames?: number;
  readonly ownReachFrames?: number;
}

/** Makes node plans: names them, splits what is fixed from what can glide, and adds up latency and reach. */
export class NodePlanner {
  constructor(private readonly prefix: string) {}

  clips(name: string, clips: readonly Clip[], stereo: boolean): NodePlan {
    return this.plan(name, { kind: "clips", clips }, [], { stereo, fixed: clips });
  }

  generator(name: string, generator: Generator, lengthFrames: number): NodePlan {
    const fixed = [generator, lengthFrames];
    return this.plan(name, { kind: "generator", generator, lengthFrames }, [], { stereo: false, fixed });
  }

  room(name: string, from: NodePlan, path: AcousticPath): NodePlan {
    const gain = from.stereo ? 0.5 : 1;
    return this.plan(name, { kind: "room", path }, [{ from, gain }], {
      stereo: false,
      settings: path.key,
      ownReachFrames: impulseResponseFrames(ROOMS[path.room]),
    });
  }

  stage(name: string, from: NodePlan, settings: StageSettings): NodePlan {
    return this.plan(name, { kind: "stage", settings }, [{ from, gain: 1 }], {
      stereo: from.stereo,
      settings,
      ownReachFrames: settings.delayFrames,
    });
  }

  insert(name: string, from: NodePlan, insert: BuiltInsert, lanes: readonly LanePlan[]): NodePlan {
    const latency = insertLatencyFrames(insert);
    const automation = lanesBehind(from, lanes);
    return this.plan(name, { kind: "insert", insert, automation }, [{ from, gain: 1 }], {
      stereo: from.stereo,
      fixed: [insertMake(insert), automation],
      settings: [insert.enabled, insert.params],
      ownLatencyFrames: latency,
      ownReachFrames: insertReachFrames(insert),
    });
  }

  channel(name: string, from: NodePlan, settings: ChannelSettings, lanes: readonly LanePlan[]): NodePlan {
    const automation = lanesBehind(from, lanes);
    const shape = { stereo: true, fixed: [from.stereo, automation], settings };
    return this.plan(name, { kind: "channel", settings, automation }, [{ from, gain: 1 }], shape);
  }

  sum(name: string, inputs: readonly PlannedInput[]): NodePlan {
    return this.plan(name, { kind: "sum" }, inputs, { stereo: true });
  }

  sumMono(name: string, inputs: readonly PlannedInput[]): NodePlan {
    return this.plan(name, { kind: "sum" }, inputs, { stereo: false });
  }

  /** The same sound later; itself when there is nothing to wait for. */
  delayed(name: string, from: NodePlan, delayFrames: number): NodePlan {
    if (delayFrames === 0) return from;
    return this.plan(name, { kind: "delay", delayFrames }, [{ from, gain: 1 }], {
      stereo: from.stereo,
      settings: delayFrames,
      ownLatencyFrames: delayFrames,
      ownReachFrames: delayFrames,
    });
  }

  /** Delays the quicker inputs so that all arrive together. One node twice is joined into one input. */
  align(name: string, inputs: readonly PlannedInput[]): PlannedInput[] {
    const slowest = maximum(inputs.map(({ from }) => from.latencyFrames));
    const joined = new Map<NodePlan, number>();
    for (const { from, gain } of inputs) joined.set(from, (joined.get(from) ?? 0) + gain);
    return [...joined].map(([from, gain]) => ({
      from: this.delayed(`${name}/${from.identity}`, from, slowest - from.latencyFrames),
      gain,
    }));
  }

  private plan(name: string, role: NodeRole, inputs: readonly PlannedInput[], shape: Shape): NodePlan {
    const { stereo, fixed, settings, ownLatencyFrames = 0, ownReachFrames = 0 } = shape;
    return {
      role,
      identity: `${this.prefix}${name}`,
      stereo,
      fixed: JSON.stringify([stereo, fixed]),
      settings: JSON.stringify(settings) ?? "",
      inputs,
      latencyFrames: maximum(inputs.map(({ from }) => from.latencyFrames)) + ownLatencyFrames,
      reachFrames: maximum(inputs.map(({ from }) => from.reachFrames)) + ownReachFrames,
    };
  }
}

/** Automation belongs to what a node is made of: other lanes are a new node, faded in. */
function lanesBehind({ latencyFrames }: NodePlan, lanes: readonly LanePlan[]): LanesPlan | null {
  return lanes.length === 0 ? null : { lanes, latencyFrames };
}

function maximum(values: readonly number[]): number {
  return values.reduce((largest, value) => Math.max(largest, value), 0);
}
