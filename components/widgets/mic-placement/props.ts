import type { PlacementShorthand } from "@/audio-engine";
import type { DrySourceId } from "../shared/course-sounds";

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
