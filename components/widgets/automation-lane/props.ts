export interface AutomationLaneProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly song: string;
  /** What of the song is worked on: "flat", "mix", … */
  readonly state: string;
  /** True takes away what already moves in that state, so that the student begins with standing numbers. */
  readonly still?: boolean;
  /** Addresses that may move, the first shown first. */
  readonly lanes: readonly string[];
  /** A state to listen to beside it. */
  readonly compare?: string;
  /** Two parts of the form, the softer first: their difference in loudness is measured of every side. */
  readonly contrast?: readonly [string, string];
}
