export type MasteringControl = "matching" | "chain" | "drive" | "mono";

export interface MasteringCompareProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly song: string;
  readonly controls: readonly MasteringControl[];
  /** How the comparison begins. */
  readonly matched: boolean;
}
