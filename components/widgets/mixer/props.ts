/** What a lesson's mixer has besides faders. */
export type MixerControl = "pan" | "mute" | "stage" | "mono";

export interface MixerProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly song: string;
  /** What of the song the mixer begins with: "raw", "mix", a master. */
  readonly state: string;
  /** Makes it small: faders and these, beside the state as it was given. The whole mixer when not given. */
  readonly controls?: readonly MixerControl[];
  /** Ids of the tracks and buses that a small mixer shows, in this order; all when not given. */
  readonly strips?: readonly string[];
}
