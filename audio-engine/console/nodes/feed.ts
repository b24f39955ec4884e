import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import { FADE_FRAMES, GLIDE_FRAMES, Ramp } from "../ramp";
import { type FeedInput, type Inflow, type SoundNode, sliceBuffer } from "./sound-node";

interface Contribution {
  readonly node: SoundNode;
  readonly ramp: Ramp;
  kept: boolean;
}

/**
 * What flows into a node: a sum of other nodes, each with its gain. Reconnecting fades the old out and the new in at
 * the same sample, so that everything behind keeps its state. A mono node adds the same to both sides of a stereo
 * feed; a stereo node adds both its sides to a mono feed.
 */
export class Feed implements Inflow {
  left: Float64Array;
  right: Float64Array | null;
  private readonly mixLeft = sliceBuffer();
  private readonly mixRight: Float64Array | null;
  private contributions: Contribution[] = [];

  constructor(stereo: boolean) {
    this.mixRight = stereo ? sliceBuffer() : null;
    this.left = this.mixLeft;
    this.right = this.mixRight;
  }

  connect(inputs: readonly FeedInput[]): void {
    this.contributions = inputs.map(({ node, gain }) => ({ node, ramp: new Ramp(gain), kept: true }));
  }

  /** Also drops what has faded out. */
  reconnect(inputs: readonly FeedInput[], waitFrames: number): void {
    this.contributions = this.contributions.filter(({ ramp }) => ramp.value > 0 || ramp.target > 0);
    for (const contribution of this.contributions) contribution.kept = false;
    for (const { node, gain } of inputs) {
      const found = this.contributions.find((c) => c.node === node);
      if (found === undefined) {
        const ramp = new Ramp(0);
        ramp.glide(gain, FADE_FRAMES, waitFrames);
        this.contributions.push({ node, ramp, kept: true });
      } else {
        found.kept = true;
        found.ramp.glide(gain, GLIDE_FRAMES);
      }
    }
    for (const { ramp, kept } of this.contributions) {
      if (kept) continue;
      ramp.glide(0, FADE_FRAMES, waitFrames);
    }
  }

  eachNode(visit: (node: SoundNode) => void): void {
    for (const { node } of this.contributions) visit(node);
  }

  finish(): void {
    for (const { ramp } of this.contributions) ramp.finish();
  }

  /** Points `left` and `right` at this slice: the only unchanged contribution itself, or the mix. */
  pull(): void {
    const only = this.onlyPlainNode();
    if (only !== null) {
      this.left = only.left;
      this.right = only.right;
      return;
    }
    this.left = this.mixLeft;
    this.right = this.mixRight;
    this.mixLeft.fill(0);
    this.mixRight?.fill(0);
    for (let i = 0; i < this.contributions.length; i++) this.add(this.contributions[i]!);
  }

  private onlyPlainNode(): SoundNode | null {
    let only: SoundNode | null = null;
    for (let i = 0; i < this.contributions.length; i++) {
      const { node, ramp } = this.contributions[i]!;
      if (ramp.settled && ramp.value === 0) continue;
      if (only !== null || !ramp.settled || ramp.value !== 1) return null;
      if ((node.right === null) !== (this.mixRight === null)) return null;
      only = node;
    }
    return only;
  }

  private add({ node, ramp }: Contribution): void {
    if (!ramp.settled) this.addMoving(node, ramp);
    else if (ramp.value !== 0) {
      addScaled(this.mixLeft, node.left, ramp.value);
      if (this.mixRight !== null) addScaled(this.mixRight, node.right ?? node.left, ramp.value);
      else if (node.right !== null) addScaled(this.mixLeft, node.right, ramp.value);
    }
  }

  private addMoving(node: SoundNode, ramp: Ramp): void {
    const right = node.right ?? node.left;
    for (let i = 0; i < SLICE_FRAMES; i++) {
      const gain = ramp.next();
      this.mixLeft[i]! += gain * node.left[i]!;
      if (this.mixRight !== null) this.mixRight[i]! += gain * right[i]!;
      else if (node.right !== null) this.mixLeft[i]! += gain * right[i]!;
    }
  }
}

function addScaled(target: Float64Array, source: Float64Array, gain: number): void {
  for (let i = 0; i < SLICE_FRAMES; i++) target[i]! += gain * source[i]!;
}
