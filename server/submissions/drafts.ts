import { GRACE_MS } from "../assignments/terms";
import { allow } from "../auth/allow";
import { type HeldVariant, variantById } from "../db/attempts";
import { ConflictError } from "../db/errors";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import type { AttemptRow, EpochMs } from "../db/tables";
import { writeByKeys } from "../db/transactions";
import { saveDraft } from "../db/work";
import { isGivenBack } from "./marked";
import type { DraftInput } from "./requests";

/** What the server keeps now: the draft that was sent, or a newer one from another tab or device. */
export interface KeptDraft {
  readonly revision: number;
  readonly savedAt: EpochMs;
  readonly isYours: boolean;
}

/** A variant that is someone's own to work on. */
export async function ownVariant(
  reader: Reader,
  actor: Person,
  action: "change" | "hand-in",
  variantId: string,
): Promise<HeldVariant> {
  const held = await variantById(reader, variantId);
  allow(actor, action, { kind: "work", ownerId: held.attempt.userId });
  return held;
}

/** Whether an attempt takes work: it is open, or what was handed in could not be marked. */
export async function isGoingOn(
  reader: Reader,
  state: AttemptRow["state"],
  variantId: string,
): Promise<boolean> {
  return state === "open" || (state === "handed-in" && (await isGivenBack(reader, variantId)));
}

/** Keeps a draft of an attempt that is open. @throws {ConflictError} when it has ended */
export function keepDraft(
  store: Store,
  actor: Person,
  variantId: string,
  { work, notes = [], revision }: DraftInput,
  now: EpochMs,
): Promise<KeptDraft> {
  return writeByKeys(store, async (writer) => {
    const { attempt } = await ownVariant(writer, actor, "change", variantId);
    const isOver = attempt.closesAt !== null && now > attempt.closesAt + GRACE_MS;
    if (isOver || !(await isGoingOn(writer, attempt.state, variantId)))
      throw new ConflictError("This attempt has ended.");
    const notesJson = notes.length === 0 ? null : JSON.stringify(notes);
    const kept = await saveDraft(writer, { variantId, workJson: work, notesJson, revision, savedAt: now });
    const isYours = kept.workJson === work && kept.notesJson === notesJson;
    return { revision: kept.revision, savedAt: kept.savedAt, isYours };
  });
}
