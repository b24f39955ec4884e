import { expect, test } from "vitest";
import { answerBand, startBandRun, withNextQuestion } from "@/learning/drills/hear-a-band";
import { drillById } from "@/learning/drills/registry";
import { drillAnswered, drillFinished, exerciseScored, type ProgressEvent, takeJudged } from ".";
import { progressEventSchema } from "./reading";

const stored = (what: Pick<ProgressEvent, "type" | "payload">) =>
  progressEventSchema.parse({
    id: "e1",
    deviceId: "d1",
    sequence: 0,
    atMs: 0,
    contentVersion: "1",
    ...what,
  }).payload;

test("a marked variant becomes an event that says it was marked at home", () => {
  const goal = {
    id: "third-octave-error",
    measured: 1.2,
    doingNothing: 4,
    unit: "decibel",
    onPurpose: false,
  } as const;
  const payload = exerciseScored({
    lessonId: "eq-in-context",
    exerciseId: "undo-hidden-eq",
    seed: 4,
    headphonesPassed: true,
    result: {
      outcome: "scored",
      score01: 1,
      met: true,
      goals: [{ ...goal, met: true, score01: 1, words: "" }],
      feedback: [],
      picture: [],
      reveal: { truth: null },
    },
  });
  expect(stored({ type: "exercise-scored", payload })).toEqual(payload);
  expect(payload).toMatchObject({ selfReported: true, measured: { "third-octave-error": 1.2 } });
  const { headphonesPassed, ...older } = payload;
  expect(headphonesPassed).toBe(true);
  expect(stored({ type: "exercise-scored", payload: older })).toEqual(older);
});

test("every answer and the end of a run become events", () => {
  const drill = drillById("hear-a-band");
  if (drill === null) throw new Error("the drill is gone");
  const place = { lessonId: null, drillId: drill.id, runId: "run-1", material: "noise" } as const;
  let run = startBandRun(drill, { seed: 1, due: [], missRates: new Map(), audibility01: () => 1 });
  for (;;) {
    run = withNextQuestion(run);
    const next = answerBand(run, run.asked % 4);
    run = next.run;
    const answered = drillAnswered(place, next.answer);
    expect(stored({ type: "drill-answered", payload: answered })).toEqual(answered);
    expect(answered).toMatchObject({ selfReported: true, skill: "hear-a-band.noise" });
    if (next.answer.summary === null) continue;
    const finished = drillFinished(place, next.answer.summary, true);
    expect(stored({ type: "drill-finished", payload: finished })).toEqual(finished);
    return;
  }
});

test("a judged take leaves what could be told, and is marked at home", () => {
  const verdict = (question: "clip" | "peak" | "room", good: boolean | null) => ({
    question,
    title: "",
    good,
    words: "",
  });
  const verdicts = [verdict("clip", true), verdict("peak", false), verdict("room", null)];
  const payload = takeJudged({ lessonId: "your-ten-seconds", verdicts, atMs: 1_795_000_000_000 });
  expect(stored({ type: "exercise-scored", payload })).toEqual({
    lessonId: "your-ten-seconds",
    exerciseId: "ten-seconds",
    seed: 1_795_000_000,
    score01: 0.5,
    met: false,
    measured: { clip: 1, peak: 0 },
    selfReported: true,
  });
});
