export type TimingControl = "quantise" | "lag" | "swing" | "straight";

export interface TimingLabProps {
  /** Unique within the lesson. */
  readonly id: string;
  /** `as-recorded`; `loose`: its hits twice as far from its groove; `swung`: recorded looseness, eighths of 1.6 to 1. */
  readonly player: "as-recorded" | "loose" | "swung";
  readonly controls: readonly TimingControl[];
}
