import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ExerciseResult, GoalResult } from "@/learning/exercises/public";
import { cellOf, totals } from "./gradebook";
import { markingOrder, worstWords } from "./marking-order";
import { namesOf } from "./names";
import type { Marking } from "./shapes";
import { goalStatistics, middleOf } from "./statistics";

const goal = (id: string, score01: number, words = `${id} ${score01}`): GoalResult => ({
  id,
  measured: 0,
  doingNothing: 0,
  unit: "loudness-unit",
  met: score01 === 1,
  onPurpose: true,
  score01,
  words,
});

const scored = (...goals: GoalResult[]): ExerciseResult => ({
  outcome: "scored",
  score01: 0,
  met: goals.every(({ met }) => met),
  goals,
  feedback: [],
  picture: [],
  reveal: { truth: null },
});

const NOT_YET: ExerciseResult = { outcome: "not-yet", guard: "audible", reason: "There is no sound." };
const graded = (result: ExerciseResult): Marking => ({ state: "graded", result, print: null });

describe("the marking queue", () => {
  const works = (markings: readonly Marking[]) =>
    markings.map((marking, i) => ({ submissionId: `s${i}`, receivedAt: i, isReturned: false, marking }));
  const order = (...markings: Marking[]) =>
    markingOrder(works(markings)).map(({ submissionId }) => submissionId);

  test("begins with what the program could not mark, then the worst gate; what waits is last", () => {
    expect(
      order(
        { state: "waiting" },
        graded(scored(goal("a", 1), goal("b", 1))),
        graded(scored(goal("a", 0.9), goal("b", 0.2))),
        graded(scored(goal("a", 0.5), goal("b", 0.5))),
        graded(NOT_YET),
        { state: "failed", reason: "broken" },
      ),
    ).toEqual(["s5", "s4", "s2", "s3", "s1", "s0"]);
  });

  test("keeps those that are equal as they came, and puts behind them what was given back", () => {
    const [first, second, third] = works([1, 2, 3].map(() => graded(scored(goal("a", 0.5)))));
    const given = [{ ...third!, isReturned: true }, second!, first!];
    expect(markingOrder(given).map(({ submissionId }) => submissionId)).toEqual(["s0", "s1", "s2"]);
  });

  test("loses nothing and does not depend on the order in which it is read", () => {
    const marking = fc.oneof(
      fc.constant<Marking>({ state: "waiting" }),
      fc.constant(graded(NOT_YET)),
      fc
        .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 })
        .map((scores) => graded(scored(...scores.map((score01, i) => goal(`g${i}`, score01))))),
    );
    fc.assert(
      fc.property(fc.array(marking), fc.infiniteStream(fc.double()), (markings, chance) => {
        const all = works(markings);
        const mixed = all
          .map((work) => ({ work, at: chance.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ work }) => work);
        expect(markingOrder(mixed)).toEqual(markingOrder(all));
        expect(new Set(markingOrder(mixed))).toEqual(new Set(all));
      }),
    );
  });

  test("says of each its worst gate", () => {
    expect(worstWords(graded(scored(goal("a", 0.9), goal("b", 0.2), goal("c", 1))))).toBe("b 0.2");
    expect(worstWords(graded(scored(goal("a", 1))))).toBeNull();
    expect(worstWords(graded(NOT_YET))).toBe("There is no sound.");
    expect(worstWords({ state: "waiting" })).toBeNull();
    expect(worstWords({ state: "failed", reason: "it fell over." })).toContain("it fell over.");
  });
});

describe("what a class missed", () => {
  const none = new Set<string>();

  test("is counted goal by goal, most missed first, with what the one in the middle was told", () => {
    const works = [
      { result: scored(goal("level", 1), goal("width", 0.1, "much too narrow")), onPurpose: none },
      {
        result: scored(goal("level", 0.5, "too soft"), goal("width", 0.4, "too narrow")),
        onPurpose: new Set(["width"]),
      },
      {
        result: scored(goal("level", 1), goal("width", 0.9, "a little narrow")),
        onPurpose: new Set(["level"]),
      },
      { result: NOT_YET, onPurpose: none },
    ];
    expect(goalStatistics(works)).toEqual([
      {
        goalId: "width",
        marked: 3,
        missed: 3,
        onPurpose: 1,
        mean01: expect.closeTo(1.4 / 3, 12),
        words: "too narrow",
      },
      {
        goalId: "level",
        marked: 3,
        missed: 1,
        onPurpose: 0,
        mean01: expect.closeTo(2.5 / 3, 12),
        words: "too soft",
      },
    ]);
    expect(goalStatistics([])).toEqual([]);
  });

  test("the middle of an even number is one that there is", () => {
    expect([middleOf([]), middleOf([1]), middleOf([1, 2]), middleOf([1, 2, 3])]).toEqual([null, 1, 1, 2]);
  });
});

describe("a cell of the gradebook", () => {
  const grade = {
    assignmentId: "a",
    userId: "u",
    status: "graded",
    points: 4,
    overridePoints: null,
    overrideAt: null,
    isLate: 0,
  } as const;

  test("is missing as soon as it is due and nothing came, and not before", () => {
    expect([cellOf(undefined, 10, 10), cellOf(undefined, 10, 11), cellOf(undefined, null, 11)]).toEqual([
      { status: "open" },
      { status: "missing" },
      { status: "open" },
    ]);
  });

  test("names only what is so", () => {
    expect(cellOf(grade, 1, 2)).toEqual({ status: "graded", points: 4 });
    expect(cellOf({ ...grade, isLate: 1, overridePoints: 4 }, 1, 2)).toEqual({
      status: "graded",
      points: 4,
      isLate: true,
      isOverridden: true,
    });
  });

  test("counts when graded or missing; open, waiting and excused ones cost nothing", () => {
    const cells = [
      { status: "graded", points: 7 },
      { status: "missing" },
      { status: "open" },
      { status: "handed-in" },
      { status: "excused" },
    ] as const;
    expect(
      totals(
        cells,
        [10, 5, 3, 2, 1].map((maxPoints) => ({ maxPoints })),
      ),
    ).toEqual({ earned: 7, possible: 15 });
  });
});

test("in anonymous marking a number stands for each, and the list of the class does not tell which", () => {
  const people = [
    { userId: "b", name: "Ada" },
    { userId: "a", name: "Kim" },
    { userId: "b", name: "Ada" },
  ];
  expect([...namesOf(people, { isAnonymous: 0 })]).toEqual([
    ["b", "Ada"],
    ["a", "Kim"],
  ]);
  expect([...namesOf(people, { isAnonymous: 1 })]).toEqual([
    ["a", "Student 1"],
    ["b", "Student 2"],
  ]);
});
