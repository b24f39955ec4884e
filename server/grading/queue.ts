import { randomUUID } from "node:crypto";
import { asStoreError, StoreUnavailableError } from "../db/errors";
import { addUnmarked, scoresOfHash, type WorkToGrade, workToGrade } from "../db/graded-work";
import { addScore } from "../db/grades";
import { claimJob, failJob, finishJob, giveBackJob, type Lease, renewLease } from "../db/grading-queue";
import type { Reader, Store } from "../db/handle";
import type { EpochMs, GradingJobRow, SubmissionRow } from "../db/tables";
import { write } from "../db/transactions";
import type { GradedResult, VariantSecret } from "./parts";
import type { GradingWorkers } from "./workers";

/** How much of its points a submission is worth by when it came, 0 to 1. */
export type CreditOf = (reader: Reader, submission: SubmissionRow) => Promise<number>;

export interface QueueOptions {
  readonly store: Store;
  readonly workers: Pick<GradingWorkers, "run" | "count">;
  readonly creditOf: CreditOf;
  /** For errors that a person who runs the server must see. */
  readonly report: (error: unknown) => void;
  readonly now?: () => EpochMs;
  /** How long another instance waits before it takes over from one that is silent. */
  readonly leaseMs?: number;
  /** How long to wait when there is nothing to do, or the database cannot be reached. */
  readonly pauseMs?: number;
}

/** The lease was lost: another instance has taken the job over. */
class LostLease extends Error {}

const LEASE_MS = 60_000;
const PAUSE_MS = 1000;

/** Works off the grading jobs of a database, as many at a time as there are threads. Several instances may. */
export class GradingQueue {
  private readonly owner = randomUUID();
  private readonly now: () => EpochMs;
  private readonly leaseMs: number;
  private readonly pauseMs: number;
  private isStopping = false;
  private readonly wakeUp = new Set<() => void>();
  private readonly loops: readonly Promise<void>[];

  constructor(private readonly options: QueueOptions) {
    this.now = options.now ?? Date.now;
    this.leaseMs = options.leaseMs ?? LEASE_MS;
    this.pauseMs = options.pauseMs ?? PAUSE_MS;
    this.loops = Array.from({ length: options.workers.count }, (_, i) => this.loop(`${this.owner}-${i}`));
  }

  /** Looks for work now, and not only after the pause. */
  wake(): void {
    for (const wake of this.wakeUp) wake();
  }

  /** Takes no other job; resolves when those that were begun are stored or given back. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.wake();
    await Promise.all(this.loops);
  }

  private async loop(owner: string): Promise<void> {
    while (!this.isStopping) {
      const isBusy = await this.workOne(owner).catch((error: unknown) => {
        this.options.report(error);
        return false;
      });
      if (!isBusy && !this.isStopping) await this.pause();
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.wakeUp.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, this.pauseMs);
      // A server that is ended does not wait for it.
      timer.unref();
      this.wakeUp.add(wake);
    });
  }

  /** @returns false when there is nothing to do now */
  private async workOne(owner: string): Promise<boolean> {
    const { store } = this.options;
    const job = await write(store, (writer) => claimJob(writer, owner, this.now(), this.leaseMs));
    if (job === undefined) return false;
    const lease = { jobId: job.id, owner };
    const renewing = setInterval(() => {
      write(store, (writer) => renewLease(writer, lease, this.now(), this.leaseMs)).catch(
        this.options.report,
      );
    }, this.leaseMs / 3);
    try {
      const work = await workToGrade(store.db, job.submissionId);
      await this.storeResult(job, owner, work, await this.resultOf(job, work));
    } catch (error) {
      // Whoever has the job now stores the same.
      if (error instanceof LostLease) return true;
      this.options.report(error);
      await this.putBack(lease, asStoreError(error));
    } finally {
      clearInterval(renewing);
    }
    return true;
  }

  /** What cannot be stored now is no failure of the grader's. */
  private async putBack(lease: Lease, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    const now = this.now();
    await write(this.options.store, async (writer) => {
      if (error instanceof StoreUnavailableError) await giveBackJob(writer, lease, reason, now);
      else await failJob(writer, lease, reason, now);
    });
  }

  /** What equal work on an equal variant was found to be, or else what marking it finds. */
  private async resultOf(job: GradingJobRow, work: WorkToGrade): Promise<GradedResult> {
    const { store, workers } = this.options;
    const secret = work.secret as VariantSecret;
    const grader = { name: job.grader, version: job.graderVersion };
    const known = await scoresOfHash(store.db, work.submission.hash, grader);
    const twin = known.find(({ secretJson }) => JSON.parse(secretJson).kinship === secret.kinship);
    if (twin !== undefined) return JSON.parse(twin.resultJson);
    const { variant, submission } = work;
    const shown = JSON.parse(variant.publicJson);
    const { workJson } = submission;
    const asked = { exerciseId: variant.generator, variantId: variant.id, shown, secret, workJson };
    return workers.run("mark", asked, "later");
  }

  private async storeResult(
    { id: jobId, submissionId, grader, graderVersion }: GradingJobRow,
    owner: string,
    { submission, assignment }: WorkToGrade,
    graded: GradedResult,
  ): Promise<void> {
    const { store, creditOf } = this.options;
    const { result } = graded;
    const finding = { submissionId, grader, graderVersion, resultJson: JSON.stringify(graded) };
    await write(store, async (writer) => {
      if (!(await finishJob(writer, { jobId, owner }))) throw new LostLease();
      const scoredAt = this.now();
      if (result.outcome === "not-yet") return addUnmarked(writer, { ...finding, scoredAt });
      const points = result.score01 * assignment.maxPoints * (await creditOf(writer, submission));
      await addScore(writer, { ...finding, points, scoredAt }, false);
    });
  }
}
