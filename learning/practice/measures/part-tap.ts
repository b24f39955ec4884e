import type { RenderTap } from "@/audio-engine/render/render-session";
import type { Goal } from "@/learning/exercises/goals";

export const partTapId = ({ of }: Pick<Goal, "of">): string => `part:${of}`;

/** One strip behind its fader. */
export function partTap({ of }: Pick<Goal, "of">): RenderTap {
  return { id: partTapId({ of }), stripId: of, point: "post-fader" };
}
