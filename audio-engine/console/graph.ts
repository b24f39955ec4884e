import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { buildNode, type NodeContext, updateNode } from "./build-node";
import { Feed } from "./nodes/feed";
import type { SoundBlock, SoundNode } from "./nodes/sound-node";
import type { NodePlan, Plan, SidePlan } from "./plan";
import { FADE_FRAMES } from "./ramp";
import { type RunningNode, type SharedNode, share } from "./share";

export type TapPoint = "input" | "post-inserts" | "post-fader";

export interface Tap {
  readonly out: SoundBlock;
  readonly latencyFrames: number;
}

/** A side as it runs. */
export interface GraphSide {
  readonly id: string;
  readonly print: Feed;
  readonly heard: Feed;
  plan: SidePlan;
}

/** All sides as running nodes. Edits happen outside `processBlock`; every change of wiring fades. */
export class Graph {
  sides: readonly GraphSide[] = [];
  latencyFrames = 0;
  private running = new Map<string, RunningNode>();
  private order: readonly SoundNode[] = [];
  private settledOrder: readonly SoundNode[] = [];
  private fadingFrames = 0;

  constructor(
    plan: Plan,
    private readonly context: NodeContext,
  ) {
    const shared = this.realise(plan, null, 0);
    this.sides = plan.sides.map((side) => {
      const print = new Feed(true);
      const heard = new Feed(true);
      print.connect([{ node: this.nodeOf(side.print, shared), gain: 1 }]);
      heard.connect([{ node: this.nodeOf(side.heard, shared), gain: 1 }]);
      return { id: side.id, print, heard, plan: side };
    });
    this.latencyFrames = plan.latencyFrames;
    this.settledOrder = this.sort();
    this.order = this.settledOrder;
  }

  /** Number of nodes that are processed per block once fades are over. */
  get size(): number {
    return this.settledOrder.length;
  }

  /** Moves to a new plan of the same sides. New nodes run unheard until they have settled, then are faded in. */
  update(plan: Plan, editedSideId: string | null): void {
    const waitFrames = Math.max(plan.latencyFrames, this.latencyFrames) + FADE_FRAMES;
    const shared = this.realise(plan, editedSideId, waitFrames);
    for (const side of this.sides) {
      const planned = plan.sides.find(({ id }) => id === side.id);
      if (planned === undefined) continue;
      side.plan = planned;
      side.print.reconnect([{ node: this.nodeOf(planned.print, shared), gain: 1 }], waitFrames);
      side.heard.reconnect([{ node: this.nodeOf(planned.heard, shared), gain: 1 }], waitFrames);
    }
    this.latencyFrames = plan.latencyFrames;
    this.order = this.sort();
    this.settledOrder = this.order.filter((node) => this.isPlanned(node));
    this.fadingFrames = waitFrames + FADE_FRAMES + BLOCK_FRAMES;
  }

  processBlock(): void {
    if (this.fadingFrames > 0) {
      this.fadingFrames -= BLOCK_FRAMES;
      if (this.fadingFrames <= 0) this.order = this.settledOrder;
    }
    const { order, sides } = this;
    for (let i = 0; i < order.length; i++) order[i]!.process();
    for (let i = 0; i < sides.length; i++) {
      sides[i]!.print.pull();
      sides[i]!.heard.pull();
    }
  }

  reset(): void {
    this.order = this.settledOrder;
    this.fadingFrames = 0;
    for (const node of this.order) node.reset();
    for (const { print, heard } of this.sides) {
      print.finish();
      heard.finish();
    }
  }

  /** Where to look at a strip's signal; null when the side has no such strip. */
  tap(sideId: string, stripId: string, point: TapPoint): Tap | null {
    const strip = this.sides.find(({ id }) => id === sideId)?.plan.strips.get(stripId);
    if (strip === undefined) return null;
    const plan = { input: strip.input, "post-inserts": strip.postInserts, "post-fader": strip.postFader }[
      point
    ];
    const node = this.running.get(plan.identity)?.node;
    return node === undefined ? null : { out: node.out, latencyFrames: plan.latencyFrames };
  }

  /** The running node of one place, as `side|print|track/insert/id`. */
  nodeAt(identity: string): SoundNode | null {
    return this.running.get(identity)?.node ?? null;
  }

  private realise(plan: Plan, editedSideId: string | null, waitFrames: number): Map<NodePlan, SharedNode> {
    const shared = share(plan, this.running, editedSideId);
    const running = new Map<string, RunningNode>();
    const nodes = new Map<SharedNode, SoundNode>();
    for (const group of new Set(shared.values())) {
      const node = this.realiseGroup(group, nodes, waitFrames);
      nodes.set(group, node);
      const { role, fixed, settings } = group.plan;
      for (const identity of group.identities)
        running.set(identity, { node, kind: role.kind, fixed, settings });
    }
    this.running = running;
    return shared;
  }

  private realiseGroup(
    group: SharedNode,
    nodes: ReadonlyMap<SharedNode, SoundNode>,
    waitFrames: number,
  ): SoundNode {
    const inputs = group.inputs.map(({ from, gain }) => ({ node: nodes.get(from)!, gain }));
    const { running, plan } = group;
    if (running === null || !group.continues) {
      const node = buildNode(plan, this.context, running?.node ?? null);
      // Into what runs already a new node comes in step by step: its echoes would repeat a hard beginning.
      if (waitFrames > 0) node.feed?.reconnect(inputs, 0);
      else node.feed?.connect(inputs);
      return node;
    }
    if (running.settings !== plan.settings) updateNode(running.node, plan.role);
    running.node.feed?.reconnect(inputs, waitFrames);
    return running.node;
  }

  private nodeOf(plan: NodePlan, shared: ReadonlyMap<NodePlan, SharedNode>): SoundNode {
    const identity = shared.get(plan)?.identities[0] ?? plan.identity;
    return this.running.get(identity)!.node;
  }

  private isPlanned(node: SoundNode): boolean {
    for (const running of this.running.values()) if (running.node === node) return true;
    return false;
  }

  /** Inputs before what they flow into. While old and new wiring form a circle, one link is a block late. */
  private sort(): SoundNode[] {
    const sorted: SoundNode[] = [];
    const seen = new Set<SoundNode>();
    const visit = (node: SoundNode): void => {
      if (seen.has(node)) return;
      seen.add(node);
      node.feed?.eachNode(visit);
      sorted.push(node);
    };
    for (const { node } of this.running.values()) visit(node);
    for (const { print, heard } of this.sides) {
      print.eachNode(visit);
      heard.eachNode(visit);
    }
    return sorted;
  }
}
