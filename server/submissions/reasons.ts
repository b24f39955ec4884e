import { goalTitle } from "@/learning/exercises/goal-titles";
import type { Goal } from "@/learning/exercises/goals";
import type { Reader, Writer } from "../db/handle";
import { addComment } from "../db/remarks";
import type { EpochMs } from "../db/tables";
import { secretOf } from "../db/work";
import type { WorkNote } from "./requests";

/** A window that taste may overrule. */
export interface TasteWindow {
  readonly goalId: string;
  readonly title: string;
}

/** Of a variant's secret that which is none: which windows taste may overrule, by what their student is told of them anyway. */
export async function tasteWindows(reader: Reader, variantId: string): Promise<TasteWindow[]> {
  // A lesson has no secret.
  const secret = (await secretOf(reader, variantId)) as { readonly goals?: readonly Goal[] } | null;
  return (secret?.goals ?? []).flatMap(({ id, title = goalTitle(id), onPurpose }) =>
    onPurpose && title !== undefined ? [{ goalId: id, title }] : [],
  );
}

/** Keeps with a work why something in it is meant to be so, beside the windows that it answers. */
export async function keepReasons(
  writer: Writer,
  { id, userId, variantId }: { readonly id: string; readonly userId: string; readonly variantId: string },
  notes: readonly WorkNote[],
  at: EpochMs,
): Promise<void> {
  if (notes.length === 0) return;
  const windows = new Set((await tasteWindows(writer, variantId)).map(({ goalId }) => goalId));
  for (const { goalId, text, atFrame } of notes) {
    if (!windows.has(goalId)) continue;
    await addComment(
      writer,
      { submissionId: id, authorId: userId, text, atFrame, control: `goal:${goalId}` },
      at,
    );
  }
}
