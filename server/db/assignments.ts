import { NOT_HERE, NotFoundError } from "./errors";
import type { Reader, Writer } from "./handle";
import type { AssignmentRow, AttemptRow, OverrideRow } from "./tables";

/** A class's assignments, those that are due first before the others. */
export function assignmentsOf(reader: Reader, classId: string): Promise<AssignmentRow[]> {
  return reader
    .selectFrom("assignments")
    .selectAll()
    .where("classId", "=", classId)
    .orderBy((eb) => eb.case().when("dueAt", "is", null).then(1).else(0).end())
    .orderBy("dueAt")
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/** @throws {NotFoundError} */
export async function changeAssignment(
  writer: Writer,
  id: string,
  changed: Partial<Omit<AssignmentRow, "id" | "classId" | "createdAt">>,
): Promise<AssignmentRow> {
  const row = await writer
    .updateTable("assignments")
    .set(changed)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new NotFoundError(NOT_HERE);
  return row;
}

/** Deletes an assignment with whatever was begun on it. */
export async function deleteAssignment(writer: Writer, id: string): Promise<void> {
  await writer.deleteFrom("assignments").where("id", "=", id).execute();
}

/** How many have begun an assignment and how many pieces of work were handed in for it. */
export async function activityOn(
  reader: Reader,
  assignmentId: string,
): Promise<{ attempts: number; submissions: number }> {
  const countIn = async (table: "attempts" | "submissions") => {
    const { count } = await reader
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("assignmentId", "=", assignmentId)
      .executeTakeFirstOrThrow();
    return Number(count);
  };
  return { attempts: await countIn("attempts"), submissions: await countIn("submissions") };
}

/** Everything that was set for single students and groups on an assignment. */
export function overridesOn(reader: Reader, assignmentId: string): Promise<OverrideRow[]> {
  return reader
    .selectFrom("overrides")
    .selectAll()
    .where("assignmentId", "=", assignmentId)
    .orderBy("id")
    .execute();
}

/** Takes back what was set for one student or one group. */
export async function dropOverride(
  writer: Writer,
  assignmentId: string,
  whose: { readonly userId: string } | { readonly groupId: string },
): Promise<void> {
  const query = writer.deleteFrom("overrides").where("assignmentId", "=", assignmentId);
  await ("userId" in whose
    ? query.where("userId", "=", whose.userId)
    : query.where("groupId", "=", whose.groupId)
  ).execute();
}

/** Attempts of an assignment that have not ended. */
export function openAttemptsOn(reader: Reader, assignmentId: string): Promise<AttemptRow[]> {
  return reader
    .selectFrom("attempts")
    .selectAll()
    .where("assignmentId", "=", assignmentId)
    .where("state", "=", "open")
    .orderBy("id")
    .execute();
}

/** Moves the end of an attempt; null: it has none. */
export async function setAttemptEnd(
  writer: Writer,
  attemptId: string,
  closesAt: AttemptRow["closesAt"],
): Promise<void> {
  await writer.updateTable("attempts").set({ closesAt }).where("id", "=", attemptId).execute();
}
