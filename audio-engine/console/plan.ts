import type { BuiltInsert } from "@/audio-engine/session/inserts";
import type { Clip, Generator } from "@/audio-engine/session/schema";
import type { AcousticPath } from "./acoustic-paths";
import type { LanesPlan } from "./lane";
import type { ChannelSettings } from "./nodes/channel-node";
import type { StageSettings } from "./nodes/stage-node";

/** What a node does. */
export type NodeRole =
  | { readonly kind: "clips"; readonly clips: readonly Clip[] }
  | { readonly kind: "generator"; readonly generator: Generator; readonly lengthFrames: number }
  | { readonly kind: "room"; readonly path: AcousticPath }
  | { readonly kind: "stage"; readonly settings: StageSettings }
  | { readonly kind: "insert"; readonly insert: BuiltInsert; readonly automation: LanesPlan | null }
  | { readonly kind: "delay"; readonly delayFrames: number }
  | {
      readonly kind: "channel";
      readonly settings: ChannelSettings;
      readonly automation: LanesPlan | null;
    }
  | { readonly kind: "sum" };

export interface PlannedInput {
  readonly from: NodePlan;
  readonly gain: number;
}

/** A node as one side wants it, before sides share. */
export interface NodePlan {
  readonly role: NodeRole;
  /** Names the node across edits: side, variant and place in the session. */
  readonly identity: string;
  readonly stereo: boolean;
  /** As JSON: what a running node cannot change, and what it can. */
  readonly fixed: string;
  readonly settings: string;
  readonly inputs: readonly PlannedInput[];
  /** Processing delay from the sources to this node's output; parallel inputs are already aligned. */
  readonly latencyFrames: number;
  /** How long after the last source frame something without recursion may still come out. */
  readonly reachFrames: number;
}

export interface StripPlan {
  readonly input: NodePlan;
  readonly postInserts: NodePlan;
  readonly postFader: NodePlan;
}

/** One session as nodes. */
export interface SessionPlan {
  readonly strips: ReadonlyMap<string, StripPlan>;
  /** The master's output, aligned with the other sides. */
  readonly print: NodePlan;
}

/** A side: what it prints, and what is heard of it (another graph while tracks are soloed). */
export interface SidePlan extends SessionPlan {
  readonly id: string;
  readonly heard: NodePlan;
  /** Identity of the last limiter on the master, if there is one. */
  readonly masterLimiter: string | null;
  readonly lengthFrames: number;
}

export interface Plan {
  readonly sides: readonly SidePlan[];
  /** Processing delay of every side's print. */
  readonly latencyFrames: number;
}
