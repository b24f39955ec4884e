import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_MS, eventAt, history } from "@/tests/helpers/progress-history";
import { dueAt, nextDueAtMs, reduceAllReviews, stillThere } from "./due";

const choice = (atMs: number, correct: boolean | null, checkpointId = "c", lessonId = "eq") =>
  eventAt(atMs, {
    type: "checkpoint-answered",
    payload: { lessonId, checkpointId, choiceId: "0", correct },
  });
const scored = (atMs: number, met: boolean, seed = 1, lessonId: string | null = "eq") =>
  eventAt(atMs, {
    type: "exercise-scored",
    payload: { lessonId, exerciseId: "undo", seed, score01: 0, met, measured: {}, selfReported: true },
  });
const note = (atMs: number, seed: number) =>
  eventAt(atMs, {
    type: "exercise-note",
    payload: { lessonId: "eq", exerciseId: "undo", seed, goalId: "g", reason: "on purpose", atSeconds: 1 },
  });
const days = (reviews: readonly { readonly dueAtMs: number }[]) => reviews.map((r) => r.dueAtMs / DAY_MS);

describe("what comes again", () => {
  test("a missed question comes after 1, 3, 7, 21 days, then it is known", () => {
    const events = [choice(0, false)];
    const due = () => days(reduceAllReviews(events).questions);
    expect(due()).toEqual([1]);
    events.push(choice(0.99 * DAY_MS, true));
    expect(due(), "an answer before it is due is no review").toEqual([1]);
    events.push(choice(DAY_MS, true));
    expect(due()).toEqual([4]);
    events.push(choice(4 * DAY_MS, true, "c", "mastering"), choice(4 * DAY_MS, true, "d"));
    expect(due(), "other questions are others").toEqual([4]);
    events.push(choice(4 * DAY_MS, true));
    expect(due()).toEqual([11]);
    events.push(choice(11 * DAY_MS, true));
    expect(due()).toEqual([32]);
    expect(reduceAllReviews([...events, choice(32 * DAY_MS, true)]).questions).toEqual([]);
    expect(days(reduceAllReviews([...events, choice(32 * DAY_MS, false)]).questions)).toEqual([33]);
  });

  test("what was right at once, or cannot be wrong, does not come", () => {
    expect(reduceAllReviews([choice(0, true), choice(1, null, "taste")]).questions).toEqual([]);
    expect(days(reduceAllReviews([choice(0, false), choice(9 * DAY_MS, null)]).questions)).toEqual([1]);
  });

  test("an exercise that was not met comes again in its lesson, a variant missed on purpose does not", () => {
    const events = [scored(0, false, 7)];
    expect(reduceAllReviews(events).exercises).toMatchObject([
      { exerciseId: "undo", lessonId: "eq", seed: 7, dueAtMs: DAY_MS },
    ]);
    expect(reduceAllReviews([...events, note(1, 7)]).exercises).toEqual([]);
    expect(days(reduceAllReviews([...events, note(1, 8)]).exercises), "another variant's note").toEqual([1]);
    expect(days(reduceAllReviews([...events, scored(DAY_MS, true, 8)]).exercises)).toEqual([4]);
    expect(reduceAllReviews([scored(0, false, 7, null)]).exercises, "without a place to do it").toEqual([]);
  });

  test("is due from its moment on, and not before", () => {
    const reviews = reduceAllReviews([choice(0, false), scored(5, false)]);
    expect(dueAt(reviews, DAY_MS - 1)).toEqual({ questions: [], exercises: [], drillItems: [] });
    expect(dueAt(reviews, DAY_MS).questions).toHaveLength(1);
    expect(dueAt(reviews, DAY_MS).exercises).toHaveLength(0);
    expect(dueAt(reviews, DAY_MS + 5).exercises).toHaveLength(1);
  });

  test("says when the next comes, and leaves out what the course no longer has", () => {
    const reviews = reduceAllReviews([choice(0, false), choice(7, false, "gone"), scored(5, false)]);
    const place = { lessonId: "eq", checkpointIds: ["c"], exerciseIds: ["other"], drillIds: [] };
    expect(nextDueAtMs(reviews)).toBe(DAY_MS);
    expect(stillThere(reviews, [place]).questions.map(({ checkpointId }) => checkpointId)).toEqual(["c"]);
    expect(stillThere(reviews, [place]).exercises).toEqual([]);
    expect(stillThere(reviews, [{ ...place, exerciseIds: ["undo"] }]).exercises).toHaveLength(1);
    expect(nextDueAtMs(stillThere(reviews, []))).toBeNull();
  });

  test("is the same in every order, however often events come", () => {
    const shuffled = history.chain((events) => {
      const twice = [...events, ...events];
      const whole = { minLength: twice.length, maxLength: twice.length };
      return fc.tuple(fc.constant(events), fc.shuffledSubarray(twice, whole));
    });
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        expect(reduceAllReviews(others)).toEqual(reduceAllReviews(events));
      }),
      { numRuns: 300 },
    );
  });

  test("comes within three weeks of its last answer, and never without a miss", () => {
    fc.assert(
      fc.property(history, (events) => {
        const { questions } = reduceAllReviews(events);
        for (const { lessonId, checkpointId, dueAtMs } of questions) {
          const about = events.flatMap((event) =>
            event.type === "checkpoint-answered" &&
            event.payload.lessonId === lessonId &&
            event.payload.checkpointId === checkpointId
              ? [event]
              : [],
          );
          expect(about.some(({ payload }) => payload.correct === false)).toBe(true);
          expect(dueAtMs).toBeLessThanOrEqual(Math.max(...about.map(({ atMs }) => atMs)) + 21 * DAY_MS);
        }
      }),
    );
  });
});
