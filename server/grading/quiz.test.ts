import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { floatChannels } from "@/audio-engine/files/sound";
import { readWav } from "@/audio-engine/files/wav";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { findNumbers } from "@/tests/helpers/find-numbers";
import { markQuiz } from "./mark-quiz";
import type { QuizRequest } from "./quiz";
import { soundShelfIn } from "./sound-shelf";
import { Workshop } from "./workshop";

/** Rendering beside other work may take its time. */
vi.setConfig({ testTimeout: 120_000 });

const dataFolder = mkdtempSync(path.join(tmpdir(), "quiz-"));
const { work } = new Workshop({ root: process.cwd(), dataFolder });
const shelf = soundShelfIn(dataFolder);
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

/** Planted where nothing else of a quiz could be taken for them. */
const SEEDS = [0x1badcafe, 0x2badcafe, 0x3badcafe];
const requestOf = (drillId: string, material: "noise" | "song"): QuizRequest => ({
  ...{ drillId, material, spacingOctaves: 1, seeds: SEEDS, replays: 1, feedback: "later" },
});

describe.each([
  ["hear-a-band", "noise"],
  ["hear-a-cut", "song"],
] as const)("a quiz: %s, with %s", (drillId, material) => {
  const made = work["make-quiz"](requestOf(drillId, material));
  const files = async () => {
    const { sounds } = (await made).secret;
    return Object.entries(sounds).map(([name, sha256]) => ({ name, file: shelf.fileOf(sha256) }));
  };

  test("has sounds equally long, in files equally large, equally loud within 0.1 LU", async () => {
    const { frames } = (await made).public.quiz;
    const all = await files();
    expect(all).toHaveLength(SEEDS.length + 1);
    expect(new Set(all.map(({ file }) => statSync(file).size)).size).toBe(1);
    const loudness = [];
    for (const { name } of all) {
      const bytes = await shelf.bytesOf((await made).secret.sounds[name] ?? "");
      if (bytes === undefined) throw new Error("A sound is missing.");
      const sound = readWav(bytes);
      expect(sound.frames).toBe(frames);
      const [left, right] = floatChannels(sound);
      loudness.push(integratedLoudness([left!, right!]) ?? Number.NaN);
      expect(
        Math.max(...[left!, right!].map((samples) => samples.reduce((a, x) => Math.max(a, Math.abs(x)), 0))),
      ).toBeLessThan(0.91);
    }
    expect(Math.max(...loudness) - Math.min(...loudness)).toBeLessThan(0.1);
    expect(Math.abs(loudness[0]! + 23)).toBeLessThan(0.1);
  });

  test("shows neither seeds nor hashes nor what was set, and would be found to", async () => {
    const { public: shown, secret } = await made;
    const hidden = secret.questions.flatMap(({ item: { gainDb, q } }) => [gainDb, q]);
    const telling = [
      ...SEEDS.flatMap((seed) => [`${seed}`, seed.toString(16)]),
      ...Object.values(secret.sounds),
    ];
    // Names are drawn by lot, so that what digits stand in them is chance.
    const bare = {
      ...shown.quiz,
      reference: "",
      questions: shown.quiz.questions.map(({ choicesHz }) => choicesHz),
    };
    expect(findNumbers(bare, hidden)).toEqual([]);
    expect(telling.filter((each) => JSON.stringify(shown).includes(each))).toEqual([]);
    expect(Object.keys(shown.quiz).sort()).toEqual([
      ...["drillId", "feedback", "frames", "questions", "reference", "replays"],
    ]);
    for (const question of shown.quiz.questions)
      expect(Object.keys(question).sort()).toEqual(["choicesHz", "sound"]);
    expect(findNumbers({ ...bare, hint: hidden[0] }, hidden)).not.toEqual([]);
  });

  test("is known by other names to every student, and renders to the same sounds again", async () => {
    const { public: shown, secret } = await made;
    const again = await work["make-quiz"](requestOf(drillId, material));
    const namesOf = ({ quiz }: typeof shown) => [quiz.reference, ...quiz.questions.map(({ sound }) => sound)];
    const names = [...namesOf(shown), ...namesOf(again.public)];
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[0-9a-f]{32}$/.test(name))).toBe(true);
    expect(Object.values(again.secret.sounds)).toEqual(Object.values(secret.sounds));
    expect(again.secret.questions).toEqual(secret.questions);
  });
});

test("is judged with a sentence for each question", async () => {
  const { public: shown, secret } = await work["make-quiz"](requestOf("hear-a-band", "noise"));
  const [a = 0, b = 0] = secret.questions.map(({ answerIndex }) => answerIndex);
  const { result, grader, quiz } = markQuiz(shown.quiz, secret, [a, (b + 1) % 4, null]);
  expect(grader).toEqual({ name: "hear-a-band", version: 1 });
  expect(result.score01).toBeCloseTo(1 / 3, 9);
  expect(result.met).toBe(false);
  expect(quiz).toHaveLength(3);
  const words = result.goals.map((goal) => goal.words);
  expect(words[0]).toMatch(/^Question 1: it was [\d.]+ k?Hz, [a-z]+\.$/);
  expect(words[1]).toMatch(/^Question 2: it was .*; the answer was [\d.]+ k?Hz\.$/);
  expect(words[2]).toMatch(/^Question 3: it was .*; it was left open\.$/);
});
