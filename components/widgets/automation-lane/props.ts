export interface AutomationLaneProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly song: string;
  /** What of the song is worked on: "flat", "mix", … */
  readonly state: string;
  /** Lanes of that state that are taken out, so that the student draws them. */
  readonly clear?: readonly string[];
  /** Addresses that may move, the first shown first. None makes it a comparison of two states. */
  readonly lanes: readonly string[];
  /** A state to listen to beside it. */
  readonly compare?: string;
  /** Two parts of the form, the softer first: their difference in loudness is measured of every side. */
  readonly contrast?: readonly [string, string];
}
