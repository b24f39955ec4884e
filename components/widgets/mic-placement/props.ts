import type { DrySourceId } from "../shared/course-sounds";
import type { PlacementShorthand } from "./placement";

export type PlacementControl = "distance" | "pattern" | "angle" | "room";

export interface MicPlacementProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly source: DrySourceId;
  readonly a: PlacementShorthand;
  readonly b: PlacementShorthand;
  /** What the student may change; a section introduces one more at a time. */
  readonly controls: readonly PlacementControl[];
}
