import { beforeAll, describe, expect, test, vi } from "vitest";
import { withInsert, withValue } from "@/audio-engine/session/address";
import { newEqBand } from "@/audio-engine/session/build";
import type { EqBandKind } from "@/audio-engine/session/inserts";
import type { Session } from "@/audio-engine/session/schema";
import {
  MAKE_ROOM,
  MAKE_ROOM_COVERED_ID,
  MAKE_ROOM_COVERING_ID,
  MAKE_ROOM_EQ_ID,
} from "@/learning/exercises/public";
import { AnswersOnce, gain01, tooClose } from "@/tests/helpers/answers";
import { isMet, type OpenExercise, openExercise, resultWords } from "@/tests/helpers/open-exercise";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Band = readonly [frequencyHz: number, gainDb: number, q: number, kind?: EqBandKind];
type Named = readonly [name: string, bands: readonly Band[], outputGainDb?: number];

const PART = { trackIds: [MAKE_ROOM_COVERED_ID, MAKE_ROOM_COVERING_ID], seconds: 4.8 };
let exercise: OpenExercise;

beforeAll(async () => {
  exercise = await openExercise(MAKE_ROOM.id, 3, PART);
});

function equalised(bands: readonly Band[], outputGainDb = 0): Session {
  return withInsert(exercise.start, MAKE_ROOM_COVERING_ID, MAKE_ROOM_EQ_ID, (insert) =>
    insert.unit === "eq"
      ? {
          ...insert,
          params: {
            outputGainDb,
            bands: bands.map(([frequencyHz, gainDb, q, kind = "bell"], i) =>
              newEqBand({ id: `b${i}`, frequencyHz, gainDb, q, kind }),
            ),
          },
        }
      : insert,
  );
}

const named = (answers: readonly Named[]) => answers.map(([name]) => ({ name }));

function answerOf(answers: readonly Named[], name: string): Session {
  const [, bands, outputGainDb] = answers.find((each) => each[0] === name)!;
  return equalised(bands, outputGainDb);
}

const GOOD: readonly Named[] = [
  ["one wide cut where the piano lives", [[1500, -5, 0.5]]],
  ["a wide cut a little higher, and the guitar softer", [[1800, -6, 0.5]], -5],
  [
    "two small cuts, and the guitar a little louder",
    [
      [600, -3.5, 0.8],
      [1800, -4, 0.8],
    ],
    3,
  ],
  [
    "a cut, and the body a little up, softer altogether",
    [
      [1500, -4, 0.6],
      [180, 2, 0.7, "low-shelf"],
    ],
    -3.5,
  ],
  [
    "lower and higher apart, and the guitar in front",
    [
      [1000, -4, 0.8],
      [2800, -4, 0.8],
    ],
    5,
  ],
  ["the cut, and the guitar far behind", [[1500, -5, 0.5]], -7.5],
];

const CHEATS: readonly Named[] = [
  ["turned down and nothing else", [[1500, 0, 1]], -6],
  ["turned down very far", [[1500, 0, 1]], -12],
  ["a boost instead of a cut", [[1500, 5, 0.5]]],
  [
    "gutted",
    [
      [300, -18, 0.4],
      [1500, -18, 0.4],
    ],
  ],
  ["a narrow notch", [[1500, -18, 8]]],
  ["thin: everything below 400 Hz cut", [[400, 0, 0.7, "low-cut"]]],
  ["a telephone: all above 1 kHz cut", [[1000, 0, 0.7, "high-cut"]]],
  ["cut where the piano is not", [[9000, -6, 0.7, "high-shelf"]]],
  ["a cut that is not heard", [[1500, -1, 1]]],
  [
    "only bass left",
    [
      [300, 12, 0.5, "low-shelf"],
      [2000, -15, 0.5],
    ],
  ],
  ["treble raised", [[5000, 8, 0.7, "high-shelf"]]],
  ["mud cut, where guitar and piano share little", [[300, -4, 1]]],
];

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
    expect(tooClose(await answers.all())).toEqual([]);
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

  test("the piano's fader, and a guitar that is muted, are not marked", async () => {
    const { start } = exercise;
    const louder = withValue(start, `${MAKE_ROOM_COVERED_ID}/faderDb`, 6);
    const muted = { ...start, tracks: start.tracks.map((track) => ({ ...track, mute: true })) };
    for (const answer of [louder, muted]) {
      expect(await exercise.mark(answer)).toMatchObject({ outcome: "not-yet", guard: "in-range" });
    }
  });
});

test("every variant can be reached by one wide cut, and by doing nothing none", async () => {
  for (const seed of [0, 1, 2]) {
    exercise = await openExercise(MAKE_ROOM.id, seed, PART);
    const result = await exercise.mark(equalised([[1500, -6, 0.5]]));
    expect(isMet(result), `seed ${seed}: ${resultWords(result)}`).toBe(true);
    const little = await exercise.mark(equalised([[1500, -0.8, 0.5]]));
    expect(isMet(little), `seed ${seed}: ${resultWords(little)}`).toBe(false);
  }
});
