export interface MixerProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly song: string;
  /** What of the song the mixer begins with: "raw", "mix", a master. */
  readonly state: string;
}
