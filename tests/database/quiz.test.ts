import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createAssignment } from "../../server/assignments/assignments";
import type { QuizContent } from "../../server/assignments/content";
import type { AssignmentInput } from "../../server/assignments/requests";
import { emptyTables } from "../../server/db/copy";
import { exportStudent } from "../../server/db/export";
import { gradeOf } from "../../server/db/grades";
import type { Store } from "../../server/db/handle";
import type { Person } from "../../server/db/people";
import { submissionsOf } from "../../server/db/submissions";
import { write } from "../../server/db/transactions";
import { secretOf } from "../../server/db/work";
import { openWork } from "../../server/grades/opening";
import { assignmentStatistics } from "../../server/grades/statistics";
import {
  type QuizPublicPart,
  type QuizSecret,
  type QuizSoundRequest,
  quizSoundKey,
} from "../../server/grading/quiz";
import { type OpenWork, startWork } from "../../server/submissions/attempts";
import { closeAttempts } from "../../server/submissions/close-attempts";
import { keepDraft } from "../../server/submissions/drafts";
import { handInWork } from "../../server/submissions/hand-in";
import { answerQuestion, playQuestion } from "../../server/submissions/quiz";
import { answersWork } from "../../server/submissions/quiz-work";
import type { SoundMakers } from "../../server/submissions/sound-makers";
import { submissionState } from "../../server/submissions/state";
import { variantSound } from "../../server/submissions/variant-sound";
import { NOW } from "./class-fixture";
import { QUIZ } from "./quiz-fixture";
import { KINDS, newStore } from "./stores";
import { ASSIGNED, FAKE_GENERATOR, makePeople } from "./work-fixture";

const HOUR = 3_600_000;
const CLOSES = "2026-11-28T05:00";
const STRANGER = "This is not here, or it is not yours.";
type Choices = readonly (number | null)[];

describe.each(KINDS)("a quiz on %s", (kind) => {
  let made: Awaited<ReturnType<typeof newStore>>;
  let store: Store;
  beforeAll(async () => {
    made = await newStore(kind);
    store = made.store;
  });
  afterAll(() => made.clear());
  afterEach(() => write(store, emptyTables));

  async function quizWith(quiz: Partial<QuizContent> = {}, changes: Partial<AssignmentInput> = {}) {
    const people = await makePeople(store, ["Ada", "Ben"]);
    const input = { ...ASSIGNED, ...changes, content: { ...QUIZ, ...quiz } };
    const { id } = await createAssignment(store, people.instructor, people.classId, input, NOW);
    const [ada, ben] = people.students;
    if (ada === undefined || ben === undefined) throw new Error("The class has lost its students.");
    return { ...people, ada, ben, id };
  }

  const start = (who: Person, id: string, now = NOW) => startWork(store, who, id, FAKE_GENERATOR, now);

  const shownOf = ({ shown }: OpenWork) => (shown as QuizPublicPart).quiz;

  /** The right answer of every question. */
  async function truthOf({ variantId }: OpenWork): Promise<number[]> {
    const { questions } = (await secretOf(store.db, variantId)) as QuizSecret;
    return questions.map(({ answerIndex }) => answerIndex);
  }

  const wrong = (truth: number) => (truth + 1) % 4;

  const send = (who: Person, { variantId }: OpenWork, work: string, now = NOW, id: string = randomUUID()) =>
    handInWork(store, who, id, { studentId: who.id, variantId, work, madeAt: now }, now);

  const handIn = (who: Person, work: OpenWork, choices: Choices, now = NOW) =>
    send(who, work, answersWork(choices), now);

  const answer = (who: Person, { variantId }: OpenWork, question: number, choiceIndex: number, now = NOW) =>
    answerQuestion(store, who, { variantId, question }, choiceIndex, now);

  const pointsOf = async (id: string, { id: userId }: Person) =>
    (await gradeOf(store.db, id, userId))?.points ?? null;

  test("is judged as soon as it comes: each right answer counts its share, what was left open nothing", async () => {
    const { ada, ben, id } = await quizWith({ feedback: "later" });
    const [hers, his] = [await start(ada, id), await start(ben, id)];
    const [a = 0, b = 0, c = 0] = await truthOf(hers);
    const { submissionId } = await handIn(ada, hers, [a, b, wrong(c), null]);
    expect(await pointsOf(id, ada)).toBe(5);
    const state = await submissionState(store, ada, submissionId, NOW);
    if (state.state !== "graded" || state.quiz === null) throw new Error("It is not judged.");
    expect(state.quiz.map(({ correct }) => correct)).toEqual([true, true, false, false]);
    expect(state.quiz.map(({ choiceIndex }) => choiceIndex)).toEqual([a, b, wrong(c), null]);
    await handIn(ben, his, await truthOf(his));
    expect(await pointsOf(id, ben)).toBe(10);
    expect(shownOf(hers).questions.map(({ choicesHz }) => choicesHz)).not.toEqual(
      shownOf(his).questions.map(({ choicesHz }) => choicesHz),
    );
  });

  test("takes answers to its questions and nothing else, and no attempt is used by what is none", async () => {
    const { ada, id } = await quizWith({ feedback: "later" }, { maxAttempts: 1 });
    const work = await start(ada, id);
    await expect(handIn(ada, work, [null, null, null, null])).rejects.toThrow(
      "No question has been answered",
    );
    const forged = [
      '{"answers":[0,0,0]}',
      '{"answers":[0,0,0,0,0]}',
      '{"answers":[0,0,0,4]}',
      '{"answers":[0,0,0,-1]}',
      '{"answers":[0,0,0,0.5]}',
      '{"answers":[0,0,0,"0"]}',
      '{"answers":[0,0,0,0],"points":10}',
      '{"answers":[0,0,0,0],"score01":1}',
      '{"answers":{"0":0}}',
      "[0,0,0,0]",
      "null",
      "{",
    ];
    for (const each of forged) await expect(send(ada, work, each)).rejects.toThrow("no answers to this quiz");
    await expect(handIn(ada, work, await truthOf(work))).resolves.toMatchObject({ isLate: false });
  });

  test("that tells at once keeps each answer for good: the same again is told the same, another is refused", async () => {
    const { ada, ben, id } = await quizWith();
    const work = await start(ada, id);
    const [first = 0, second = 0] = await truthOf(work);
    const judged = await answer(ada, work, 0, wrong(first));
    expect(judged).toMatchObject({ correct: false, choiceIndex: wrong(first), answerIndex: first });
    expect(await answer(ada, work, 0, wrong(first), NOW + 1)).toEqual(judged);
    await expect(answer(ada, work, 0, first)).rejects.toThrow("answered already");
    const both = await Promise.allSettled([0, 1, 2, 3].map((choice) => answer(ada, work, 1, choice)));
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(answer(ben, work, 2, 0)).rejects.toThrow(STRANGER);
    await expect(answer(ada, work, 4, 0)).rejects.toThrow(STRANGER);
    await expect(answer(ada, work, -1, 0)).rejects.toThrow(STRANGER);
    await expect(answer(ada, work, 2, 4)).rejects.toMatchObject({ status: 400 });

    const again = await start(ada, id);
    expect(again.quiz?.judged[0]).toEqual(judged);
    expect(again.quiz?.judged.slice(2)).toEqual([null, null]);
    // What is handed in cannot change what was given for good.
    const truth = await truthOf(work);
    await handIn(ada, work, truth);
    const chosen = again.quiz?.judged[1]?.choiceIndex;
    expect(await pointsOf(id, ada)).toBe(chosen === second ? 7.5 : 5);
    await expect(answer(ada, work, 2, 0)).rejects.toThrow("This attempt has ended.");
    expect(await answer(ada, work, 0, wrong(first))).toEqual(judged);
  });

  test("that tells later judges nothing before it is handed in", async () => {
    const { ada, id } = await quizWith({ feedback: "later" });
    const work = await start(ada, id);
    await expect(answer(ada, work, 0, 0)).rejects.toThrow("all its answers together");
    await keepDraft(store, ada, work.variantId, { work: answersWork([0, 1, 2, 3]), revision: 1 }, NOW);
    const again = await start(ada, id);
    expect(again.quiz).toEqual({ plays: [0, 0, 0, 0], judged: [null, null, null, null] });
    expect(again.draft?.work).toBe('{"answers":[0,1,2,3]}');
  });

  test("that time ends is what was answered by then; later answers are refused, a later hand-in counts nothing", async () => {
    const { ada, ben, id } = await quizWith({}, { timeLimitMinutes: 30 });
    const [hers, his] = [await start(ada, id), await start(ben, id)];
    const truth = await truthOf(hers);
    await answer(ada, hers, 0, truth[0] ?? 0, NOW + 1000);
    const later = NOW + HOUR;
    await expect(answer(ada, hers, 1, truth[1] ?? 0, later)).rejects.toThrow("This attempt has ended.");
    await expect(playQuestion(store, ada, { variantId: hers.variantId, question: 1 }, later)).rejects.toThrow(
      "This attempt has ended.",
    );
    expect(await closeAttempts(store, later)).toBe(2);
    const [submission] = await submissionsOf(store.db, id, ada.id);
    expect(submission).toMatchObject({ madeAt: NOW + 1000, receivedAt: NOW + HOUR / 2, isLate: 0 });
    expect(await pointsOf(id, ada)).toBe(2.5);
    expect(await submissionsOf(store.db, id, ben.id)).toEqual([]);
    expect((await handIn(ben, his, await truthOf(his), later)).isLate).toBe(true);
    expect(await pointsOf(id, ben)).toBe(0);
  });

  test("that tells later hands its draft in when time is up", async () => {
    const { ada, id } = await quizWith({ feedback: "later" }, { closesAt: CLOSES });
    const work = await start(ada, id);
    const draft = { work: answersWork(await truthOf(work)), revision: 1 };
    await keepDraft(store, ada, work.variantId, draft, NOW);
    await closeAttempts(store, NOW + 9 * HOUR);
    expect(await pointsOf(id, ada)).toBe(10);
  });

  test("is heard as often as it allows, in whatever tab, and its sound handed out no more until it is over", async () => {
    const { ada, ben, instructor, id } = await quizWith({ replays: 1 });
    const work = await start(ada, id);
    const { variantId } = work;
    const play = (question: number, who = ada) => playQuestion(store, who, { variantId, question }, NOW);
    const { questions, reference } = shownOf(work);
    const [rendered, onShelf]: [QuizSoundRequest[], Set<string>] = [[], new Set()];
    const makers = {
      quizShelf: {
        bytesOf: async (key: string) => (onShelf.has(key) ? Buffer.from(key) : undefined),
      },
      workers: {
        run: async (_kind: string, request: QuizSoundRequest) => {
          rendered.push(request);
          onShelf.add(quizSoundKey(request));
          return null;
        },
      },
    } as unknown as SoundMakers;
    const get = (sha256: string, who: Person) => variantSound(store, who, { variantId, sha256 }, makers);
    const name = questions[2]?.sound ?? "";
    const key = String(await get(name, ada));
    expect(String(await get(name, ada))).toBe(key);
    const { questions: drawn } = (await secretOf(store.db, variantId)) as QuizSecret;
    expect(rendered).toEqual([{ material: "noise", item: drawn[2]?.item }]);
    const plays = await Promise.allSettled([play(2), play(2), play(2), play(2)]);
    const lefts = plays.flatMap((each) => (each.status === "fulfilled" ? [each.value.left] : []));
    expect(lefts.sort()).toEqual([0, 1]);
    await expect(play(2)).rejects.toThrow("as often as the quiz allows");
    await expect(play(0, ben)).rejects.toThrow(STRANGER);
    await expect(get(name, ada)).rejects.toThrow("as often as the quiz allows");
    await expect(get(reference, ada)).resolves.toBeDefined();
    await expect(get(questions[1]?.sound ?? "", ada)).resolves.toBeDefined();
    await expect(get(name, instructor)).resolves.toBeDefined();
    // The name by which the shelf knows it is none that a page may ask by.
    for (const other of [key, "", "../secrets"]) await expect(get(other, ada)).rejects.toThrow(STRANGER);
    expect((await start(ada, id)).quiz?.plays).toEqual([0, 0, 2, 0]);
    await handIn(ada, work, [0, null, null, null]);
    await expect(get(name, ada)).resolves.toBeDefined();
  });

  test("without a limit counts plays and refuses none", async () => {
    const { ada, id } = await quizWith({ replays: null });
    const { variantId } = await start(ada, id);
    for (let i = 0; i < 3; i += 1)
      expect(await playQuestion(store, ada, { variantId, question: 1 }, NOW)).toEqual({ left: null });
    expect((await start(ada, id)).quiz?.plays).toEqual([0, 3, 0, 0]);
  });

  test("opened again shows what was asked and answered: to its staff at once, to its student when results open", async () => {
    const { ada, ben, instructor, id } = await quizWith(
      { feedback: "later" },
      { closesAt: CLOSES, results: "when-closed" },
    );
    const work = await start(ada, id);
    const truth = await truthOf(work);
    const { submissionId } = await handIn(ada, work, [truth[0] ?? 0, wrong(truth[1] ?? 0), null, null]);
    const opened = await openWork(store, instructor, submissionId, NOW);
    expect(opened).toMatchObject({ variant: null, session: null, exerciseId: "hear-a-band" });
    expect(opened.quiz).toEqual(shownOf(work));
    if (opened.marking.state !== "graded") throw new Error("It is not judged.");
    expect(opened.marking.quiz?.map(({ answerIndex }) => answerIndex)).toEqual(truth);
    const early = await openWork(store, ada, submissionId, NOW);
    expect(early.marking).toEqual({ state: "closed" });
    expect((await submissionState(store, ada, submissionId, NOW)).state).toBe("held-back");
    expect((await openWork(store, ada, submissionId, NOW + 9 * HOUR)).marking.state).toBe("graded");
    await expect(openWork(store, ben, submissionId, NOW)).rejects.toThrow("not yours");

    const { bands, goals, exerciseId, graded } = await assignmentStatistics(store, instructor, id);
    expect([exerciseId, graded, goals]).toEqual(["hear-a-band", 1, []]);
    expect(bands.reduce((sum, { asked }) => sum + asked, 0)).toBe(4);
    expect(bands.reduce((sum, { missed }) => sum + missed, 0)).toBe(3);
  });

  test("goes along in its student's export, without a seed by which it could be drawn again", async () => {
    const { ada, id } = await quizWith();
    const work = await start(ada, id);
    await answer(ada, work, 0, 1);
    const exported = await exportStudent(store.db, ada.id);
    expect(exported.quizAnswers).toMatchObject([{ question: 0, choiceIndex: 1 }]);
    const { seeds } = (await secretOf(store.db, work.variantId)) as QuizSecret;
    const text = JSON.stringify(exported);
    expect(text).not.toContain('"seed"');
    for (const seed of seeds) expect(text).not.toContain(String(seed));
  });
});
