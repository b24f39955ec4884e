import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";
import { FADE_FRAMES, GLIDE_FRAMES, Ramp } from "../ramp";
import { type FeedInput, type Inflow, SoundBlock, type SoundNode } from "./sound-node";

interface Contribution {
  readonly node: SoundNode;
  readonly out: SoundBlock;
  readonly ramp: Ramp;
  kept: boolean;
}

/**
 * What flows into a node: a sum of other nodes, each with its gain. Reconnecting fades the old out and the new in at
 * the same sample, so that everything behind keeps its state. A mono node adds the same to both sides of a stereo
 * feed; a stereo node adds both its sides to a mono feed.
 */
export class Feed implements Inflow {
  readonly out: SoundBlock;
  private readonly mixLeft: Float64Array;
  private readonly mixRight: Float64Array | null;
  private contributions: Contribution[] = [];

  constructor(stereo: boolean) {
    this.out = new SoundBlock(stereo);
    this.mixLeft = this.out.left;
    this.mixRight = this.out.right;
  }

  connect(inputs: readonly FeedInput[]): void {
    this.contributions = inputs.map(({ node, gain }) => ({
      node,
      out: node.out,
      ramp: new Ramp(gain),
      kept: true,
    }));
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
        this.contributions.push({ node, out: node.out, ramp, kept: true });
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

  /** Points `out` at this block: the only unchanged contribution itself, or the mix. */
  pull(): void {
    const { out, contributions } = this;
    const only = this.onlyPlainBlock();
    if (only !== null) {
      out.left = only.left;
      out.right = only.right;
      return;
    }
    out.left = this.mixLeft;
    out.right = this.mixRight;
    this.mixLeft.fill(0);
    this.mixRight?.fill(0);
    for (let i = 0; i < contributions.length; ) {
      if (this.addFour(i)) i += 4;
      else this.add(contributions[i++]!);
    }
  }

  private onlyPlainBlock(): SoundBlock | null {
    const { contributions } = this;
    let only: SoundBlock | null = null;
    for (let i = 0; i < contributions.length; i++) {
      const { out, ramp } = contributions[i]!;
      if (ramp.settled && ramp.value === 0) continue;
      if (only !== null || !ramp.settled || ramp.value !== 1) return null;
      if ((out.right === null) !== (this.mixRight === null)) return null;
      only = out;
    }
    return only;
  }

  /** Four stereo contributions at rest in one pass, in their order. Answers false where they are not. */
  private addFour(from: number): boolean {
    const { contributions, mixLeft, mixRight } = this;
    if (mixRight === null || from + 4 > contributions.length) return false;
    const a = contributions[from]!;
    const b = contributions[from + 1]!;
    const c = contributions[from + 2]!;
    const d = contributions[from + 3]!;
    if (!isPlainStereo(a) || !isPlainStereo(b) || !isPlainStereo(c) || !isPlainStereo(d)) return false;
    const { value: aGain } = a.ramp;
    const { value: bGain } = b.ramp;
    const { value: cGain } = c.ramp;
    const { value: dGain } = d.ramp;
    addFourScaled(mixLeft, a.out.left, aGain, b.out.left, bGain, c.out.left, cGain, d.out.left, dGain);
    addFourScaled(
      mixRight,
      a.out.right!,
      aGain,
      b.out.right!,
      bGain,
      c.out.right!,
      cGain,
      d.out.right!,
      dGain,
    );
    return true;
  }

  private add({ out, ramp }: Contribution): void {
    if (!ramp.settled) this.addMoving(out, ramp);
    else if (ramp.value !== 0) {
      addScaled(this.mixLeft, out.left, ramp.value);
      if (this.mixRight !== null) addScaled(this.mixRight, out.right ?? out.left, ramp.value);
      else if (out.right !== null) addScaled(this.mixLeft, out.right, ramp.value);
    }
  }

  private addMoving({ left, right: own }: SoundBlock, ramp: Ramp): void {
    const { mixLeft, mixRight } = this;
    const right = own ?? left;
    for (let i = 0; i < BLOCK_FRAMES; i++) {
      const gain = ramp.next();
      mixLeft[i]! += gain * left[i]!;
      if (mixRight !== null) mixRight[i]! += gain * right[i]!;
      else if (own !== null) mixLeft[i]! += gain * right[i]!;
    }
  }
}

function isPlainStereo({ out, ramp }: Contribution): boolean {
  return out.right !== null && ramp.settled && ramp.value !== 0;
}

function addScaled(target: Float64Array, source: Float64Array, gain: number): void {
  for (let i = 0; i < BLOCK_FRAMES; i++) target[i]! += gain * source[i]!;
}

/** As four times `addScaled`, to the bit. */
function addFourScaled(
  target: Float64Array,
  a: Float64Array,
  aGain: number,
  b: Float64Array,
  bGain: number,
  c: Float64Array,
  cGain: number,
  d: Float64Array,
  dGain: number,
): void {
  for (let i = 0; i < BLOCK_FRAMES; i++)
    target[i] = target[i]! + aGain * a[i]! + bGain * b[i]! + cGain * c[i]! + dGain * d[i]!;
}
