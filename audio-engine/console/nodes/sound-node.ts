import { BLOCK_FRAMES } from "@/audio-engine/dsp/constants";

/**
 * A block of sound: `BLOCK_FRAMES` frames, `right` null when it is mono. One class for all nodes: whoever reads many
 * kinds of them finds the arrays in the same place.
 */
export class SoundBlock {
  left = blockBuffer();
  right: Float64Array | null;

  constructor(stereo: boolean) {
    this.right = stereo ? blockBuffer() : null;
  }
}

/** One place of the graph that makes or changes a block of sound. */
export interface SoundNode {
  /** Of the block processed last; its arrays may be others than those of the block before. */
  readonly out: SoundBlock;
  /** What flows in; null for sources. */
  readonly feed: Inflow | null;
  /** The next block. Never allocates. */
  process(): void;
  /** Silence, glides finished. */
  reset(): void;
}

export interface FeedInput {
  readonly node: SoundNode;
  readonly gain: number;
}

/** The wiring of a node, changed outside `process`. */
export interface Inflow {
  /** The first connection: no fade. */
  connect(inputs: readonly FeedInput[]): void;
  /** Fades to other inputs, beginning after `waitFrames`. */
  reconnect(inputs: readonly FeedInput[], waitFrames: number): void;
  /** Every node that flows in, also those that are fading out. */
  eachNode(visit: (node: SoundNode) => void): void;
}

export function blockBuffer(): Float64Array {
  return new Float64Array(BLOCK_FRAMES);
}
