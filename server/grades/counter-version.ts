import { SessionError } from "@/audio-engine/session/errors";
import { parseSession, parseSessionText } from "@/audio-engine/session/parse";
import type { Session } from "@/audio-engine/session/schema";
import { canonicalText } from "@/learning/canonical";
import { changesOnly } from "@/learning/exercises/editable";
import { addAudit } from "../db/audit";
import { counterVersionOf, dropCounterVersion, setCounterVersion } from "../db/counter-versions";
import { variantPartOf } from "../db/hand-ins";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import type { EpochMs } from "../db/tables";
import { write } from "../db/transactions";
import { isFilesWork } from "../grading/mix-files";
import { RequestError } from "../http/request-error";
import type { CounterVersionRequest } from "./requests";
import type { CounterVersion, OpenedVariant } from "./shapes";
import { type AccessedWork, accessWork } from "./work-access";

function readSession(text: string): Session {
  try {
    return parseSessionText(text);
  } catch (error) {
    if (error instanceof SessionError) throw new RequestError(400, error.message);
    throw error;
  }
}

/** What a counter-version is compared with: the work, and where its exercise lets anything be moved. */
async function placeOf(reader: Reader, { submission }: AccessedWork) {
  const work: unknown = JSON.parse(submission.workJson);
  const shown: Partial<OpenedVariant> = JSON.parse(
    (await variantPartOf(reader, submission.variantId)).publicJson,
  );
  if (isFilesWork(work) || shown.exercise === undefined)
    throw new RequestError(400, "This work has no controls, so there is nothing to be moved.");
  return { work: parseSession(work), editable: shown.exercise.editable };
}

/**
 * Keeps with a work how whoever marks it would have done it, in the place of what was kept before. The student hears it when the
 * work is given back.
 * @throws {NotFoundError} and {ForbiddenError} as for every work
 * @throws {RequestError} 400 for another song, for what the exercise lets nobody move, and where nothing was moved
 */
export function sendCounterVersion(
  store: Store,
  actor: Person,
  submissionId: string,
  { session: sessionJson }: CounterVersionRequest,
  now: EpochMs,
): Promise<CounterVersion> {
  return write(store, async (writer) => {
    const access = await accessWork(writer, actor, submissionId, "comment");
    const session = readSession(sessionJson);
    const { work, editable } = await placeOf(writer, access);
    if (!changesOnly(work, session, editable))
      throw new RequestError(
        400,
        "This is no version of the work: something is moved that the exercise fixes.",
      );
    if (canonicalText(work) === canonicalText(session))
      throw new RequestError(400, "Nothing is moved yet, so there is nothing to send.");
    await setCounterVersion(writer, { submissionId, authorId: actor.id, sessionJson, madeAt: now });
    return { session, author: actor.name, madeAt: now };
  });
}

/**
 * Takes the counter-version of a work away again.
 * @throws {NotFoundError} and {ForbiddenError} as for every work
 */
export function withdrawCounterVersion(
  store: Store,
  actor: Person,
  submissionId: string,
  now: EpochMs,
): Promise<void> {
  return write(store, async (writer) => {
    await accessWork(writer, actor, submissionId, "comment");
    if (!(await dropCounterVersion(writer, submissionId))) return;
    const what = { action: "withdraw", resourceKind: "counter-version", resourceId: submissionId };
    await addAudit(writer, { ...what, actorId: actor.id, details: {} }, now);
  });
}

/** The counter-version for whoever opens a work: its student from when it was given back. */
export async function shownCounterVersion(
  reader: Reader,
  { submission, isMarker }: AccessedWork,
  returnedAt: EpochMs | null,
): Promise<CounterVersion | null> {
  const kept = await counterVersionOf(reader, submission.id);
  if (kept === undefined) return null;
  const { sessionJson, author, madeAt } = kept;
  if (!isMarker && (returnedAt === null || madeAt > returnedAt)) return null;
  return { session: parseSessionText(sessionJson), author, madeAt };
}
