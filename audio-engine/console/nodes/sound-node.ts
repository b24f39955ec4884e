import { SLICE_FRAMES } from "@/audio-engine/dsp/constants";
import type { Feed } from "./feed";

/** One place of the graph that makes or changes a slice of sound. `right` is null when it is mono. */
export interface SoundNode {
  readonly left: Float64Array;
  readonly right: Float64Array | null;
  /** What flows in; null for sources. */
  readonly feed: Feed | null;
  /** The next slice. Never allocates. */
  process(): void;
  /** Silence, glides finished. */
  reset(): void;
}

export function sliceBuffer(): Float64Array {
  return new Float64Array(SLICE_FRAMES);
}
