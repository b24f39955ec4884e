import { momentWords } from "../assignments/class-clock";
import { contentOf, readableAssignment } from "../assignments/places";
import { termsOf } from "../assignments/student-terms";
import { attemptEndsAt, phaseAt, type Terms } from "../assignments/terms";
import { allow } from "../auth/allow";
import { draftOf } from "../db/attempts";
import { classById } from "../db/classes";
import { ConflictError } from "../db/errors";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import type { AttemptRow, DraftRow, EpochMs } from "../db/tables";
import { writeByKeys } from "../db/transactions";
import { attemptsOf, startAttempt, variantsOf } from "../db/work";
import { drawVariant, type Generator } from "./generator";
import { type QuizProgress, quizProgress } from "./quiz";
import { type TasteWindow, tasteWindows } from "./reasons";
import type { WorkNote } from "./requests";

/** An attempt as its student's page works on it: what is shown of the variant, and what was kept last. */
export interface OpenWork {
  readonly attemptId: string;
  readonly number: number;
  readonly endsAt: EpochMs | null;
  readonly variantId: string;
  readonly shown: unknown;
  readonly draft: {
    readonly work: string;
    readonly notes: readonly WorkNote[];
    readonly revision: number;
  } | null;
  /** What taste may overrule, with a reason that is handed in with the work. */
  readonly windows: readonly TasteWindow[];
  /** Null where it is no quiz. */
  readonly quiz: QuizProgress | null;
}

/** What a student's page may have of an attempt, field by field. */
export async function openWorkOf(reader: Reader, attempt: AttemptRow): Promise<OpenWork> {
  const [variant] = await variantsOf(reader, attempt.id);
  if (variant === undefined) throw new Error(`The attempt ${attempt.id} has no variant.`);
  const draft = await draftOf(reader, variant.id);
  return {
    attemptId: attempt.id,
    number: attempt.number,
    endsAt: attempt.closesAt,
    variantId: variant.id,
    shown: JSON.parse(variant.publicJson),
    draft: draft === undefined ? null : keptDraft(draft),
    windows: await tasteWindows(reader, variant.id),
    quiz: await quizProgress(reader, variant),
  };
}

const keptDraft = ({ workJson, notesJson, revision }: DraftRow) => ({
  work: workJson,
  notes: notesJson === null ? [] : (JSON.parse(notesJson) as WorkNote[]),
  revision,
});

function checkPhase(terms: Terms, timeZone: string, now: EpochMs): void {
  const phase = phaseAt(terms, now);
  if (phase === "not-yet" && terms.opensAt !== null)
    throw new ConflictError(`This opens on ${momentWords(terms.opensAt, timeZone)}.`);
  if (phase === "closed" && terms.closesAt !== null)
    throw new ConflictError(
      `This closed on ${momentWords(terms.closesAt, timeZone)}; ask your instructor for more time.`,
    );
}

/**
 * Begins an attempt, or goes on with the one that is open: two clicks at once make one.
 * @throws {ConflictError} before it opens, after it has closed, and when no attempt is left
 */
export async function startWork(
  store: Store,
  actor: Person,
  assignmentId: string,
  generator: Generator,
  now: EpochMs,
): Promise<OpenWork> {
  const { assignment, classRole } = await readableAssignment(store.db, actor, assignmentId);
  allow(actor, "attempt", { kind: "assignment", classRole });
  const terms = await termsOf(store.db, assignment, actor.id);
  const { timeZone } = await classById(store.db, assignment.classId);
  const earlier = await attemptsOf(store.db, assignmentId, actor.id);
  const open = earlier.find(({ state }) => state === "open");
  if (open !== undefined) return openWorkOf(store.db, open);
  checkPhase(terms, timeZone, now);
  const { maxAttempts } = terms;
  if (maxAttempts !== null && earlier.length >= maxAttempts) throw new ConflictError("No attempt is left.");
  // Drawing may render a sound: not within the transaction.
  const variant = await drawVariant(contentOf(assignment), generator);
  const wanted = { assignmentId, userId: actor.id, maxAttempts, closesAt: attemptEndsAt(terms, now) };
  const attempt = await writeByKeys(store, (writer) => startAttempt(writer, wanted, [variant], now));
  return openWorkOf(store.db, attempt);
}
