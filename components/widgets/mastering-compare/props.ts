/**
 * `chain` switches the links, `compressor` may put one between EQ and limiter, `history` draws loudness over the whole
 * stretch; the rest are single knobs and switches.
 */
export type MasteringControl =
  | "matching"
  | "chain"
  | "compressor"
  | "drive"
  | "ceiling"
  | "release"
  | "history"
  | "mono";

export interface MasteringCompareProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly song: string;
  readonly controls: readonly MasteringControl[];
  /** How the comparison begins. */
  readonly matched: boolean;
}
