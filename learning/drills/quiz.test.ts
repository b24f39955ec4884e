import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toldByDigits } from "@/tests/helpers/told-by-digits";
import { asPrinted } from "./hear-a-band";
import { drawQuestion, judgeQuiz } from "./quiz";
import { QUIZ_SPACINGS_OCTAVES, shareRight } from "./quiz-public";
import { drillById } from "./registry";

const found = drillById("hear-a-band");
if (found === null) throw new Error("the drill is gone");
const drill = found;
const everywhere = () => 1;
const questions = (count: number, spacingOctaves: number) =>
  Array.from({ length: count }, (_, seed) => drawQuestion(drill, spacingOctaves, seed, everywhere));

const seeds = fc.integer({ min: 0, max: 0xffffffff });

describe("a question of a quiz", () => {
  test.each(QUIZ_SPACINGS_OCTAVES)(
    "has four ascending choices, %f octaves apart, one of them true",
    (spacing) => {
      for (const { choicesHz, answerIndex, item } of questions(100, spacing)) {
        expect(choicesHz).toHaveLength(4);
        expect(choicesHz[answerIndex]).toBe(item.centreHz);
        expect(item.spacingOctaves).toBe(spacing);
        expect(choicesHz[0]).toBeGreaterThanOrEqual(79.9);
        expect(choicesHz[3]).toBeLessThanOrEqual(10010);
        expect(item.gainDb).toBeGreaterThanOrEqual(9);
      }
    },
  );

  test("is lowered where its drill is about cuts", () => {
    const cut = drillById("hear-a-cut");
    if (cut === null) throw new Error("the drill is gone");
    expect(drawQuestion(cut, 1, 5, everywhere).item.gainDb).toBeLessThanOrEqual(-12);
  });

  test("has choices that are what their lowest makes of them, whichever is true", () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...QUIZ_SPACINGS_OCTAVES), (seed, spacing) => {
        const { choicesHz } = drawQuestion(drill, spacing, seed, everywhere);
        // From the unrounded lowest: within the rounding of both.
        choicesHz.forEach((hz, i) => {
          expect(hz).toBe(asPrinted(hz));
          expect(Math.abs(Math.log2(hz / choicesHz[0]!) - i * spacing)).toBeLessThan(0.002);
        });
      }),
    );
  });

  test.each([1, 0.5])(
    "is told by no digit: the true one explains the others no better (%f octaves)",
    (spacing) => {
      const { mean, limit } = toldByDigits(questions(4000, spacing), spacing);
      expect(mean).toBeLessThan(limit);
    },
  );

  test("is told by no place: each is true equally often, also for choices that lie alike", () => {
    const drawn = questions(40_000, 1);
    const low = drawn.filter(({ choicesHz }) => choicesHz[0]! < 200);
    for (const part of [drawn, low]) {
      const counts = [0, 0, 0, 0];
      for (const { answerIndex } of part) counts[answerIndex]! += 1;
      const wanted = part.length / 4;
      // Chi-squared, three degrees of freedom: 16.27 is passed by chance once in a thousand.
      expect(counts.reduce((sum, n) => sum + (n - wanted) ** 2 / wanted, 0)).toBeLessThan(16.27);
    }
  });

  test("lies where the material sounds, with every one of its choices", () => {
    const audible = (f: number) => (f >= 200 && f <= 3200 && (f < 700 || f > 720) ? 1 : 0);
    for (let seed = 0; seed < 200; seed += 1) {
      const { choicesHz } = drawQuestion(drill, 2, seed, audible);
      expect(choicesHz.filter((hz) => audible(hz) === 0)).toEqual([]);
    }
    expect(() => drawQuestion(drill, 1, 1, (f) => (f > 900 && f < 1100 ? 1 : 0))).toThrow(RangeError);
    const teeth = (f: number) => (f < 81 || f > 9000 ? 1 : 0);
    expect(() => drawQuestion(drill, 1, 1, teeth)).toThrow("too few places");
  });
});

test("right answers count their share, open ones nothing", () => {
  const drawn = questions(4, 1);
  const truth = drawn.map(({ answerIndex }) => answerIndex);
  expect(shareRight(judgeQuiz(drawn, truth))).toBe(1);
  const half = judgeQuiz(drawn, [truth[0]!, (truth[1]! + 1) % 4, null, truth[3]!]);
  expect(half.map(({ correct }) => correct)).toEqual([true, false, false, true]);
  expect(shareRight(half)).toBe(0.5);
  expect(judgeQuiz(drawn, []).every(({ choiceIndex, correct }) => choiceIndex === null && !correct)).toBe(
    true,
  );
});
