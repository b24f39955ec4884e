import type { Session } from "@/audio-engine";
import { withEditable } from "@/learning/exercises/editable";
import type { PracticeVariant } from "@/learning/practice/protocol";

/** A variant as it is shown. In a class the server keeps its seed to itself. */
export type ShownVariant = Omit<PracticeVariant, "seed"> & { readonly seed: number | null };

/** The side that the student works on. */
export const YOURS = "yours";

const DRAFT_ID = /\.(\d{1,10})\.[0-9a-z]+$/;

/**
 * The session to work on. Its id names the seed and the sound, so that a kept draft continues the same variant, and is
 * left alone when the sound of that seed has become another one.
 */
export function workSession({ publicPart, seed, heard }: Omit<ShownVariant, "variantId">): Session {
  const { info, start } = publicPart;
  const sound = heard === null ? `version${info.version}` : heard.asset.pcmSha256.slice(0, 12);
  return { ...start, id: `${info.id}.${seed ?? "class"}.${sound}` };
}

/** The variant's start with the student's work in it: what is handed in, whatever else was kept with the draft. */
export function answerOf({ publicPart: { start, editable } }: ShownVariant, work: Session): Session {
  return withEditable(start, work, editable) ?? start;
}

/** What is kept in the draft's place once a variant has been answered: the seed of the next one. */
export function nextDraft(exerciseId: string, seed: number, start: Session): Session {
  return { ...start, id: `${exerciseId}.${seed}.next` };
}

/** The seed that a draft of this exercise was left at. */
export function seedOfDraft(exerciseId: string, draft: Session | undefined): number | null {
  if (draft === undefined || !draft.id.startsWith(`${exerciseId}.`)) return null;
  const seed = Number(DRAFT_ID.exec(draft.id)?.[1] ?? Number.NaN);
  return Number.isInteger(seed) && seed <= 0xffffffff ? seed : null;
}
