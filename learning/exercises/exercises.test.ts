import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { THIRD_OCTAVE_CENTRES_HZ, thirdOctaveErrorDb } from "@/audio-engine/dsp/third-octave";
import { withInsert, withValue } from "@/audio-engine/session/address";
import type { EqBand } from "@/audio-engine/session/schema";
import { type Goal, gainedScore01, jointScore01, metScore01, scoreGoal, totalScore01 } from "./goals";
import type { ExerciseResult } from "./public";
import { exerciseById } from "./registry";
import { bandErrors, differenceWords, type Spectra } from "./spectrum-difference";

const goal: Goal = {
  id: "g",
  measure: "third-octave-error",
  of: "print",
  during: "whole",
  target: { max: 1.5 },
  tolerance: 0,
  weight: 1,
  onPurpose: false,
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

  test("has windows with two ends and a tolerance", () => {
    const met = (target: Goal["target"], measured: number) =>
      scoreGoal({ ...goal, target, tolerance: 0.5 }, measured, 9).met;
    expect([-2.6, -2.5, 1.5, 1.6].map((v) => met({ min: -2, max: 1 }, v))).toEqual([
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

  /** Two goals: the first is missed at the start by 4.5 dB, the second is met. */
  const goals = [goal, { ...goal, target: { min: 0, max: 1.5 } }];
  const reached = (first: number, second: number) => [
    scoreGoal(goals[0]!, first, 6),
    scoreGoal(goals[1]!, second, 1),
  ];

  test("of one mix gains what it gained, as far as it has come", () => {
    expect(jointScore01(goals, reached(6, 1))).toBe(0.5);
    expect(jointScore01(goals, reached(1.5, 1.5))).toBe(1);
    // Two thirds of the way: two thirds of the gain that the mean would give.
    expect(jointScore01(goals, reached(3, 1))).toBeCloseTo(0.5 + (2 / 3) * (1 / 3), 12);
  });

  test("of one mix gains nothing where a limit is broken that the start kept, or nobody hears that it is nearer", () => {
    expect(jointScore01(goals, reached(1, 1.6))).toBe(0.5);
    expect(jointScore01(goals, reached(1, -0.1))).toBe(0.5);
    expect(jointScore01(goals, reached(5.1, 1))).toBe(0.5);
    expect(jointScore01(goals, reached(4.9, 1))).toBeGreaterThan(0.5);
    expect(jointScore01(goals, reached(Number.NaN, 1))).toBe(0.5);
    // What is worse than the start is not lifted to it.
    expect(jointScore01(goals, reached(6, 20))).toBe(0);
  });

  test("of one mix gains nothing where it has gone through its window to the other side", () => {
    const window = { ...goal, target: { min: 4, max: 5 } };
    const past = (measured: number) => [scoreGoal(window, measured, 0)];
    expect(scoreGoal(window, 5.5, 0).score01).toBeGreaterThan(0.8);
    expect(jointScore01([window], past(5.5))).toBe(0);
    // As far as it has come, of what it has gained: 7⁄8 each.
    expect(jointScore01([window], past(3.5))).toBeCloseTo((7 / 8) ** 2, 12);
  });

  test("is worth nothing where nothing was done, and all where all is met, however it counts", () => {
    for (const total of [totalScore01, jointScore01, metScore01]) {
      const worth01 = (first: number, second: number) => gainedScore01(total, goals, reached(first, second));
      expect([worth01(6, 1), worth01(9, 1), worth01(6, 20), worth01(1.5, 1.5)]).toEqual([0, 0, 0, 1]);
      // A goal that the start kept, lost for one that it missed.
      expect(worth01(1, 20)).toBe(0);
    }
    expect(gainedScore01(totalScore01, goals, reached(3.75, 1))).toBeCloseTo(0.5, 12);
    expect(gainedScore01(jointScore01, goals, reached(3.75, 1))).toBeCloseTo(0.25, 12);
    expect(gainedScore01(metScore01, goals, reached(3.75, 1))).toBe(0);
  });

  test("of one mix never loses by coming nearer", () => {
    fc.assert(
      fc.property(value, value, value, (a, b, second) => {
        const [better, worse] = [Math.min(a, b), Math.max(a, b)];
        expect(jointScore01(goals, reached(worse, second))).toBeLessThanOrEqual(
          jointScore01(goals, reached(better, second)),
        );
      }),
    );
  });

  test("that is a decision is right or is not", () => {
    expect(metScore01(goals, reached(1.6, 1))).toBe(0.5);
    expect(metScore01(goals, reached(1.5, 1))).toBe(1);
  });
});

const levels = fc.array(fc.double({ min: -70, max: -10, noNaN: true }), { minLength: 30, maxLength: 30 });

function measuresOf(referenceDb: number[], startDb: number[], answerDb: number[]): Spectra {
  return {
    centresHz: THIRD_OCTAVE_CENTRES_HZ,
    referenceDb,
    startDb,
    answerDb,
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

function printExercise(id: string) {
  const exercise = exerciseById(id);
  if (exercise?.work !== "print") throw new Error(`the exercise "${id}" is gone`);
  return exercise;
}

const exercise = printExercise("undo-hidden-eq");
const flatReference = { centresHz: THIRD_OCTAVE_CENTRES_HZ, referenceDb: new Array<number>(30).fill(-30) };
const sound = {
  asset: { kind: "rendered", id: "x", pcmSha256: "0".repeat(64) },
  frames: 48000,
  engineVersion: 1,
} as const;

function draw(id: string, seed: number, reference = flatReference) {
  const variant = printExercise(id).draw(seed, 0, reference);
  if (variant === null) throw new Error("nothing was drawn");
  return variant;
}

const { start: startOf, goals } = draw("undo-hidden-eq", 1);
const start = startOf(sound);

describe("the hidden EQ", () => {
  const draws = (id: string, count: number, reference = flatReference): EqBand[][] =>
    Array.from({ length: count }, (_, seed) => {
      const insert = draw(id, seed, reference).given(sound).tracks[0]?.inserts[0];
      return insert?.unit === "eq" ? insert.params.bands : [];
    });

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

  test("is met inside every window, scores between outside, and nothing where doing nothing is", () => {
    const beside = { picture: [], sentences: [], truth: null };
    const scoreOf = (measured: number) =>
      exercise.score(
        goals.map((goal) => ({ goal, measured, doingNothing: 6 })),
        beside,
      );
    const values = [7, 6, 4, 2, 1.5, 0].map((measured) => {
      const result = scoreOf(measured);
      return result.outcome === "scored" ? result.score01 : Number.NaN;
    });
    expect(values.slice(0, 2)).toEqual([0, 0]);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(values[2]).toBeGreaterThan(0);
    expect(values.slice(4)).toEqual([1, 1]);
    expect(scoreOf(1.4)).toMatchObject({ outcome: "scored", met: true });
    expect(scoreOf(1.6)).toMatchObject({ outcome: "scored", met: false });
  });

  test("a guard that does not hold gives its reason and nothing else", () => {
    expect(Object.keys(exercise.notYet("effort")).sort()).toEqual(["guard", "outcome", "reason"]);
    expect(guardOf(exercise.notYet("audible"))).toEqual([
      "audible",
      "Your sound is almost silent, so there is nothing to compare",
    ]);
  });
});

describe("match by ear", () => {
  test("hides between 2 and 8 dB, as often up as down, another amount for every seed", () => {
    const faders = Array.from(
      { length: 400 },
      (_, seed) => draw("match-by-ear", seed).given(sound).tracks[0]?.faderDb ?? 0,
    );
    expect(new Set(faders).size).toBe(400);
    for (const faderDb of faders) {
      expect(Math.abs(faderDb)).toBeGreaterThanOrEqual(2);
      expect(Math.abs(faderDb)).toBeLessThanOrEqual(8);
    }
    expect(Math.abs(faders.filter((faderDb) => faderDb > 0).length - 200)).toBeLessThan(40);
  });

  test("lets nothing but the fader be moved", () => {
    const matching = printExercise("match-by-ear");
    const given = draw("match-by-ear", 1).start(sound);
    expect(matching.validate(given, withValue(given, "asset/faderDb", 3)).ok).toBe(true);
    expect(matching.validate(given, withValue(given, "asset/pan", 0.5)).ok).toBe(false);
  });
});
