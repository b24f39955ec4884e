import type { PreparedImpulse } from "@/audio-engine/dsp/convolver-layout";
import type { AssetLookup } from "./assets";
import { ChannelNode } from "./nodes/channel-node";
import { ClipSource } from "./nodes/clip-source";
import { DelayNode } from "./nodes/delay-node";
import { GeneratorSource } from "./nodes/generator-source";
import { InsertNode } from "./nodes/insert-node";
import { RoomNode } from "./nodes/room-node";
import type { SoundNode } from "./nodes/sound-node";
import { StageNode } from "./nodes/stage-node";
import { SumNode } from "./nodes/sum-node";
import type { NodePlan, NodeRole } from "./plan";
import type { Timeline } from "./timeline";

/** What nodes need from their surroundings. */
export interface NodeContext {
  readonly assets: AssetLookup;
  readonly timeline: Timeline;
  /** Impulse responses by the key of their acoustic path. */
  readonly impulseResponses: ReadonlyMap<string, PreparedImpulse>;
}

/** A new node. `parted` is the running one that it parts from: a room goes on with its response until its own comes. */
export function buildNode(plan: NodePlan, context: NodeContext, parted: SoundNode | null): SoundNode {
  const { role, stereo, inputs } = plan;
  switch (role.kind) {
    case "clips":
      return new ClipSource(role.clips, stereo, context.assets, context.timeline);
    case "generator":
      return new GeneratorSource(role.generator, role.lengthFrames, context.timeline);
    case "room": {
      const inherited = parted instanceof RoomNode ? parted.impulse : null;
      return new RoomNode(context.impulseResponses.get(role.path.key) ?? inherited);
    }
    case "stage":
      return new StageNode(role.settings, stereo);
    case "insert":
      return new InsertNode(role.insert, stereo, role.automation, context.timeline);
    case "delay":
      return new DelayNode(role.delayFrames, stereo);
    case "channel":
      return new ChannelNode(
        role.settings,
        inputs[0]?.from.stereo ?? false,
        role.automation,
        context.timeline,
      );
    case "sum":
      return new SumNode(stereo);
  }
}

/** Tells a running node its new settings. A moved microphone's response comes later, from outside. */
export function updateNode(node: SoundNode, role: NodeRole): void {
  if (role.kind === "stage" && node instanceof StageNode) node.update(role.settings);
  else if (role.kind === "insert" && node instanceof InsertNode) node.update(role.insert);
  else if (role.kind === "delay" && node instanceof DelayNode) node.update(role.delayFrames);
  else if (role.kind === "channel" && node instanceof ChannelNode) node.update(role.settings);
}
