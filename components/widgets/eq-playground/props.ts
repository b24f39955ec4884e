import type { BandShorthand, Heard } from "./playground";

export interface EqPlaygroundProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly song: string;
  /** The track that the equaliser works on. */
  readonly track: string;
  /** What the student may choose to hear; the first is heard to begin with. */
  readonly heard: readonly Heard[];
  readonly bands: readonly BandShorthand[];
}
