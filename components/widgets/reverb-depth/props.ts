import type { DepthCue } from "@/audio-engine";

export interface ReverbDepthProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly song: string;
  /** The section of the song that plays, by its name. */
  readonly section: string;
  /** Three tracks. */
  readonly sources: readonly string[];
  /** `place`: the student moves them. `order`: the program has placed them; the student says how. */
  readonly task: "place" | "order";
  /** What moves when a source goes back. */
  readonly cues: readonly DepthCue[];
  /** Where each source begins, 0 (front) to 1 (back wall); in the front when not given. */
  readonly depths01?: readonly number[];
}
