import type { Heard, LabSettings } from "./lab";

/** The numbers that a section of the lesson has introduced. */
export type LabControl = "threshold" | "ratio" | "attack" | "release" | "knee" | "makeup";

export interface CompressorLabProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly song: string;
  /** The track or group that the compressor works on. */
  readonly part: string;
  /** The section of the song that plays, by its name. */
  readonly section: string;
  /** What the student may choose to hear; the first is heard to begin with. */
  readonly heard: readonly Heard[];
  readonly controls: readonly LabControl[];
  /** How the compressor begins; what is not said is the unit's default. */
  readonly start: LabSettings;
}
