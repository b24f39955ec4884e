import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { withValue } from "../../audio-engine/session/address";
import type { Session } from "../../audio-engine/session/schema";
import { goalsOfMade, madeExercise } from "../../learning/exercises/made";
import { loadMaterial } from "../../learning/practice/original";
import { markAnswer } from "../../learning/practice/variant";
import { loadMaterialSound, materialFromFiles } from "../../scripts/studio/exercise-material";
import {
  checkMadeFor,
  createAssignment,
  type MadeCheck,
  replaceAssignment,
} from "../../server/assignments/assignments";
import { readableAssignment } from "../../server/assignments/places";
import { assignmentSettings } from "../../server/assignments/staff-views";
import { ForbiddenError } from "../../server/auth/allow";
import { emptyTables } from "../../server/db/copy";
import { NotFoundError } from "../../server/db/errors";
import type { Store } from "../../server/db/handle";
import type { Person } from "../../server/db/people";
import { write } from "../../server/db/transactions";
import { markingQueue } from "../../server/grades/marking-queue";
import { openWork } from "../../server/grades/opening";
import { assignmentStatistics } from "../../server/grades/statistics";
import { handOutMade } from "../../server/grading/made";
import type { VariantPublicPart } from "../../server/grading/parts";
import { Workshop } from "../../server/grading/workshop";
import { startWork } from "../../server/submissions/attempts";
import type { Generator } from "../../server/submissions/generator";
import { handInWork } from "../../server/submissions/hand-in";
import { submissionState } from "../../server/submissions/state";
import { studentPage } from "../../server/submissions/student-page";
import { NOW } from "./class-fixture";
import { queueOn } from "./grading-fixture";
import { KINDS, newStore } from "./stores";
import { ASSIGNED, FAKE_GENERATOR, makePeople } from "./work-fixture";

const PARTS = ["lead", "guitar-near", "bass"];
/** Stands in the instructor's own answer, and nowhere else. */
const CANARY_DB = -1.3713;

const root = process.cwd();
const dataFolder = mkdtempSync(path.join(tmpdir(), "made-"));
const workshop = new Workshop({ root, dataFolder });
const generator: Generator = { ...FAKE_GENERATOR, handOutMade: (made) => handOutMade(made, root) };
let start: Session;
let content: Extract<typeof ASSIGNED.content, { kind: "made" }>;
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

beforeAll(async () => {
  const plan = { kind: "song", songId: "songwriter", state: "flat", fromSeconds: 25, seconds: 2 } as const;
  const { session, form = [] } = await materialFromFiles(plan);
  const tracks = session.tracks.filter(({ id }) => PARTS.includes(id));
  start = withValue({ ...session, tracks }, "lead/faderDb", -11);
  const goal = {
    measure: "voice-over-band",
    of: "lead",
    section: null,
    min: -1,
    max: 4,
    isKept: false,
  } as const;
  content = {
    kind: "made",
    title: "The lead",
    task: "Bring the lead in front.",
    start,
    form: [...form],
    moves: "levels",
    strips: PARTS,
    goals: [{ ...goal, sentence: "The lead stands in front of the band." }],
    model: withValue(start, "lead/faderDb", CANARY_DB),
    takesFiles: false,
  };
});

const work = (faderDb: number): string => JSON.stringify(withValue(start, "lead/faderDb", faderDb));

describe.each(KINDS)("an exercise that an instructor has made, on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
  });
  afterAll(() => made.clear());
  afterEach(() => write(store, emptyTables));

  const assign = (
    people: Awaited<ReturnType<typeof makePeople>>,
    changes: Partial<typeof content> = {},
    check: MadeCheck = workshop.work.check,
  ) =>
    createAssignment(
      store,
      people.instructor,
      people.classId,
      {
        ...ASSIGNED,
        results: "when-closed",
        closesAt: "2026-11-28T05:00",
        content: { ...content, ...changes },
      },
      NOW,
      check,
    );
  const handIn = (who: Person, variantId: string, sent: string) =>
    handInWork(store, who, randomUUID(), { studentId: who.id, variantId, work: sent, madeAt: NOW }, NOW);

  test("is refused with the sentence of the check where a goal cannot be judged, and nothing is stored", async () => {
    const people = await makePeople(store, ["Ada"]);
    const [goal] = content.goals;
    const goals = [{ ...goal!, of: "talkbox" }];
    await expect(assign(people, { goals })).rejects.toThrow(
      "Goal 1 cannot be judged. There is no voice “talkbox” in this session; choose one of its tracks.",
    );
    const inClass = () => store.db.selectFrom("assignments").where("title", "=", ASSIGNED.title).selectAll();
    expect(await inClass().execute()).toEqual([]);
    const { id } = await assign(people);
    const { input } = await assignmentSettings(store, people.instructor, id);
    const unchanged = vi.fn(workshop.work.check);
    await replaceAssignment(store, people.instructor, id, { ...input!, title: "Renamed" }, NOW, unchanged);
    expect(unchanged).not.toHaveBeenCalled();
    const worse = { ...input!, content: { ...content, goals } };
    await expect(
      replaceAssignment(store, people.instructor, id, worse, NOW, workshop.work.check),
    ).rejects.toThrow("Goal 1 cannot be judged.");
  });

  test("takes WAV files where they tell of a goal, and not where nobody could be marked by them", async () => {
    const people = await makePeople(store, ["Ada"]);
    const good = async () => ({ goals: [], against: [] });
    const goals = [{ ...content.goals[0]!, measure: "part-loudness-change" as const }];
    const files = { takesFiles: true };
    await expect(assign(people, { ...files, goals }, good)).rejects.toThrow(
      "WAV files tell nothing of these goals",
    );
    const { id } = await assign(people, { goals }, good);
    const { input } = await assignmentSettings(store, people.instructor, id);
    const withFiles = { ...input!, content: { ...content, ...files, goals } };
    await expect(replaceAssignment(store, people.instructor, id, withFiles, NOW, good)).rejects.toThrow(
      "WAV files tell nothing of these goals",
    );
    expect(await assign(people, files, good)).toMatchObject({ kind: "sandbox" });
  });

  test("is checked for the class's instructor alone, and rendered for nobody else", async () => {
    const [here, there] = [await makePeople(store, ["Ada"]), await makePeople(store, ["Bo"])];
    const check = vi.fn(async () => ({ goals: [], against: [] }));
    const asked = (who: Person) => checkMadeFor(store, who, here.classId, content, check);
    await expect(asked(here.students[0]!)).rejects.toThrow(ForbiddenError);
    await expect(asked(there.instructor)).rejects.toThrow(NotFoundError);
    await expect(asked(there.students[0]!)).rejects.toThrow(NotFoundError);
    expect(check).not.toHaveBeenCalled();
    expect(await asked(here.instructor)).toEqual({ goals: [], against: [] });
  });

  test("goes the way of every measured exercise, marked as the page marks, its answer secret until results are open", async () => {
    const people = await makePeople(store, ["Ada"]);
    const ada = people.students[0]!;
    const { id } = await assign(people);
    const begun = await startWork(store, ada, id, generator, NOW);
    const shown = begun.shown as VariantPublicPart;
    expect(shown.exercise).toMatchObject({
      info: { id: "made", title: "The lead", task: "Bring the lead in front." },
      asked: ["The lead stands in front of the band."],
      start,
    });
    expect(shown.assets.map(({ url }) => url)).toHaveLength(new Set(PARTS).size);
    expect(begun.windows).toEqual([{ goalId: "goal-1", title: "The lead stands in front of the band." }]);

    for (const [sent, sentence] of [
      [JSON.stringify(start), "Nothing has been changed yet"],
      [
        JSON.stringify(withValue(start, "master/faderDb", -3)),
        "Only the controls that this exercise gives you",
      ],
      ["{}", "does not call itself a session"],
      [JSON.stringify({ kind: "files", main: "0".repeat(64), parts: null }), "takes no files"],
    ] as const)
      await expect(handIn(ada, begun.variantId, sent)).rejects.toThrow(sentence);

    const receipt = await handIn(ada, begun.variantId, work(-6));
    const { queue, reports } = queueOn(store, { count: 1, run: workshopRun });
    const [row] = await store.db.selectFrom("submissions").selectAll().execute();
    expect(row?.receiptJson).toBe(JSON.stringify(receipt));
    const submissionId = row!.id;
    await vi.waitFor(
      async () => expect(await store.db.selectFrom("scores").selectAll().execute()).toHaveLength(1),
      { timeout: 60_000 },
    );
    await queue.stop();
    expect(reports).toEqual([]);

    const loaded = await loadMaterial({ session: start, assets: shown.assets }, loadMaterialSound);
    const goals = goalsOfMade(content);
    const against = { goals, start, truth: content.model, reference: null, sounds: loaded.sounds };
    const { result } = await markAnswer(
      madeExercise(shown.exercise),
      against,
      loaded.material,
      JSON.parse(work(-6)),
    );
    expect(result).toMatchObject({ outcome: "scored", met: false });
    const stored = await store.db.selectFrom("scores").select("resultJson").executeTakeFirstOrThrow();
    expect(JSON.parse(stored.resultJson).result).toEqual(JSON.parse(JSON.stringify(result)));

    const seenBy = async (now: number): Promise<string> => {
      const readable = await readableAssignment(store.db, ada, id);
      return JSON.stringify([
        begun,
        await studentPage(store, ada, readable, now),
        await submissionState(store, ada, submissionId, now),
        await openWork(store, ada, submissionId, now),
      ]);
    };
    const before = await seenBy(NOW);
    expect(before).not.toContain(String(CANARY_DB));
    expect(await seenBy(NOW + 86_400_000)).toContain(String(CANARY_DB));

    const { instructor } = people;
    expect(await markingQueue(store, instructor, id)).toMatchObject({ items: [{ marking: "graded" }] });
    expect(await assignmentStatistics(store, instructor, id)).toMatchObject({
      graded: 1,
      goals: [{ goalId: "goal-1", missed: 1 }],
    });
  });
});

const workshopRun = ((kind: "mark", asks: Parameters<typeof workshop.work.mark>[0]) =>
  workshop.work[kind](asks)) as Parameters<typeof queueOn>[1]["run"];
