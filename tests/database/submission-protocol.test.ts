import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { deliver } from "../../components/classroom/deliver";
import type { OutboxEntry, OutboxShelf } from "../../components/stores/outbox/entry";
import { Outbox, type OutboxStatus } from "../../components/stores/outbox/outbox";
import { createAssignment } from "../../server/assignments/assignments";
import { startSignIn } from "../../server/auth/sign-in";
import { addScore, gradeOf, recomputeGrade } from "../../server/db/grades";
import { claimJob, finishJob } from "../../server/db/grading-queue";
import type { Store } from "../../server/db/handle";
import type { Person } from "../../server/db/people";
import { openStore } from "../../server/db/store";
import { submissionsOf } from "../../server/db/submissions";
import { write } from "../../server/db/transactions";
import { route } from "../../server/http/route";
import { type OpenWork, startWork } from "../../server/submissions/attempts";
import { handInWork } from "../../server/submissions/hand-in";
import { handInSchema, MOST_WORK_BYTES } from "../../server/submissions/requests";
import { NOW } from "./class-fixture";
import { newPlace, type Place } from "./stores";
import { ASSIGNED, FAKE_GENERATOR, makePeople, workWith } from "./work-fixture";

/** What becomes of a request on its way. */
type Weather = "fine" | "request-lost" | "reply-lost" | "twice" | "signed-out";

type Step =
  | { readonly do: "click"; readonly tab: number; readonly faderDb: number }
  | { readonly do: "grade"; readonly points: number }
  | { readonly do: "new-attempt" | "server-restart" }
  | { readonly do: "reload" | "retry"; readonly tab: number };

const tab = fc.constantFrom(0, 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant("click" as const), tab, faderDb: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("grade" as const), points: fc.integer({ min: 0, max: 10 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("new-attempt" as const, "server-restart" as const) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("reload" as const, "retry" as const), tab }) },
);
const weather = fc.constantFrom<Weather>("fine", "fine", "request-lost", "reply-lost", "twice", "signed-out");

/** The route of a hand-in, as app/api/classroom/submissions/[id]/route.ts has it. */
const PUT = route(
  { schema: handInSchema, mostBytes: MOST_WORK_BYTES },
  ({ store, signedIn, params, body, now }) => handInWork(store, signedIn.person, params.id ?? "", body, now),
);

const held: { classroomStore?: Promise<Store> } = globalThis as object;

/** A student's device with two tabs, a network, and the server with its data. */
class World {
  store!: Store;
  student!: Person;
  assignmentId = "";
  work!: OpenWork;
  weather: Weather[] = [];
  readonly clicked: OutboxEntry[] = [];
  readonly shelf = new Map<string, OutboxEntry>();
  private readonly tabs: { outbox: Outbox; retry: (() => void) | null; status: OutboxStatus }[] = [];
  private lock: Promise<unknown> = Promise.resolve();
  private cookie = "";
  private starts = 0;
  private isDown = false;
  private readonly answering = new Set<Promise<Response>>();
  pointsSeen: number[] = [];

  constructor(private readonly place: Place) {}

  async begin(): Promise<void> {
    await this.openServer();
    const { instructor, classId, students } = await makePeople(this.store, ["Ada"]);
    const [student] = students;
    if (student === undefined) throw new Error("The class has lost its student.");
    this.student = student;
    this.assignmentId = (await createAssignment(this.store, instructor, classId, ASSIGNED, NOW)).id;
    const token = await write(this.store, (writer) =>
      startSignIn(writer, student, { device: "test", earlier: undefined }, Date.now()),
    );
    this.cookie = `sign-in=${token}`;
    vi.stubGlobal("fetch", (url: string, init: RequestInit) => this.fetch(url, init));
    await this.newAttempt();
    for (const _ of [0, 1]) this.tabs.push(this.newTab());
  }

  private async openServer(): Promise<void> {
    this.store = await openStore(this.place);
    held.classroomStore = Promise.resolve(this.store);
  }

  /** Whoever waits for an answer gets none, whether their work was stored or not. */
  async restartServer(): Promise<void> {
    this.starts += 1;
    this.isDown = true;
    await Promise.allSettled(this.answering);
    await this.store.close();
    await this.openServer();
    this.isDown = false;
  }

  async newAttempt(): Promise<void> {
    this.work = await startWork(this.store, this.student, this.assignmentId, FAKE_GENERATOR, NOW);
  }

  private newTab() {
    const made = { retry: null as (() => void) | null, status: "idle" as OutboxStatus };
    const shelf: OutboxShelf = {
      all: async () => [...this.shelf.values()],
      put: async (entry) => void this.shelf.set(entry.id, entry),
      remove: async (id) => void this.shelf.delete(id),
    };
    const outbox = new Outbox({
      ownerId: this.student.id,
      shelf,
      deliver,
      exclusively: (work) => {
        const turn = this.lock.then(work);
        this.lock = turn.catch(() => undefined);
        return turn;
      },
      later: (work) => {
        made.retry = work;
        return () => {
          made.retry = null;
        };
      },
      random: () => 0.5,
      onChange: () => undefined,
      onReceipt: () => undefined,
      onStatus: (status) => {
        made.status = status;
      },
    });
    return Object.assign(made, { outbox });
  }

  /** One request through whatever the network does to it. */
  private async fetch(url: string, init: RequestInit): Promise<Response> {
    const what = this.weather.shift() ?? "fine";
    if (what === "request-lost" || this.isDown) throw new TypeError("Failed to fetch");
    const cookie = what === "signed-out" ? "" : this.cookie;
    const send = () => {
      const headers = {
        ...(init.headers as Record<string, string>),
        origin: "http://class",
        host: "class",
        cookie,
      };
      const request = new Request(`http://class${url}`, { method: "PUT", headers, body: init.body ?? null });
      return PUT(request, { params: Promise.resolve({ id: url.split("/").at(-1) ?? "" }) });
    };
    const { starts } = this;
    const answers = what === "twice" ? [send(), send()] : [send()];
    for (const answer of answers) this.answering.add(answer);
    const responses = await Promise.all(answers);
    for (const answer of answers) this.answering.delete(answer);
    const [response] = responses;
    if (response === undefined || what === "reply-lost" || starts !== this.starts)
      throw new TypeError("Failed to fetch");
    return response;
  }

  async click(at: number, faderDb: number): Promise<void> {
    const { variantId } = this.work;
    const entry: OutboxEntry = {
      ...{
        id: randomUUID(),
        ownerId: this.student.id,
        assignmentId: this.assignmentId,
        variantId,
        title: "Work",
      },
      ...{ work: workWith(this.work, faderDb), madeAt: NOW + this.clicked.length, refused: null },
    };
    this.clicked.push(entry);
    await this.tabs[at]?.outbox.add(entry);
  }

  /** Whatever a tab was doing is gone with it; what is on the shelf is not. */
  reload(at: number): void {
    this.tabs[at]?.outbox.close();
    this.tabs[at] = this.newTab();
    void this.tabs[at].outbox.flush();
  }

  retry(at: number): void {
    this.tabs[at]?.retry?.();
  }

  async grade(points: number): Promise<void> {
    await write(this.store, async (writer) => {
      const job = await claimJob(writer, "grader", Date.now(), 60_000);
      if (job === undefined) return;
      const { submissionId, grader, graderVersion } = job;
      const resultJson = JSON.stringify({ result: { outcome: "scored" } });
      await addScore(
        writer,
        { submissionId, grader, graderVersion, points, resultJson, scoredAt: NOW },
        false,
      );
      await finishJob(writer, { jobId: job.id, owner: "grader" });
    });
    const grade = await gradeOf(this.store.db, this.assignmentId, this.student.id);
    if (grade?.points != null) this.pointsSeen.push(grade.points);
  }

  /** Until nothing moves any more. */
  async settle(): Promise<void> {
    for (const { outbox } of this.tabs) await outbox.flush();
  }

  async end(): Promise<void> {
    for (const { outbox } of this.tabs) outbox.close();
    await this.store.close();
    delete held.classroomStore;
    await this.place.clear();
  }
}

afterEach(() => vi.unstubAllGlobals());

async function carryOut(world: World, { do: what, ...rest }: Step): Promise<void> {
  if (what === "new-attempt") await world.newAttempt();
  if (what === "server-restart") await world.restartServer();
  if ("faderDb" in rest) await world.click(rest.tab, rest.faderDb);
  if ("points" in rest) await world.grade(rest.points);
  if (what === "reload" && "tab" in rest) world.reload(rest.tab);
  if (what === "retry" && "tab" in rest) world.retry(rest.tab);
}

async function checkNothingLost(world: World): Promise<void> {
  const stored = await submissionsOf(world.store.db, world.assignmentId, world.student.id);
  const refused = [...world.shelf.values()].filter((entry) => entry.refused !== null);
  expect(refused).toHaveLength(world.shelf.size);
  // Every click has its receipt, or stands refused on the device because its attempt has another's.
  for (const { id, work, variantId } of world.clicked) {
    const found = stored.find((submission) => submission.id === id);
    if (found !== undefined) {
      expect([found.workJson, world.shelf.has(id)]).toEqual([work, false]);
    } else {
      expect(world.shelf.get(id)?.refused).toMatch("handed in already");
      expect(stored.some((submission) => submission.variantId === variantId)).toBe(true);
    }
  }
  // Nothing counts twice.
  expect(new Set(stored.map(({ variantId }) => variantId)).size).toBe(stored.length);
  const log = await world.store.db.selectFrom("gradeLog").selectAll().execute();
  const handIns = log.filter(({ entryJson }) => JSON.parse(entryJson).kind === "handed-in");
  expect(handIns).toHaveLength(stored.length);
  // Points are monotone, and the gradebook is what its log makes of it.
  expect(world.pointsSeen).toEqual([...world.pointsSeen].sort((a, b) => a - b));
  const grade = await gradeOf(world.store.db, world.assignmentId, world.student.id);
  expect(await recomputeGrade(world.store.db, world.assignmentId, world.student.id)).toEqual(grade);
}

test("whatever the network, the server and the tabs do, every click has its receipt and nothing counts twice", async () => {
  const script = fc.array(fc.tuple(step, fc.array(weather, { maxLength: 3 })), {
    minLength: 4,
    maxLength: 16,
  });
  await fc.assert(
    fc.asyncProperty(script, async (steps) => {
      const world = new World(await newPlace("sqlite"));
      await world.begin();
      try {
        for (const [next, ahead] of steps) {
          world.weather.push(...ahead);
          await carryOut(world, next);
        }
        world.weather = [];
        await world.settle();
        await world.settle();
        await checkNothingLost(world);
      } finally {
        await world.end();
      }
    }),
    { numRuns: 40 },
  );
});
