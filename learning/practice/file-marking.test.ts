import { expect, test } from "vitest";
import { withValue } from "@/audio-engine/session/address";
import { newSession, newTrack } from "@/audio-engine/session/build";
import { defineExercise } from "@/learning/exercises/define";
import { areToldByFiles } from "@/learning/exercises/file-goals";
import type { Goal } from "@/learning/exercises/goals";
import { goalsOfMade, madeExercise, madePublicPart } from "@/learning/exercises/made";
import type { MadeExercise, MadeGoal } from "@/learning/exercises/made-public";
import type { ExerciseResult } from "@/learning/exercises/public";
import { hear } from "./evidence";
import { markFiles } from "./file-marking";
import { type MarkedAgainst, markAnswer } from "./variant";

const FRAMES = 2 * 48000;
const noiseTrack = (id: string, seed: number, pan: number) =>
  newTrack({
    id,
    name: id,
    pan,
    input: { kind: "generator", generator: { id: `${id}-noise`, kind: "pink-noise", seed, levelDbfs: -26 } },
  });
const start = newSession({
  id: "song",
  title: "Song",
  engineVersion: 2,
  lengthFrames: FRAMES,
  tracks: [noiseTrack("lead", 1, 0), noiseTrack("band", 2, 0.4)],
});
const answer = withValue(start, "lead/faderDb", 3);

const base = {
  during: "whole",
  target: { min: -100, max: 100 },
  tolerance: 0,
  weight: 1,
  onPurpose: false,
} as const;
const words = { met: "{value}", under: "{value}", over: "{value}" };
const goalOf = (id: string, measure: Goal["measure"], of: string): Goal => ({
  ...base,
  id,
  measure,
  of,
  words,
});
const GOALS = [
  goalOf("balance", "voice-over-band", "lead"),
  goalOf("evenness", "part-evenness", "lead"),
  goalOf("voice-mono", "mono-fold-loss", "lead"),
  goalOf("mono", "mono-fold-loss", "print"),
  goalOf("width", "width", "print"),
  goalOf("softest", "softest-part", "print"),
  goalOf("band-mono", "mono-fold-loss", "band"),
];

const exercise = defineExercise({
  work: "tracks",
  info: { id: "files", version: "1", title: "Files", task: "Mix.", materials: [] },
  editable: ["lead/faderDb"],
  hidden: [],
  picture: "none",
  guards: [
    { kind: "in-range", reason: "Only the fader." },
    { kind: "parts-present", reason: "A part is gone." },
    { kind: "effort", reason: "Nothing was changed." },
  ],
  draw: () => null,
});
const variant: MarkedAgainst = { goals: GOALS, start, truth: null, reference: null, sounds: new Map() };
const material = { session: start, assets: [] };

async function mixOf(session: typeof start) {
  const tap = (stripId: string) => ({ id: stripId, stripId, point: "post-fader" }) as const;
  const heard = await hear(session, new Map(), [tap("lead"), tap("band")]);
  return { main: heard.print, parts: { voice: heard.tap("lead"), band: heard.tap("band") } };
}

function valuesOf(result: ExerciseResult): Map<string, number> {
  if (result.outcome !== "scored") throw new Error(result.reason);
  return new Map(result.goals.map(({ id, measured }) => [id, measured]));
}

test("files tell of a mix what its session tells, and what they cannot tell is said and does not count", async () => {
  const bySession = valuesOf((await markAnswer(exercise, variant, material, answer)).result);
  const { result, unmeasured } = await markFiles(exercise, variant, material, await mixOf(answer));
  expect(unmeasured).toEqual(["softest", "band-mono"]);
  const byFiles = valuesOf(result);
  expect([...byFiles.keys()]).toEqual(["balance", "evenness", "voice-mono", "mono", "width"]);
  for (const [id, measured] of byFiles) expect(measured, id).toBeCloseTo(bySession.get(id) ?? Number.NaN, 9);
  expect(result).toMatchObject({
    feedback: [expect.stringContaining("2 of 7 goals cannot be measured from files")],
  });
});

test("a mix alone tells less, and one that was not changed is not marked", async () => {
  const { main } = await mixOf(answer);
  const { unmeasured } = await markFiles(exercise, variant, material, { main, parts: null });
  expect(unmeasured).toEqual(["balance", "evenness", "voice-mono", "softest", "band-mono"]);
  const untouched = await markFiles(exercise, variant, material, await mixOf(start));
  expect(untouched.result).toEqual({ outcome: "not-yet", guard: "effort", reason: "Nothing was changed." });
  const partsOnly = { ...variant, goals: GOALS.slice(0, 1) };
  await expect(markFiles(exercise, partsOnly, material, { main, parts: null })).rejects.toMatchObject({
    code: "practice/answer-invalid",
  });
});

test("an exercise that an instructor has made is marked by files as the course's own, and by no goal that they cannot tell", async () => {
  const goal = (measure: MadeGoal["measure"], of: string): MadeGoal => ({
    ...{ measure, of, section: null, min: -100, max: 100, isKept: true, sentence: "It is so." },
  });
  const made: MadeExercise = {
    ...{ title: "Made", task: "Mix.", start, form: [], moves: "levels", strips: ["lead"], model: null },
    goals: [goal("voice-over-band", "lead"), goal("width", "print"), goal("part-loudness-change", "band")],
  };
  const goals = goalsOfMade(made);
  const ofMade = { ...variant, goals };
  const asked = madeExercise(madePublicPart(made));
  const bySession = valuesOf((await markAnswer(asked, ofMade, material, answer)).result);
  const { result, unmeasured } = await markFiles(asked, ofMade, material, await mixOf(answer));
  expect(unmeasured).toEqual([goals[2]!.id]);
  for (const [id, measured] of valuesOf(result))
    expect(measured, id).toBeCloseTo(bySession.get(id) ?? Number.NaN, 9);
  expect(goals.map((each) => areToldByFiles([each]))).toEqual([true, true, false]);
});
