import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";

/** One place of the graph that makes or changes a slice of sound. `right` is null when it is mono. */
export interface SoundNode {
  readonly left: Float64Array;
  readonly right: Float64Array | null;
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
