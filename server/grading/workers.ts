import { availableParallelism } from "node:os";
import path from "node:path";
import { Worker } from "node:worker_threads";
import type { FromWorker, TaskKind, Tasks, WorkerPlace } from "./tasks";

/** Whoever waits for a person comes first. */
type Urgency = "now" | "later";

interface Waiting {
  readonly message: { readonly kind: TaskKind; readonly asks: unknown };
  resolve(gives: unknown): void;
  reject(error: Error): void;
}

export interface WorkersOptions {
  /** The bundled worker. */
  readonly entry: string | URL;
  readonly place: WorkerPlace;
  readonly count: number;
  /** A task that takes longer is given up with its thread: it would keep others waiting for ever. */
  readonly longestTaskMs?: number;
}

const LONGEST_TASK_MS = 180_000;

/** Threads of low priority that render; started when there is something to do. */
export class GradingWorkers {
  private readonly waiting: Record<Urgency, Waiting[]> = { now: [], later: [] };
  private readonly idle: Worker[] = [];
  private readonly busy = new Map<Worker, { readonly task: Waiting; readonly limit: NodeJS.Timeout }>();
  private isClosed = false;

  constructor(private readonly options: WorkersOptions) {}

  get count(): number {
    return this.options.count;
  }

  /** @throws an error whose message is a sentence: the task's own, or that its thread has ended */
  run<K extends TaskKind>(kind: K, asks: Tasks[K]["asks"], urgency: Urgency): Promise<Tasks[K]["gives"]> {
    return new Promise<Tasks[K]["gives"]>((resolve, reject) => {
      if (this.isClosed) return reject(new Error("The course is being stopped."));
      const message = { kind, asks };
      this.waiting[urgency].push({
        message,
        reject,
        resolve: (gives) => resolve(gives as Tasks[K]["gives"]),
      });
      this.next();
    });
  }

  /** Ends every thread; what they were doing is refused. */
  async close(): Promise<void> {
    this.isClosed = true;
    const left = [...this.waiting.now.splice(0), ...this.waiting.later.splice(0)];
    for (const { reject } of left) reject(new Error("The course is being stopped."));
    await Promise.all([...this.idle.splice(0), ...this.busy.keys()].map((worker) => worker.terminate()));
  }

  private next(): void {
    if (this.isClosed || this.busy.size >= this.options.count) return;
    const task = this.waiting.now.shift() ?? this.waiting.later.shift();
    if (task === undefined) return;
    const worker = this.idle.pop() ?? this.start();
    const { longestTaskMs = LONGEST_TASK_MS } = this.options;
    this.busy.set(worker, { task, limit: setTimeout(() => void worker.terminate(), longestTaskMs) });
    // A process that has nothing else to do waits for what is being done, and for no idle thread.
    worker.ref();
    worker.postMessage(task.message);
    this.next();
  }

  private start(): Worker {
    const worker = new Worker(this.options.entry, { workerData: this.options.place });
    let reason = "The thread that was rendering has ended.";
    worker.on("message", (answer: FromWorker) => {
      const task = this.take(worker);
      this.idle.push(worker);
      worker.unref();
      if (answer.outcome === "done") task?.resolve(answer.gives);
      else task?.reject(Object.assign(new Error(answer.reason), { code: answer.code }));
      this.next();
    });
    worker.on("error", (error) => {
      reason = `The thread that was rendering has ended: ${error instanceof Error ? error.message : String(error)}`;
    });
    worker.once("exit", () => {
      const at = this.idle.indexOf(worker);
      if (at >= 0) this.idle.splice(at, 1);
      this.take(worker)?.reject(new Error(reason));
      this.next();
    });
    return worker;
  }

  /** What a thread was doing; it is free of it from now on. */
  private take(worker: Worker): Waiting | undefined {
    const doing = this.busy.get(worker);
    clearTimeout(doing?.limit);
    this.busy.delete(worker);
    return doing?.task;
  }
}

const held: { gradingWorkers?: GradingWorkers } = globalThis as object;

/** The threads of this process: one fewer than it has cores, so that pages are answered meanwhile. */
export function gradingWorkers(): GradingWorkers {
  const root = process.cwd();
  held.gradingWorkers ??= new GradingWorkers({
    entry: path.join(root, "server", "generated", "grading.worker.mjs"),
    place: { root, dataFolder: dataFolder() },
    count: Math.max(1, availableParallelism() - 1),
  });
  return held.gradingWorkers;
}

/** Where files of the classroom lie. */
export const dataFolder = (): string =>
  path.resolve(/* turbopackIgnore: true */ process.env.DATA_DIR || "data");
