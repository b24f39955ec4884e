import { mkdtempSync, rmSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { floatChannels } from "@/audio-engine/files/sound";
import { readWav } from "@/audio-engine/files/wav";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import type { BandItem } from "@/learning/drills/band-item";
import { findNumbers } from "@/tests/helpers/find-numbers";
import { markQuiz } from "./mark-quiz";
import { type QuizRequest, type QuizSoundRequest, quizSoundKey, soundOfName } from "./quiz";
import { quizShelfIn } from "./sound-shelf";
import { Workshop } from "./workshop";

/** Rendering beside other work may take its time. */
vi.setConfig({ testTimeout: 120_000 });

const dataFolder = mkdtempSync(path.join(tmpdir(), "quiz-"));
const { work } = new Workshop({ root: process.cwd(), dataFolder });
const shelf = quizShelfIn(dataFolder);
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

/** Planted where nothing else of a quiz could be taken for them. */
const SEEDS = [0x1badcafe, 0x2badcafe, 0x3badcafe];
const requestOf = (drillId: string, material: "noise" | "song"): QuizRequest => ({
  ...{ drillId, material, spacingOctaves: 1, seeds: SEEDS, replays: 1, feedback: "later" },
});

async function soundOf(request: QuizSoundRequest) {
  const key = quizSoundKey(request);
  await work["quiz-sound"](request);
  const bytes = await shelf.bytesOf(key);
  if (bytes === undefined) throw new Error("The sound is missing.");
  const sound = readWav(bytes);
  const [left, right] = floatChannels(sound);
  const print = [left!, right!] as const;
  const peak = print.reduce((most, samples) => samples.reduce((a, x) => Math.max(a, Math.abs(x)), most), 0);
  return {
    sound,
    peak,
    bytes: statSync(shelf.fileOf(key)).size,
    lufs: integratedLoudness(print) ?? Number.NaN,
  };
}

/** What a drill may ask at its most, where a song has its bass: the highest peaks. */
const EXTREMES: readonly BandItem[] = [
  { centreHz: 80, gainDb: 12, q: 2, spacingOctaves: 1 },
  { centreHz: 10000, gainDb: -18, q: 1, spacingOctaves: 1 },
];

describe.each([
  ["hear-a-band", "noise"],
  ["hear-a-cut", "song"],
] as const)("a quiz: %s, with %s", (drillId, material) => {
  const drawn = () => work["draw-quiz"](requestOf(drillId, material));

  test("has sounds equally long, in files equally large, equally loud within 0.1 LU, none of which clips", async () => {
    const { public: shown, secret } = await drawn();
    const items = [null, ...secret.questions.map(({ item }) => item), ...EXTREMES];
    const sounds = [];
    for (const item of items) sounds.push(await soundOf({ material, item }));
    expect(new Set(sounds.map(({ bytes }) => bytes)).size).toBe(1);
    expect(new Set(sounds.map(({ sound }) => sound.frames))).toEqual(new Set([shown.quiz.frames]));
    for (const { lufs } of sounds) expect(Math.abs(lufs + 23)).toBeLessThan(0.05);
    for (const { peak } of sounds) expect(peak).toBeLessThan(0.9);
    const samples = sounds.map(({ sound }) => sound.channels[0]?.slice(0, 1000).join());
    expect(new Set(samples).size).toBe(items.length);
  });

  test("shows neither seeds nor keys nor what was set, and would be found to", async () => {
    const { public: shown, secret } = await drawn();
    const hidden = secret.questions.flatMap(({ item: { gainDb, q } }) => [gainDb, q]);
    const keys = secret.questions.map(({ item }) => quizSoundKey({ material, item }));
    const telling = [...SEEDS.flatMap((seed) => [`${seed}`, seed.toString(16)]), ...keys];
    const { questions } = shown.quiz;
    // Names are drawn by lot, so that what digits stand in them is chance.
    const bare = { ...shown.quiz, reference: "", questions: questions.map(({ choicesHz }) => choicesHz) };
    expect(findNumbers(bare, hidden)).toEqual([]);
    expect(telling.filter((each) => JSON.stringify(shown).includes(each))).toEqual([]);
    const known = ["drillId", "feedback", "frames", "questions", "reference", "replays"];
    expect(Object.keys(shown.quiz).sort()).toEqual(known);
    for (const question of questions) expect(Object.keys(question).sort()).toEqual(["choicesHz", "sound"]);
    expect(findNumbers({ ...bare, hint: hidden[0] }, hidden)).not.toEqual([]);
  });

  test("is known by other names to every student, which stand for the same sounds", async () => {
    const [one, other] = [await drawn(), await drawn()];
    const namesOf = ({ public: { quiz } }: typeof one) => [
      quiz.reference,
      ...quiz.questions.map(({ sound }) => sound),
    ];
    const names = [...namesOf(one), ...namesOf(other)];
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[0-9a-f]{32}$/.test(name))).toBe(true);
    const soundsOf = (each: typeof one) =>
      namesOf(each).map((name) => soundOfName(each.public.quiz, each.secret, name));
    expect(soundsOf(one)).toEqual(soundsOf(other));
    expect(soundsOf(one)).toEqual(
      [null, ...one.secret.questions.map(({ item }) => item)].map((item) => ({ material, item })),
    );
    expect(soundOfName(one.public.quiz, one.secret, other.public.quiz.reference)).toBeUndefined();
  });
});

test("is judged with a sentence for each question", async () => {
  const { public: shown, secret } = await work["draw-quiz"](requestOf("hear-a-band", "noise"));
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

test("sounds that were kept long ago are removed, and rendered again to the last bit", async () => {
  const wanted: QuizSoundRequest = { material: "noise", item: EXTREMES[0] ?? null };
  const first = await soundOf(wanted);
  const file = shelf.fileOf(quizSoundKey(wanted));
  utimesSync(file, 1000, 1000);
  const flat = { material: "noise", item: null } as const;
  await soundOf(flat);
  await shelf.removeOlder(2_000_000);
  expect(await shelf.bytesOf(quizSoundKey(wanted))).toBeUndefined();
  expect(await shelf.bytesOf(quizSoundKey(flat))).toBeDefined();
  expect((await soundOf(wanted)).sound).toEqual(first.sound);
  await quizShelfIn(path.join(dataFolder, "nowhere")).removeOlder(1);
});
