export interface VoiceFaderProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly song: string;
  readonly state: string;
  /** Track id of the voice. */
  readonly voice: string;
  /** The part of the form that goes round. */
  readonly part: string;
  /** Measured in this state and part: loudness of the voice over its band, in LU. */
  readonly balanceLu: number;
  /** What is usual for this music, in LU. */
  readonly usualLu: readonly [number, number];
}
