import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { THIRD_OCTAVE_CENTRES_HZ, thirdOctaveErrorDb } from "@/audio-engine/dsp/third-octave";
import { withInsert, withValue } from "@/audio-engine/session/address";
import type { EqBand } from "@/audio-engine/session/schema";
import type { Exercise, SpectrumMeasures } from "./define";
import { type Goal, scoreGoal, totalScore01 } from "./goals";
import type { ExerciseResult } from "./public";
import { exerciseById } from "./registry";
import { bandErrors, differenceWords } from "./spectrum-difference";

const goal: Goal = {
  id: "g",
  measure: "third-octave-error",
  of: "print",
  during: "whole",
  target: { max: 1.5 },
  tolerance: 0,
  weight: 1,
  words: { under: "", over: "{value} is too much", met: "{value} is good" },
};

describe("a goal", () => {
  const value = fc.double({ min: 0, max: 30, noNaN: true });

  test("gives 1 inside its window, less outside, nothing for doing nothing, and never more for worse", () => {
    fc.assert(
      fc.property(value, value, fc.double({ min: 1.6, max: 20, noNaN: true }), (a, b, doingNothing) => {
        const [better, worse] = [Math.min(a, b), Math.max(a, b)];
        const high = scoreGoal(goal, better, doingNothing);
        const low = scoreGoal(goal, worse, doingNothing);
        expect(low.score01).toBeLessThanOrEqual(high.score01);
        expect(high.met).toBe(better <= 1.5);
        expect(high.score01 === 1).toBe(high.met);
        if (better >= doingNothing) expect(high.score01).toBe(0);
      }),
    );
  });

  test("loses the same for each just-noticeable difference", () => {
    expect(scoreGoal(goal, 2.5, 5.5).score01).toBeCloseTo(0.75, 12);
    expect(scoreGoal(goal, 3.5, 5.5).score01).toBeCloseTo(0.5, 12);
    expect(scoreGoal(goal, Number.NaN, 5.5).score01).toBe(0);
  });

  test("has windows with two ends and a tolerance, and can ask to be near the reference", () => {
    const met = (target: Goal["target"], measured: number) =>
      scoreGoal({ ...goal, target, tolerance: 0.5 }, measured, 9).met;
    expect([-2.6, -2.5, 1.5, 1.6].map((v) => met({ min: -2, max: 1 }, v))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([-0.6, -0.5, 0.5, 0.6].map((v) => met({ near: "reference" }, v))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test("never says that a limit is missed by being it", () => {
    expect(scoreGoal(goal, 1.52, 6).words).toBe("1.6 dB is too much");
    expect(scoreGoal(goal, 1.46, 6).words).toBe("1.5 dB is good");
  });

  test("counts by its weight", () => {
    const goals = [goal, { ...goal, weight: 3 }];
    const results = [scoreGoal(goal, 0, 6), scoreGoal(goal, 9, 6)];
    expect(totalScore01(goals, results)).toBeCloseTo(0.25, 12);
  });
});

const levels = fc.array(fc.double({ min: -70, max: -10, noNaN: true }), { minLength: 30, maxLength: 30 });

function measuresOf(referenceDb: number[], startDb: number[], answerDb: number[]): SpectrumMeasures {
  return {
    centresHz: THIRD_OCTAVE_CENTRES_HZ,
    referenceDb,
    startDb,
    answerDb,
    errorDb: thirdOctaveErrorDb,
  };
}

describe("the picture", () => {
  test("shows what is marked: the standard deviation of its bands is the error", () => {
    fc.assert(
      fc.property(levels, levels, levels, (reference, start, answer) => {
        const bands = bandErrors(measuresOf(reference, start, answer)).filter(({ counts }) => counts);
        const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
        const deviation = (values: number[]) => Math.sqrt(mean(values.map((v) => (v - mean(values)) ** 2)));
        expect(deviation(bands.map(({ beforeDb }) => beforeDb))).toBeCloseTo(
          thirdOctaveErrorDb(reference, start),
          9,
        );
        expect(deviation(bands.map(({ afterDb }) => afterDb))).toBeCloseTo(
          thirdOctaveErrorDb(reference, answer),
          9,
        );
      }),
    );
  });

  const flat = new Array<number>(30).fill(-30);
  /** Bands 9, 10 and 11 are those at 200, 250 and 315 Hz. */
  const raised = (by: number, bands: readonly number[]) =>
    flat.map((level, i) => level + (bands.includes(i) ? by : 0));

  test("is said in words: where, how much, which way, and whether it was so before", () => {
    expect(THIRD_OCTAVE_CENTRES_HZ[9]).toBeCloseTo(199.5, 1);
    const say = (start: number[], answer: number[]) =>
      differenceWords(bandErrors(measuresOf(flat, start, answer)));
    expect(say(raised(9, [9, 10, 11]), raised(4.4, [9, 10, 11]))).toEqual([
      "Between 180 Hz and 350 Hz you are still 4 dB too loud.",
    ]);
    expect(say(raised(9, [9, 10, 11]), raised(-2.5, [9, 10, 11]))).toEqual([
      "Between 180 Hz and 350 Hz you are now 2.5 dB too quiet.",
    ]);
    expect(say(flat, raised(6, [20, 21]))[0]).toBe("Between 2.2 kHz and 3.5 kHz you are now 6 dB too loud.");
    expect(say(raised(9, [9]), raised(1.2, [9]))).toEqual([]);
    const two = raised(5, [3, 4]).map((level, i) => level - (i === 25 ? 8 : 0));
    expect(say(flat, two)).toHaveLength(2);
  });
});

const found = exerciseById("undo-hidden-eq");
if (found === null) throw new Error("the exercise is gone");
const exercise: Exercise = found;
const flatReference = { centresHz: THIRD_OCTAVE_CENTRES_HZ, referenceDb: new Array<number>(30).fill(-30) };
const start = exercise.start({
  asset: { kind: "rendered", id: "x", pcmSha256: "0".repeat(64) },
  frames: 48000,
  engineVersion: 1,
});

describe("the hidden EQ", () => {
  const draws = (id: string, count: number, reference = flatReference): EqBand[][] =>
    Array.from({ length: count }, (_, seed) => exerciseById(id)?.draw(seed, 0, reference) ?? []);

  test("is another one for every seed, the same for the same, and spread over the range in octaves", () => {
    const bands = draws("undo-hidden-eq", 2000).flat();
    expect(new Set(bands.map((band) => band.frequencyHz)).size).toBeGreaterThan(1990);
    expect(draws("undo-hidden-eq", 3)).toEqual(draws("undo-hidden-eq", 3));
    const bells = bands
      .filter((band) => band.kind === "bell")
      .map((band) => Math.log2(band.frequencyHz / 80));
    const middle = bells.reduce((sum, octaves) => sum + octaves, 0) / bells.length;
    expect(Math.abs(middle - Math.log2(10000 / 80) / 2)).toBeLessThan(0.2);
    const boosts = bands.filter((band) => band.gainDb > 0).length / bands.length;
    expect(Math.abs(boosts - 0.5)).toBeLessThan(0.05);
  });

  test("has two bands at least an octave apart where two are asked for", () => {
    for (const [first, second] of draws("undo-hidden-eq-two", 500)) {
      if (first === undefined || second === undefined) throw new Error("two bands were asked for");
      expect(Math.abs(Math.log2(first.frequencyHz / second.frequencyHz))).toBeGreaterThanOrEqual(1);
    }
  });

  test("lies where the sound has energy", () => {
    const referenceDb = THIRD_OCTAVE_CENTRES_HZ.map((centre) => (centre > 1000 ? -60 : -30));
    for (const band of draws("undo-hidden-eq", 500, { ...flatReference, referenceDb }).flat()) {
      expect(band.frequencyHz).toBeLessThan(1000 * 2 ** (1 / 6));
    }
  });
});

describe("an answer", () => {
  const moved = withValue(start, "asset/eq/low-mid/gainDb", -6);
  const guardOf = (result: ExerciseResult | null) =>
    result?.outcome === "not-yet" ? [result.guard, result.reason.split(";")[0]] : null;

  test("may change everything inside the equaliser", () => {
    expect(exercise.validate(start, moved).ok).toBe(true);
    const more = withInsert(moved, "asset", "eq", (insert) =>
      insert.unit === "eq"
        ? { ...insert, params: { outputGainDb: -3, bands: insert.params.bands.slice(1) } }
        : insert,
    );
    expect(exercise.validate(start, more).ok).toBe(true);
  });

  test.each([
    ["the fader", withValue(moved, "asset/faderDb", -3)],
    ["another track", { ...moved, tracks: [...moved.tracks, { ...moved.tracks[0], id: "other" }] }],
    ["the equaliser itself", { ...moved, tracks: moved.tracks.map((track) => ({ ...track, inserts: [] })) }],
    ["the title", { ...moved, title: "Another" }],
  ])("is not yet one when %s was changed", (_what, answer) => {
    const validated = exercise.validate(start, answer);
    expect(!validated.ok && guardOf(validated.result)).toEqual([
      "in-range",
      "Only the equaliser counts here",
    ]);
  });

  test.each([
    ["nothing", null],
    ["a text", "session"],
    [
      "an equaliser of no known shape",
      { ...start, tracks: [{ ...start.tracks[0], inserts: [{ id: "eq", unit: "eq" }] }] },
    ],
  ])("is refused when it is %s", (_what, answer) => {
    expect(exercise.validate(start, answer)).toEqual({ ok: false, result: null });
  });

  const reference = THIRD_OCTAVE_CENTRES_HZ.map((_, i) => -30 - i / 2);
  const given = reference.map((level, i) => level + (i > 10 && i < 16 ? 10 : 0));
  const scoreOf = (answer: number[]) => exercise.score([], measuresOf(reference, given, answer));

  test("without a sound or without a change is not yet one, and learns nothing", () => {
    expect(guardOf(scoreOf(given.map((level) => level - 80)))).toEqual([
      "audible",
      "Your sound is almost silent, so there is nothing to compare",
    ]);
    expect(guardOf(scoreOf(given.map(() => -Infinity)))?.[0]).toBe("audible");
    expect(guardOf(scoreOf(given))?.[0]).toBe("effort");
    expect(guardOf(scoreOf(given.map((level) => level - 6)))?.[0], "only the level was moved").toBe("effort");
    expect(Object.keys(scoreOf(given)).sort()).toEqual(["guard", "outcome", "reason"]);
  });

  test("that undoes it is met, half of it scores between, the wrong way scores nothing", () => {
    const undoneBy = (share: number) =>
      given.map((level, i) => level - share * (level - (reference[i] ?? 0)));
    const scores = [-0.5, 0.2, 0.4, 0.6, 1].map((share) => scoreOf(undoneBy(share)));
    const values = scores.map((s) => (s.outcome === "scored" ? s.score01 : Number.NaN));
    expect(values[0]).toBe(0);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values[1]).toBeGreaterThan(0);
    expect(values[4]).toBe(1);
    expect(scores[4]).toMatchObject({ outcome: "scored", met: true, feedback: [] });
    expect(scores[1]).toMatchObject({ outcome: "scored", met: false });
  });
});
