import type { ExpressionBuilder } from "kysely";
import type { Reader, Writer } from "./handle";
import type { EpochMs, GradingJobRow, Tables } from "./tables";

const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 5000;

/** Everything that a worker must name to touch a job: whoever lost the lease is refused. */
export interface Lease {
  readonly jobId: string;
  readonly owner: string;
}

/**
 * Takes the job that has waited longest, or one whose worker's lease has run out; one whose work is just being graded under
 * another id waits for that.
 * @param owner this worker, by a name that no other has
 * @param leaseMs how long it may be silent before another takes over
 * @returns undefined when nothing is to be done now
 */
export async function claimJob(
  writer: Writer,
  owner: string,
  now: EpochMs,
  leaseMs: number,
): Promise<GradingJobRow | undefined> {
  await giveUpDeadly(writer, now);
  const next = await writer
    .selectFrom("gradingJobs")
    .select("id")
    .where((eb) =>
      eb.or([
        eb.and([eb("state", "=", "waiting"), eb("runAfter", "<=", now)]),
        eb.and([eb("state", "=", "running"), eb("leaseUntil", "<=", now)]),
      ]),
    )
    .where(({ not, exists, selectFrom }) => not(exists(twinAtWork(selectFrom, now))))
    .orderBy("createdAt")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (next === undefined) return undefined;
  return writer
    .updateTable("gradingJobs")
    .set((eb) => ({
      state: "running",
      leaseOwner: owner,
      leaseUntil: now + leaseMs,
      tries: eb("tries", "+", 1),
    }))
    .where("id", "=", next.id)
    .returningAll()
    .executeTakeFirst();
}

type SelectFrom = ExpressionBuilder<Tables, "gradingJobs">["selectFrom"];

/** Another job that is being done on the same work: its result will do for both. */
const twinAtWork = (selectFrom: SelectFrom, now: EpochMs) =>
  selectFrom("gradingJobs as twins")
    .select("twins.id")
    .whereRef("twins.sessionHash", "=", "gradingJobs.sessionHash")
    .whereRef("twins.grader", "=", "gradingJobs.grader")
    .whereRef("twins.graderVersion", "=", "gradingJobs.graderVersion")
    .whereRef("twins.id", "<>", "gradingJobs.id")
    .where("twins.state", "=", "running")
    .where("twins.leaseUntil", ">", now);

/** A job that has taken its worker down five times would take down the next. */
async function giveUpDeadly(writer: Writer, now: EpochMs): Promise<void> {
  await writer
    .updateTable("gradingJobs")
    .set({
      state: "failed",
      leaseOwner: null,
      leaseUntil: null,
      lastError: "Its worker ended without a word.",
    })
    .where("state", "=", "running")
    .where("leaseUntil", "<=", now)
    .where("tries", ">=", MOST_TRIES)
    .execute();
}

/** @returns false when the lease is lost: the worker must drop what it has */
export async function renewLease(
  writer: Writer,
  { jobId, owner }: Lease,
  now: EpochMs,
  leaseMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("gradingJobs")
    .set({ leaseUntil: now + leaseMs })
    .where("id", "=", jobId)
    .where("leaseOwner", "=", owner)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Ends a job, in the transaction that stores its score.
 * @returns false when the lease is lost: the transaction must be given up
 */
export async function finishJob(writer: Writer, { jobId, owner }: Lease): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("gradingJobs")
    .set({ state: "done", leaseOwner: null, leaseUntil: null, lastError: null })
    .where("id", "=", jobId)
    .where("leaseOwner", "=", owner)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Puts a job back after a grader has failed, each time for twice as long; after the fifth it is left for a person.
 * @returns what became of it; undefined when the lease is lost
 */
export async function failJob(
  writer: Writer,
  { jobId, owner }: Lease,
  reason: string,
  now: EpochMs,
): Promise<"waiting" | "failed" | undefined> {
  const job = await writer
    .selectFrom("gradingJobs")
    .select("tries")
    .where("id", "=", jobId)
    .where("leaseOwner", "=", owner)
    .executeTakeFirst();
  if (job === undefined) return undefined;
  const state = job.tries >= MOST_TRIES ? "failed" : "waiting";
  const runAfter = now + FIRST_PAUSE_MS * 2 ** (job.tries - 1);
  await writer
    .updateTable("gradingJobs")
    .set({ state, runAfter, lastError: reason, leaseOwner: null, leaseUntil: null })
    .where("id", "=", jobId)
    .execute();
  return state;
}

/**
 * Puts a job back that nobody could do now (a full disk): no try is used.
 * @returns false when the lease is lost
 */
export async function giveBackJob(
  writer: Writer,
  { jobId, owner }: Lease,
  reason: string,
  now: EpochMs,
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("gradingJobs")
    .set((eb) => ({
      state: "waiting",
      runAfter: now + FIRST_PAUSE_MS,
      lastError: reason,
      leaseOwner: null,
      leaseUntil: null,
      tries: eb("tries", "-", 1),
    }))
    .where("id", "=", jobId)
    .where("leaseOwner", "=", owner)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** How many jobs are in which state. */
export async function backlog(reader: Reader): Promise<Record<GradingJobRow["state"], number>> {
  const rows = await reader
    .selectFrom("gradingJobs")
    .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
    .groupBy("state")
    .execute();
  const counts = { waiting: 0, running: 0, done: 0, failed: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}
