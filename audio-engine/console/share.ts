import type { SoundNode } from "./nodes/sound-node";
import type { NodePlan, NodeRole, Plan } from "./plan";

/** A node that runs, and what it was told last. */
export interface RunningNode {
  readonly node: SoundNode;
  readonly kind: NodeRole["kind"];
  readonly fixed: string;
  readonly settings: string;
}

/** Equal nodes of one or several sides, to be run once. */
export interface SharedNode {
  readonly plan: NodePlan;
  readonly identities: string[];
  readonly inputs: readonly { readonly from: SharedNode; readonly gain: number }[];
  /** Runs already under one of the identities. */
  running: RunningNode | null;
  /** False when another group goes on with `running`, or `running` cannot do what is wanted. */
  continues: boolean;
}

/**
 * Joins nodes that do the same to the same inputs (identical prefixes of the sides), and says which running node each
 * goes on with. Nodes that have once parted stay apart, because their states differ; where a group parts, the side
 * that was not edited keeps the running node.
 * @returns nodes by plan; inputs come before what they flow into.
 */
export function share(
  plan: Plan,
  running: ReadonlyMap<string, RunningNode>,
  editedSideId: string | null,
): Map<NodePlan, SharedNode> {
  const shared = new Map<NodePlan, SharedNode>();
  const numbers = new Map<SharedNode, number>();
  const buckets = new Map<string, SharedNode[]>();
  const visit = (node: NodePlan): SharedNode => {
    const known = shared.get(node);
    if (known !== undefined) return known;
    const inputs = node.inputs.map(({ from, gain }) => ({ from: visit(from), gain }));
    const key = JSON.stringify([
      node.role.kind,
      node.fixed,
      node.settings,
      inputs.map(({ from, gain }) => [numbers.get(from), gain]),
    ]);
    const bucket = buckets.get(key) ?? [];
    buckets.set(key, bucket);
    const before = running.get(node.identity) ?? null;
    let group = bucket.find((g) => before === null || g.running === null || g.running.node === before.node);
    if (group === undefined) {
      group = { plan: node, identities: [], inputs, running: before, continues: false };
      bucket.push(group);
      numbers.set(group, numbers.size);
    }
    group.identities.push(node.identity);
    group.running ??= before;
    shared.set(node, group);
    return group;
  };
  for (const side of plan.sides) {
    for (const strip of side.strips.values()) visit(strip.postFader);
    visit(side.print);
    visit(side.heard);
  }
  settleClaims(new Set(shared.values()), editedSideId);
  return shared;
}

function settleClaims(groups: ReadonlySet<SharedNode>, editedSideId: string | null): void {
  const heirs = new Map<SoundNode, SharedNode>();
  const untouched = (group: SharedNode): boolean =>
    group.identities.some((identity) => !identity.startsWith(`${editedSideId}|`));
  for (const group of groups) {
    const { running, plan } = group;
    if (running === null || running.kind !== plan.role.kind || running.fixed !== plan.fixed) continue;
    const heir = heirs.get(running.node);
    if (heir === undefined || (!untouched(heir) && untouched(group))) heirs.set(running.node, group);
  }
  for (const group of heirs.values()) group.continues = true;
}
