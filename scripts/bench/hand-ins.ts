/*
 * Work handed in at a steady rate to a server as people run it, over HTTP, on SQLite and on PostgreSQL, while the grader is at work on it. Afterwards
 * every receipt is looked for in the database.
 * `npm run -s bench -- hand-ins [SECONDS] [PER-SECOND] [--write]`
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { ensureBuild } from "@/scripts/lib/build.mjs";
import { ensurePostgres, startPostgres } from "@/scripts/lib/postgres.mjs";
import { inProject, PlainError } from "@/scripts/lib/project.mjs";
import { writeMarked } from "@/scripts/verify/marked-text";
import { openStore } from "@/server/db/store";
import type { StoreKind } from "@/server/db/tables";
import { freePort } from "../lib/free-port.mjs";
import { machine } from "./figures";
import { type Planned, planHandIns } from "./hand-in-class";

const GOAL_P95_MS = 300;
const PATIENCE_MS = 60_000;
const agent = new Agent({ keepAlive: true, maxSockets: 200 });

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Like the page's request. */
function handIn(port: number, { id, cookie, studentId, variantId, work }: Planned): Promise<Answer> {
  const body = JSON.stringify({ studentId, variantId, work, madeAt: Date.now() });
  const address = `127.0.0.1:${port}`;
  const headers = {
    ...{ cookie, host: address, origin: `http://${address}`, "content-type": "application/json" },
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const asked = request(
      { agent, port, host: "127.0.0.1", method: "PUT", path: `/api/classroom/submissions/${id}`, headers },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => {
          text += part;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
        response.on("error", reject);
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

const CLOCK_TICKS_PER_SECOND = 100;

/** Processor time in seconds of the thread of a server that answers, as Linux counts it; NaN elsewhere. */
function answeringSeconds(startPid: number | undefined): number {
  try {
    const [pid] = readFileSync(`/proc/${startPid}/task/${startPid}/children`, "utf8").split(" ");
    const fields = readFileSync(`/proc/${pid}/task/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
}

interface Server {
  readonly port: number;
  readonly seconds: () => number;
  readonly end: () => Promise<void>;
}

/** `npm start`, on data of its own. */
async function startServer(env: Record<string, string>): Promise<Server> {
  const port = await freePort();
  const child: ChildProcess = spawn(process.execPath, [inProject("scripts", "start.mjs")], {
    env: { ...process.env, HOST: "127.0.0.1", PORT: String(port), ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const until = Date.now() + PATIENCE_MS;
  const isUp = () =>
    fetch(`http://127.0.0.1:${port}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) {
    if (Date.now() > until || child.exitCode !== null) {
      child.kill();
      throw new PlainError("The course did not start.");
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const end = async () => {
    child.kill();
    await once(child, "close");
  };
  return { port, end, seconds: () => answeringSeconds(child.pid) };
}

interface Sent {
  readonly planned: Planned;
  readonly answer: Answer;
  /** From when it was due, so that a queue in front of the server counts. */
  readonly milliseconds: number;
}

const MOST_TRIES = 4;

/** As the outbox does: the same again where no answer came (a connection that was just closed), or "later". */
async function untilTaken(port: number, planned: Planned): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    const lost = (error: unknown): Answer => ({ status: 0, text: String(error) });
    const answer = await handIn(port, planned).catch(lost);
    if (answer.status === 200 || tries === MOST_TRIES) return answer;
    console.log(`Sent again: ${answer.status} ${answer.text.slice(0, 200)}`);
  }
}

/** Sends each when it is due, whether those before it are answered or not. */
async function sendAll(port: number, planned: readonly Planned[], perSecond: number): Promise<Sent[]> {
  const start = performance.now();
  const sending: Promise<Sent>[] = [];
  for (const [index, each] of planned.entries()) {
    const due = start + (1000 * index) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    sending.push(
      untilTaken(port, each).then((answer) => ({
        ...{ planned: each, answer, milliseconds: performance.now() - due },
      })),
    );
  }
  return Promise.all(sending);
}

/** How many receipts are not what the database holds, with its job and its place in the gradebook. */
async function countLost(place: { kind: StoreKind; place: string }, sent: readonly Sent[]) {
  const store = await openStore(place);
  const rows = await store.db
    .selectFrom("submissions")
    .innerJoin("gradingJobs", "gradingJobs.submissionId", "submissions.id")
    .innerJoin("gradeLog", (join) =>
      join
        .onRef("gradeLog.assignmentId", "=", "submissions.assignmentId")
        .onRef("gradeLog.userId", "=", "submissions.userId"),
    )
    .select(["submissions.id", "submissions.hash", "receiptJson", "gradingJobs.state"])
    .execute();
  await store.close();
  const stored = new Map(rows.map((row) => [row.id, row]));
  const acknowledged = sent.filter(({ answer }) => answer.status === 200);
  const lost = acknowledged.filter(({ planned, answer }) => {
    const { hash, receivedAt } = JSON.parse(answer.text);
    const row = stored.get(planned.id);
    return row?.hash !== hash || JSON.parse(row?.receiptJson ?? "{}").receivedAt !== receivedAt;
  });
  const graded = [...stored.values()].filter(({ state }) => state === "done").length;
  return { acknowledged: acknowledged.length, lost: lost.length, graded };
}

async function measured(
  kind: StoreKind,
  place: string,
  folder: string,
  { seconds, perSecond }: { seconds: number; perSecond: number },
): Promise<string> {
  const store = await openStore({ kind, place });
  const planned = await planHandIns(store, seconds * perSecond).finally(() => store.close());
  const {
    port,
    seconds: used,
    end,
  } = await startServer({
    DATA_DIR: folder,
    DATABASE_URL: kind === "postgres" ? place : "",
  });
  const load = loadavg()[0]!;
  const [start, before] = [performance.now(), used()];
  const sent = await sendAll(port, planned, perSecond);
  const took = (performance.now() - start) / 1000;
  const each = (1000 * (used() - before)) / sent.length;
  await end();
  const { acknowledged, lost, graded } = await countLost({ kind, place }, sent);
  const refused = sent.find(({ answer }) => answer.status !== 200)?.answer;
  if (refused !== undefined) console.log(`Not taken: ${refused.status} ${refused.text.slice(0, 200)}`);
  const times = Float64Array.from(sent, ({ milliseconds }) => milliseconds).sort();
  const at = (share: number): string => `${times[Math.floor((times.length - 1) * share)]!.toFixed(0)} ms`;
  const rate = `${acknowledged} of ${sent.length} in ${took.toFixed(1)} s`;
  return `| ${kind} | ${rate} | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${at(1)} | ${lost} | ${graded} | ${each.toFixed(1)} ms | ${load.toFixed(1)} |`;
}

/** Prints the table; `--write` puts it into docs/measurements.md. */
export async function bench(args: readonly string[]): Promise<void> {
  const [seconds = 60, perSecond = 100] = args.filter((arg) => !arg.startsWith("--")).map(Number);
  await ensureBuild();
  const folder = mkdtempSync(path.join(tmpdir(), "hand-ins-bench-"));
  const postgres = await startPostgres(await ensurePostgres(), { isDurable: true });
  const how = { seconds, perSecond };
  try {
    const lines = [
      `${machine()} ${perSecond} a second for ${seconds} s; the goal is p95 below ${GOAL_P95_MS} ms and none lost.`,
      "",
      "| database | stored | p50 | p95 | p99 | slowest | receipts lost | graded meanwhile | processor time each | load before |",
      "|---|---|---|---|---|---|---|---|---|---|",
      await measured("sqlite", path.join(folder, "classroom.sqlite"), folder, how),
      await measured("postgres", postgres.url, folder, how),
    ];
    console.log(lines.join("\n"));
    if (args.includes("--write")) writeMarked("hand-ins", lines.join("\n"));
  } finally {
    agent.destroy();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
