import { describe, expect, test } from "vitest";
import { seededRandom } from "@/learning/random";
import { toldByDigits } from "@/tests/helpers/told-by-digits";
import { answerBand, type BandQuestion, type BandRun, startBandRun, withNextQuestion } from "./hear-a-band";
import { octaveOf } from "./octave";
import { DRILL_INFOS, thresholdWords } from "./public";
import { drillById } from "./registry";

const found = drillById("hear-a-band");
if (found === null) throw new Error("the drill is gone");
const drill = found;
const fresh = (seed: number, more: Partial<BandRun["start"]> = {}) =>
  startBandRun(drill, { seed, due: [], missRates: new Map(), audibility01: () => 1, ...more });

/** Every question of a run, answered by `answer`. */
function play(start: BandRun, answer: (question: BandQuestion) => number) {
  const questions: BandQuestion[] = [];
  let run = withNextQuestion(start);
  for (;;) {
    if (run.question === null) throw new Error("a run that ended without a summary");
    questions.push(run.question);
    const next = answerBand(run, answer(run.question));
    if (next.answer.summary !== null) return { run: next.run, questions, summary: next.answer.summary };
    run = withNextQuestion(next.run);
  }
}

const right = (question: BandQuestion) => question.answerIndex;
const wrong = (question: BandQuestion) => (question.answerIndex + 1) % 4;

/** Hears the centre with an error of so many octaves (standard deviation) and names the nearest choice. */
function namer(seed: number, spreadOctaves: number) {
  const random = seededRandom(seed);
  return ({ item, choicesHz }: BandQuestion): number => {
    const normal = Math.sqrt(-2 * Math.log(1 - random.next01())) * Math.cos(2 * Math.PI * random.next01());
    const heard = Math.log2(item.centreHz) + spreadOctaves * normal;
    const distances = choicesHz.map((f) => Math.abs(Math.log2(f) - heard));
    return distances.indexOf(Math.min(...distances));
  };
}

const firstQuestions = (count: number, more: Partial<BandRun["start"]> = {}) =>
  Array.from({ length: count }, (_, seed) => {
    const { question } = withNextQuestion(fresh(seed, more));
    if (question === null) throw new Error("no question");
    return question;
  });

describe("an item", () => {
  test("has four ascending choices at the spacing of the staircase, inside the range, one of them true", () => {
    for (let seed = 0; seed < 60; seed++) {
      const { questions } = play(fresh(seed), namer(seed, 0.3));
      for (const { choicesHz, answerIndex, item } of questions) {
        expect(choicesHz).toHaveLength(4);
        expect(choicesHz[answerIndex]).toBe(item.centreHz);
        expect(choicesHz[0]).toBeGreaterThanOrEqual(79.9);
        expect(choicesHz[3]).toBeLessThanOrEqual(10010);
        for (let i = 1; i < 4; i++) {
          const octaves = Math.log2((choicesHz[i] ?? 0) / (choicesHz[i - 1] ?? 1));
          expect(Math.abs(octaves - item.spacingOctaves)).toBeLessThan(0.002);
        }
        expect(item.gainDb).toBeGreaterThanOrEqual(9);
        expect(item.gainDb).toBeLessThan(12);
      }
    }
  });

  test("is told by no digit: the true one explains the others no better", () => {
    const questions = firstQuestions(4000);
    const { mean, limit } = toldByDigits(questions, questions[0]!.item.spacingOctaves);
    expect(mean).toBeLessThan(limit);
  });

  test("is drawn anew by every seed and the same by the same", () => {
    const centres = new Set(firstQuestions(200).map(({ item }) => item.centreHz));
    expect(centres.size).toBeGreaterThan(190);
    expect(firstQuestions(5)).toEqual(firstQuestions(5));
  });

  test("hides the truth at each place equally often", () => {
    const counts = [0, 0, 0, 0];
    for (const { answerIndex } of firstQuestions(4000)) counts[answerIndex] = (counts[answerIndex] ?? 0) + 1;
    // Chi-squared, three degrees of freedom: 16.27 is passed by chance once in a thousand.
    const chiSquared = counts.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
    expect(chiSquared).toBeLessThan(16.27);
  });

  test("lies where the material sounds, with choices as far apart as fits there", () => {
    const audibility01 = (f: number) => (f >= 200 && f <= 1600 ? 1 : 0);
    for (let seed = 0; seed < 30; seed++) {
      const { questions } = play(fresh(seed, { audibility01 }), namer(seed, 0.2));
      for (const { choicesHz, item } of questions) {
        expect(choicesHz[0]).toBeGreaterThanOrEqual(199);
        expect(choicesHz[3]).toBeLessThanOrEqual(1601);
        expect(item.spacingOctaves).toBeLessThanOrEqual(1);
      }
    }
    const gap = (f: number) => (f < 300 || f > 900 ? 1 : 0);
    const inside = firstQuestions(500, { audibility01: gap }).filter(({ item }) => gap(item.centreHz) === 0);
    expect(inside).toEqual([]);
    expect(() => fresh(1, { audibility01: (f) => (f > 900 && f < 1100 ? 1 : 0) })).toThrow(RangeError);
  });

  test("from another day comes only if the material sounds there, and no wider than fits", () => {
    const item = { centreHz: 400, gainDb: 10, q: 1, spacingOctaves: 2 };
    const start = {
      audibility01: (f: number) => (f < 1500 ? 1 : 0),
      due: [{ ...item, centreHz: 5000 }, item],
    };
    const reviews = play(fresh(2, start), right).questions.filter(({ review }) => review);
    expect(reviews.map((question) => question.item.centreHz)).toEqual([400]);
    expect(reviews[0]?.item.spacingOctaves).toBeLessThan(1.4);
  });

  test("comes more often from bands that were missed", () => {
    const share = (missRates: ReadonlyMap<number, number>) => {
      const items = Array.from(
        { length: 40 },
        (_, seed) => play(fresh(seed, { missRates }), right).questions,
      );
      const octaves = items.flat().map(({ item }) => octaveOf(item.centreHz));
      return octaves.filter((octave) => octave === 1).length / octaves.length;
    };
    const even = share(new Map());
    expect(share(new Map([[1, 1]])) / even).toBeGreaterThan(1.8);
    expect(share(new Map([[-2, 1]]))).toBeLessThan(even);
    expect(share(new Map([[1, 0]]))).toBe(even);
  });
});

describe("a run", () => {
  test("asks a missed item once more, later and elsewhere, without moving the staircase", () => {
    let missedAt = -1;
    const { questions, summary } = play(fresh(7), (question) => {
      if (missedAt < 0 && !question.review) {
        missedAt = 0;
        return wrong(question);
      }
      return right(question);
    });
    const again = questions.filter((question) => question.review);
    expect(again).toHaveLength(1);
    expect(again[0]?.item).toEqual(questions[0]?.item);
    expect(questions.findIndex((question) => question.review)).toBe(4);
    expect(summary.missed).toEqual([questions[0]?.item]);

    const before = withNextQuestion(
      fresh(3, { due: [{ centreHz: 500, gainDb: 10, q: 1, spacingOctaves: 1 }] }),
    );
    let run = before;
    while (run.question?.review === false) run = withNextQuestion(answerBand(run, right(run.question)).run);
    const level = run.staircase.level;
    expect(answerBand(run, wrong(run.question ?? fail())).run.staircase.level).toBe(level);
  });

  test("brings items that are due from other days, at most four", () => {
    const due = Array.from({ length: 9 }, (_, i) => ({
      centreHz: 200 + 100 * i,
      gainDb: 10,
      q: 1,
      spacingOctaves: 0.5,
    }));
    const { questions } = play(fresh(1, { due }), right);
    const reviews = questions.filter((question) => question.review);
    expect(reviews.map(({ item }) => item)).toEqual(due.slice(0, 4));
    expect(
      reviews.every(({ item, choicesHz, answerIndex }) => choicesHz[answerIndex] === item.centreHz),
    ).toBe(true);
  });

  test("ends by itself, for one who hears everything and for one who hears nothing", () => {
    expect(play(fresh(1), right).questions).toHaveLength(60);
    expect(play(fresh(1), wrong).summary.thresholdOctaves).toBeNull();
  });

  test("scores by distance: one octave beside is half", () => {
    const run = withNextQuestion(fresh(5));
    const question = run.question ?? fail();
    const scores = [0, 1, 2, 3].map((choice) => answerBand(run, choice).answer.score01);
    question.choicesHz.forEach((f, i) => {
      const octaves = Math.abs(Math.log2(f / question.item.centreHz));
      expect(scores[i]).toBeCloseTo(0.5 ** octaves, 9);
    });
    expect(() => answerBand(run, 4)).toThrow(RangeError);
  });

  /*
   * Of four choices the inner two are left on either side, the outer two on one: right with 1.5 Φ(s/2σ) − 0.5 ⋯ on
   * average, which is 0.794 where Φ = 0.8627: s = 2.185 σ.
   */
  test.each([0.08, 0.2, 0.4])("finds the threshold of a listener who errs by %f octaves", (spread) => {
    const summaries = Array.from(
      { length: 400 },
      (_, seed) => play(fresh(seed), namer(seed + 1000, spread)).summary,
    );
    const levels = summaries.flatMap(({ thresholdOctaves: t }) => (t === null ? [] : [Math.log2(t)]));
    expect(levels.length, "runs that end with a threshold").toBeGreaterThanOrEqual(396);
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length;
    const deviation = Math.sqrt(levels.reduce((sum, level) => sum + (level - mean) ** 2, 0) / levels.length);
    expect(Math.abs(mean - Math.log2(2.185 * spread))).toBeLessThan(0.08);
    expect(deviation).toBeLessThan(0.36);
  });
});

test("a threshold is said in words", () => {
  expect(thresholdWords(0.3333)).toBe(
    "You hear ± 0.3 octave. Of bands that far apart, you name four out of five correctly.",
  );
  expect(thresholdWords(2)).toContain("± 2 octaves");
  expect(thresholdWords(0.0833)).toContain("± 0.08 octave.");
  expect(thresholdWords(null)).toContain("too few answers");
});

test("every drill that a page may show can be run", () => {
  for (const { id } of DRILL_INFOS) expect(drillById(id)?.id).toBe(id);
});

function fail(): never {
  throw new Error("no question");
}
