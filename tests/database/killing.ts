import type { Store } from "../../server/db/handle";
import { makeClass } from "./class-fixture";
import { startProgram } from "./programs";
import type { Place } from "./stores";

export interface KillReport {
  readonly rounds: number;
  /** Hand-ins whose receipt was given. */
  readonly acknowledged: number;
  /** Of those, how many are not there; must be empty. */
  readonly lost: readonly string[];
  /** Submissions without a grading job or a grade: half of a transaction; must be 0. */
  readonly halves: number;
}

/**
 * Kills a process with SIGKILL while it hands in, again and again, each time after another number of receipts.
 * @param store opened anew by whoever looks; stays open meanwhile, as the course does
 */
export async function killWhileWriting(
  store: Store,
  place: Pick<Place, "kind" | "place">,
  rounds: number,
): Promise<KillReport> {
  const { students } = await makeClass(store, ["Kim"]);
  const [student] = students;
  if (student === undefined) throw new Error("The class has no student.");
  const acknowledged: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const wanted = 1 + ((round * 7) % 23);
    const { child, outcome } = await startProgram("hand-in-for-ever", place, student.id, student.variantId);
    let seen = 0;
    child.stdout?.on("data", (chunk) => {
      seen += String(chunk).split("\n").length - 1;
      if (seen >= wanted) child.kill("SIGKILL");
    });
    const { out, error } = await outcome;
    if (seen < wanted) throw new Error(`The writer ended by itself: ${error}`);
    // A last line without its end was cut off by the kill.
    acknowledged.push(...out.split("\n").slice(0, -1));
  }
  const stored = new Set(
    (await store.db.selectFrom("submissions").select("id").execute()).map(({ id }) => id),
  );
  const halves = await store.db
    .selectFrom("submissions")
    .leftJoin("gradingJobs", "gradingJobs.submissionId", "submissions.id")
    .leftJoin("grades", (join) =>
      join
        .onRef("grades.assignmentId", "=", "submissions.assignmentId")
        .onRef("grades.userId", "=", "submissions.userId"),
    )
    .select("submissions.id")
    .where((eb) => eb.or([eb("gradingJobs.id", "is", null), eb("grades.status", "is", null)]))
    .execute();
  const lost = acknowledged.filter((id) => !stored.has(id));
  return { rounds, acknowledged: acknowledged.length, lost, halves: halves.length };
}
