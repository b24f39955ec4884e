import { randomUUID } from "node:crypto";
import { ConflictError, NOT_HERE, NotFoundError } from "./errors";
import type { Reader, Writer } from "./handle";
import type { AssignmentRow, AttemptRow, DraftRow, EpochMs, OverrideRow, VariantRow } from "./tables";

/** Makes an assignment; with `publishedAt` null a draft. */
export async function addAssignment(
  writer: Writer,
  made: Omit<AssignmentRow, "id" | "createdAt">,
  at: EpochMs,
): Promise<AssignmentRow> {
  const row = { ...made, id: randomUUID(), createdAt: at };
  await writer.insertInto("assignments").values(row).execute();
  return row;
}

/** @throws {NotFoundError} */
export async function assignmentById(reader: Reader, id: string): Promise<AssignmentRow> {
  const row = await reader.selectFrom("assignments").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFoundError(NOT_HERE);
  return row;
}

/** Sets what holds for one student or one group instead of what the assignment says. */
export async function setOverride(writer: Writer, made: Omit<OverrideRow, "id">): Promise<void> {
  const whose = made.userId === null ? "groupId" : "userId";
  await writer
    .insertInto("overrides")
    .values({ ...made, id: randomUUID() })
    .onConflict((conflict) => conflict.columns(["assignmentId", whose]).doUpdateSet(made))
    .execute();
}

/** What was set for a student, or for groups that they are in. */
const setFor = (reader: Reader, userId: string) =>
  reader
    .selectFrom("overrides")
    .selectAll()
    .where((eb) =>
      eb.or([
        eb("userId", "=", userId),
        eb(
          "groupId",
          "in",
          eb.selectFrom("groupMembers").select("groupId").where("groupMembers.userId", "=", userId),
        ),
      ]),
    )
    .orderBy("id");

/** Everything that was set for a student, or for groups that they are in. */
export const grantedTo = (reader: Reader, userId: string): Promise<OverrideRow[]> =>
  setFor(reader, userId).execute();

/** What was set for a student, or for groups that they are in, on an assignment. */
export const overridesFor = (reader: Reader, assignmentId: string, userId: string): Promise<OverrideRow[]> =>
  setFor(reader, userId).where("assignmentId", "=", assignmentId).execute();

/** What a generator made. `secret` is stored apart from the rest. */
export interface NewVariant {
  readonly item: string;
  readonly generator: string;
  readonly generatorVersion: number;
  readonly seed: number;
  readonly public: unknown;
  readonly secret: unknown;
}

/**
 * Begins an attempt with its variants. Two clicks at once make one attempt: the second gets the open one.
 * @param closesAt when its time is up; null: with the assignment
 * @throws {ConflictError} when there is no attempt left
 */
export async function startAttempt(
  writer: Writer,
  {
    assignmentId,
    userId,
    maxAttempts,
    closesAt,
  }: Pick<AttemptRow, "assignmentId" | "userId" | "closesAt"> & Pick<AssignmentRow, "maxAttempts">,
  variants: readonly NewVariant[],
  at: EpochMs,
): Promise<AttemptRow> {
  const earlier = await attemptsOf(writer, assignmentId, userId);
  const open = earlier.find(({ state }) => state === "open");
  if (open !== undefined) return open;
  if (maxAttempts !== null && earlier.length >= maxAttempts) throw new ConflictError("No attempt is left.");
  const number = earlier.length + 1;
  const state = { state: "open" as const, startedAt: at, closesAt, endedAt: null };
  const attempt: AttemptRow = { id: randomUUID(), assignmentId, userId, number, ...state };
  await writer.insertInto("attempts").values(attempt).execute();
  for (const { public: shown, secret, ...variant } of variants) {
    const id = randomUUID();
    await writer
      .insertInto("variants")
      .values({ ...variant, id, attemptId: attempt.id, publicJson: JSON.stringify(shown) })
      .execute();
    await writer
      .insertInto("variantSecrets")
      .values({ variantId: id, secretJson: JSON.stringify(secret) })
      .execute();
  }
  return attempt;
}

/** A student's attempts on an assignment, first to last. */
export function attemptsOf(reader: Reader, assignmentId: string, userId: string): Promise<AttemptRow[]> {
  return reader
    .selectFrom("attempts")
    .selectAll()
    .where("assignmentId", "=", assignmentId)
    .where("userId", "=", userId)
    .orderBy("number")
    .execute();
}

/** Open attempts whose time is up: their last draft is to be graded. */
export function attemptsToClose(reader: Reader, now: EpochMs, limit: number): Promise<AttemptRow[]> {
  return reader
    .selectFrom("attempts")
    .selectAll()
    .where("state", "=", "open")
    .where("closesAt", "<=", now)
    .orderBy("closesAt")
    .limit(limit)
    .execute();
}

/**
 * Ends an open attempt.
 * @returns false when it had ended: whoever comes second does nothing
 */
export async function endAttempt(
  writer: Writer,
  attemptId: string,
  state: "handed-in" | "closed",
  at: EpochMs,
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("attempts")
    .set({ state, endedAt: at })
    .where("id", "=", attemptId)
    .where("state", "=", "open")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The variants of an attempt without their secrets. */
export function variantsOf(reader: Reader, attemptId: string): Promise<VariantRow[]> {
  return reader
    .selectFrom("variants")
    .selectAll()
    .where("attemptId", "=", attemptId)
    .orderBy("item")
    .execute();
}

/**
 * The secret of a variant: for graders, and for what is shown after the item has closed.
 * @throws {NotFoundError}
 */
export async function secretOf(reader: Reader, variantId: string): Promise<unknown> {
  const row = await reader
    .selectFrom("variantSecrets")
    .select("secretJson")
    .where("variantId", "=", variantId)
    .executeTakeFirst();
  if (row === undefined) throw new NotFoundError(NOT_HERE);
  return JSON.parse(row.secretJson);
}

/**
 * Keeps a draft; one with a lower revision than what is kept changes nothing.
 * @returns what is kept now
 */
export async function saveDraft(
  writer: Writer,
  { notesJson = null, ...draft }: Omit<DraftRow, "notesJson"> & Partial<Pick<DraftRow, "notesJson">>,
): Promise<DraftRow> {
  const { workJson, revision, savedAt } = draft;
  await writer
    .insertInto("drafts")
    .values({ ...draft, notesJson })
    .onConflict((conflict) =>
      conflict
        .column("variantId")
        .doUpdateSet({ workJson, revision, savedAt, notesJson })
        .where("drafts.revision", "<", revision),
    )
    .execute();
  return writer
    .selectFrom("drafts")
    .selectAll()
    .where("variantId", "=", draft.variantId)
    .executeTakeFirstOrThrow();
}
