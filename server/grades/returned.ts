import type { GradeEntry } from "../db/grades";
import type { GradeLogRow, SubmissionRow } from "../db/tables";

/** With what words a work was given back, and when. */
export interface Returned {
  readonly feedback: string;
  readonly at: number;
}

type LoggedEntry = Pick<GradeLogRow, "entryJson" | "at">;
type Received = Pick<SubmissionRow, "id" | "receivedAt">;

/**
 * What each work was given back with last. An entry without a work's id belongs to what was the last one then.
 * @param handIns of one student for one assignment, first to last
 */
export function returnedWorks(
  log: readonly LoggedEntry[],
  handIns: readonly Received[],
): ReadonlyMap<string, Returned> {
  const returned = new Map<string, Returned>();
  for (const { entryJson, at } of log) {
    const entry: GradeEntry = JSON.parse(entryJson);
    if (entry.kind !== "feedback") continue;
    const id = entry.submissionId ?? handIns.filter(({ receivedAt }) => receivedAt <= at).at(-1)?.id;
    if (id !== undefined) returned.set(id, { feedback: entry.text, at });
  }
  return returned;
}
