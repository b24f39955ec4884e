import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";

/**
 * A slice of sound: `SLICE_FRAMES` frames, `right` null when it is mono. One class for all nodes: whoever reads many
 * kinds of them finds the arrays in the same place.
 */
export class SoundSlice {
  left = sliceBuffer();
  right: Float64Array | null;

  constructor(stereo: boolean) {
    this.right = stereo ? sliceBuffer() : null;
  }
}

/** One place of the graph that makes or changes a slice of sound. */
export interface SoundNode {
  /** Of the slice processed last; its arrays may be others than those of the slice before. */
  readonly out: SoundSlice;
  /** What flows in; null for sources. */
  readonly feed: Inflow | null;
  /** The next slice. Never allocates. */
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

export function sliceBuffer(): Float64Array {
  return new Float64Array(SLICE_FRAMES);
}
