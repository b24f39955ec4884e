export interface RecorderProps {
  /** Unique within the lesson. */
  readonly id: string;
  /** How long a take may be, 4 to 30. */
  readonly seconds: number;
  readonly bpm: number;
}
