import { randomUUID } from "node:crypto";
import { contentOf } from "../assignments/places";
import { termsOf } from "../assignments/student-terms";
import { GRACE_MS } from "../assignments/terms";
import { draftOf } from "../db/attempts";
import type { Store, Writer } from "../db/handle";
import type { AttemptRow, DraftRow, EpochMs, VariantRow } from "../db/tables";
import { write } from "../db/transactions";
import { assignmentById, attemptsToClose, endAttempt, variantsOf } from "../db/work";
import { RequestError } from "../http/request-error";
import { takeIn } from "./hand-in";
import { answeredForGood } from "./quiz";
import { keepReasons } from "./reasons";
import { checkWork } from "./work";

const MOST_AT_ONCE = 50;

/**
 * Ends attempts whose time is up; what was kept last of each is handed in as of that time, if it is work at all. Several
 * instances may do it at once: each attempt is ended by one.
 * @returns how many were ended
 */
export async function closeAttempts(store: Store, now: EpochMs): Promise<number> {
  const ending = await attemptsToClose(store.db, now - GRACE_MS, MOST_AT_ONCE);
  let ended = 0;
  for (const attempt of ending) {
    try {
      ended += Number(await write(store, (writer) => close(writer, attempt)));
    } catch (error) {
      // One that cannot be ended must not keep the others open.
      console.error(`The attempt ${attempt.id} could not be ended.`, error);
    }
  }
  return ended;
}

async function close(writer: Writer, { id, closesAt, assignmentId, userId }: AttemptRow): Promise<boolean> {
  if (closesAt === null || !(await endAttempt(writer, id, "closed", closesAt))) return false;
  const attempt = { assignmentId, userId, closesAt };
  for (const variant of await variantsOf(writer, id)) {
    const draft = (await answeredForGood(writer, variant)) ?? (await draftOf(writer, variant.id));
    if (draft !== undefined) await handInDraft(writer, attempt, variant, draft);
  }
  return true;
}

async function handInDraft(
  writer: Writer,
  { assignmentId, userId, closesAt }: { assignmentId: string; userId: string; closesAt: EpochMs },
  { id: variantId, publicJson, generator, generatorVersion }: VariantRow,
  { workJson, notesJson = null, savedAt }: Pick<DraftRow, "workJson" | "savedAt"> & Partial<DraftRow>,
): Promise<void> {
  const assignment = await assignmentById(writer, assignmentId);
  try {
    checkWork(contentOf(assignment), { id: variantId, publicJson }, workJson);
  } catch (error) {
    // Nothing was done yet, or nothing that can be handed in: the attempt ends without work.
    if (error instanceof RequestError) return;
    throw error;
  }
  const { dueAt } = await termsOf(writer, assignment, userId);
  const isLate = dueAt !== null && closesAt > dueAt;
  const grader = { name: generator, version: generatorVersion };
  const given = { id: randomUUID(), variantId, userId, workJson, madeAt: savedAt, isLate, grader };
  await takeIn(writer, assignment, given, closesAt);
  if (notesJson !== null) await keepReasons(writer, given, JSON.parse(notesJson), closesAt);
}
