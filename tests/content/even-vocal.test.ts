import { beforeAll, describe, expect, test, vi } from "vitest";
import { withInsert, withValue } from "@/audio-engine/session/address";
import type { CompressorInsert } from "@/audio-engine/session/inserts";
import type { Session } from "@/audio-engine/session/schema";
import { EVEN_VOCAL, EVEN_VOCAL_COMPRESSOR_ID, EVEN_VOCAL_TRACK_ID } from "@/learning/exercises/public";
import { AnswersOnce, gain01, tooClose } from "@/tests/helpers/answers";
import { goalsOf, isMet, type OpenExercise, openExercise, resultWords } from "@/tests/helpers/open-exercise";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Settings = Partial<CompressorInsert["params"]>;
type Named = readonly [name: string, settings: Settings, faderAddedDb?: number];

const named = (answers: readonly Named[]) => answers.map(([name]) => ({ name }));

const SEED = 3;
let exercise: OpenExercise;

beforeAll(async () => {
  exercise = await openExercise(EVEN_VOCAL.id, SEED, { trackIds: ["lead"] });
});

function compressed(settings: Settings, faderAddedDb = 0): Session {
  const { start } = exercise;
  const lead = start.tracks.find(({ id }) => id === EVEN_VOCAL_TRACK_ID);
  const set = withInsert(start, EVEN_VOCAL_TRACK_ID, EVEN_VOCAL_COMPRESSOR_ID, (insert) =>
    insert.unit === "compressor" ? { ...insert, params: { ...insert.params, ...settings } } : insert,
  );
  return withValue(set, `${EVEN_VOCAL_TRACK_ID}/faderDb`, (lead?.faderDb ?? 0) + faderAddedDb);
}

const GOOD: readonly Named[] = [
  [
    "low threshold, gentle ratio, at the loud end of the window",
    { thresholdDb: -34, ratio: 3, attackSeconds: 0.02, releaseSeconds: 0.2, makeupDb: 11.7 },
  ],
  [
    "higher threshold, firmer ratio",
    { thresholdDb: -28, ratio: 3.5, attackSeconds: 0.02, releaseSeconds: 0.25, makeupDb: 7.3 },
  ],
  [
    "made up by the fader",
    { thresholdDb: -30, ratio: 3, attackSeconds: 0.015, releaseSeconds: 0.3, makeupDb: 5 },
    2.2,
  ],
  [
    "at the soft end of the window",
    { thresholdDb: -32, ratio: 3, attackSeconds: 0.02, releaseSeconds: 0.3, makeupDb: 7.4 },
  ],
  [
    "firm: a high ratio",
    { thresholdDb: -30, ratio: 8, attackSeconds: 0.02, releaseSeconds: 0.25, makeupDb: 10.8 },
  ],
];

const SQUASHED: Named = [
  "20:1 squash, made up",
  { thresholdDb: -44, ratio: 20, attackSeconds: 0.001, releaseSeconds: 0.05, makeupDb: 24 },
];

const CHEATS: readonly Named[] = [
  SQUASHED,
  ["nothing at all", {}],
  ["the fader only", {}, -3],
  ["the threshold at the top, and make-up", { thresholdDb: 0, ratio: 20, makeupDb: 1 }],
  ["20:1 squash, not made up", { thresholdDb: -40, ratio: 20, attackSeconds: 0.001, releaseSeconds: 0.1 }],
  [
    "a limiter on the chorus",
    { thresholdDb: -26, ratio: 100, attackSeconds: 0.0001, releaseSeconds: 0.05, makeupDb: 9 },
  ],
  ["right but 9 dB softer", { thresholdDb: -30, ratio: 3, attackSeconds: 0.02, releaseSeconds: 0.3 }],
  [
    "right but much louder",
    { thresholdDb: -30, ratio: 3, attackSeconds: 0.02, releaseSeconds: 0.3, makeupDb: 13 },
  ],
  ["hardly any ratio", { thresholdDb: -40, ratio: 1.2, makeupDb: 3 }],
  [
    "so slow that it is a fader",
    { thresholdDb: -34, ratio: 4, attackSeconds: 0.2, releaseSeconds: 3, makeupDb: 14 },
  ],
  ["dry beside it", { thresholdDb: -40, ratio: 20, attackSeconds: 0.001, makeupDb: 0, mix01: 0.1 }],
  ["deaf below 500 Hz", { thresholdDb: -10, ratio: 4, sidechainLowCutHz: 500, makeupDb: 0.5 }],
];

function answerOf(answers: readonly Named[], name: string): Session {
  const [, settings, fader] = answers.find((each) => each[0] === name)!;
  return compressed(settings, fader);
}

/** One part, whose level may move by 2 LU: two noticeable steps of it, or one of another goal; see decision 0025. */
const LEADS_APART = {
  shapeDb: 3,
  partLu: 1,
  goals: { spread: 1, "usual-reduction": 1, "most-reduction": 1 },
} as const;

describe("good answers", () => {
  const answers = new AnswersOnce(
    GOOD.map(([name]) => name),
    (names) => exercise.sketchAll(names.map((name) => answerOf(GOOD, name))),
  );
  test.each(named(GOOD))("$name is one", async ({ name }) => {
    const { result } = await answers.of(name);
    expect(isMet(result), resultWords(result)).toBe(true);
  });

  test("and none is a copy of another", async () => {
    expect(tooClose(await answers.all(), LEADS_APART)).toEqual([]);
  });
});

describe("cheats", () => {
  const cheats = new AnswersOnce(
    CHEATS.map(([name]) => name),
    (names) => exercise.markAll(names.map((name) => answerOf(CHEATS, name))),
  );
  test.each(named(CHEATS))("$name gains nothing", async ({ name }) => {
    const result = await cheats.of(name);
    expect(gain01(result), resultWords(result)).toBeLessThanOrEqual(0);
  });

  test("muting the lead, taking its clips or its track away is not marked", async () => {
    const { start } = exercise;
    const withLead = (change: Partial<Session["tracks"][number]>): Session => ({
      ...start,
      tracks: start.tracks.map((track) =>
        track.id === EVEN_VOCAL_TRACK_ID ? { ...track, ...change } : track,
      ),
    });
    for (const answer of [
      withLead({ mute: true }),
      withLead({ input: { kind: "clips", clips: [] } }),
      { ...start, tracks: [] },
    ]) {
      expect(await exercise.mark(answer)).toMatchObject({ outcome: "not-yet", guard: "in-range" });
    }
    expect(await exercise.mark(withValue(start, `${EVEN_VOCAL_TRACK_ID}/faderDb`, -20))).toMatchObject({
      outcome: "not-yet",
      guard: "parts-present",
    });
  });
});

test("every variant asks for something, and the same moves reach it", async () => {
  for (const seed of [0, 1, 5]) {
    exercise = await openExercise(EVEN_VOCAL.id, seed, { trackIds: ["lead"] });
    const nothing = goalsOf(await exercise.mark(compressed({}, -0.5))).get("spread");
    expect(nothing?.met, `seed ${seed}: ${nothing?.measured}`).toBe(false);
    const results = [];
    for (const [, settings] of GOOD.slice(0, 3)) results.push(await exercise.mark(compressed(settings)));
    expect(results.some(isMet), `seed ${seed}: ${results.map(resultWords).join(" | ")}`).toBe(true);
    const squashed = await exercise.mark(compressed(SQUASHED[1], SQUASHED[2]));
    expect(isMet(squashed), `seed ${seed}: ${resultWords(squashed)}`).toBe(false);
  }
});
