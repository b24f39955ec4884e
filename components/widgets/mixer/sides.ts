import type { Comparison, Session } from "@/audio-engine";
import type { SideLabel } from "../shared/comparison-bar";

export type MixSideId = "a" | "b";

/** Both mixes of a mixer. What is heard is what the controls show and change. */
export const MIX_SIDES: readonly (SideLabel & { readonly id: MixSideId })[] = [
  { id: "a", letter: "A", label: "Mix A" },
  { id: "b", letter: "B", label: "Mix B" },
];

export const otherSide = (sideId: string): MixSideId => (sideId === "a" ? "b" : "a");

/** Two mixes to compare; not matched until somebody compares, so that mixing alone is as loud as it is. */
export function mixComparison(a: Session, b: Session): Comparison {
  const sessions = { a, b };
  return {
    matched: false,
    sides: MIX_SIDES.map(({ id, label }) => ({ id, label, kind: "session", session: sessions[id] })),
  };
}
