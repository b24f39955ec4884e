import type { Session } from "@/audio-engine/session/schema";
import { canonicalText } from "@/learning/canonical";
import { compareStamps, type Stamp } from "./order";

/** The unfinished work of one widget: its session as the student left it. */
export interface ExerciseDraft extends Stamp {
  readonly widgetId: string;
  readonly lessonId: string;
  readonly contentVersion: string;
  readonly session: Session;
}

/** The latest draft of each widget of each lesson. The same whatever the order. */
export function mergeDrafts(...shelves: readonly (readonly ExerciseDraft[])[]): ExerciseDraft[] {
  const latest = new Map<string, ExerciseDraft>();
  for (const draft of shelves.flat()) {
    const key = draftKey(draft.lessonId, draft.widgetId);
    const known = latest.get(key);
    if (known === undefined || isLater(draft, known)) latest.set(key, draft);
  }
  return [...latest.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, draft]) => draft);
}

/** Under which a draft is stored: one per widget of a lesson. */
export function draftKey(lessonId: string, widgetId: string): string {
  return JSON.stringify([lessonId, widgetId]);
}

function isLater(draft: ExerciseDraft, known: ExerciseDraft): boolean {
  const order = compareStamps(draft, known);
  return order > 0 || (order === 0 && canonicalText(draft) > canonicalText(known));
}
