import { beforeAll, describe, expect, test, vi } from "vitest";
import { newInsert, type Session, withStrip, withValue } from "@/audio-engine/session";
import { AnswersOnce, tooClose } from "@/tests/helpers/answers";
import { type OpenExercise, openExercise } from "@/tests/helpers/open-exercise";
import { lane, missed, missedByCheat, withEqualiser } from "./make-it-alive-moves";

/** A bound for what hangs: rendering beside other work takes its time. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

describe("a whisper is brought near", () => {
  const PLAN = { kind: "song", songId: "songwriter", state: "flat", fromSeconds: 0, seconds: 36 } as const;
  let mix: OpenExercise;
  beforeAll(async () => {
    mix = await openExercise("make-it-alive", 1, { plan: PLAN });
  });
  const ride = (at: readonly (readonly [number, number])[]): Session => lane("lead/faderDb", at)(mix.start);
  const withNumbers = (session: Session, numbers: Readonly<Record<string, number>>): Session =>
    Object.entries(numbers).reduce((made, [address, value]) => withValue(made, address, value), session);

  const GOOD: Readonly<Record<string, () => Session>> = {
    "followed word by word, over softer cellos": () =>
      withNumbers(
        ride([
          [0, 10],
          [6.9, 10],
          [7.3, 7],
          [9, 8.5],
          [10.5, 10],
          [22.5, 10],
          [24, 6.5],
          [27, 5.5],
          [30.75, 5],
          [33, 6],
          [33.75, 9],
          [36, 10],
        ]),
        { "cello/faderDb": -2.5 },
      ),
    "two levels and a late rise": () =>
      ride([
        [0, 9],
        [23, 9],
        [24, 5],
        [33, 5],
        [34, 9],
        [36, 10],
      ]),
    "with the guitar a step back": () =>
      withNumbers(
        ride([
          [0, 7.5],
          [23, 7.5],
          [24, 3.5],
          [33, 3.5],
          [34, 8],
          [36, 9],
        ]),
        { "guitar/faderDb": -0.5, "cello/faderDb": -2 },
      ),
    "with more piano and bass": () =>
      withNumbers(
        ride([
          [0, 9.5],
          [22, 9.5],
          [24, 5.5],
          [31, 5],
          [33, 5.5],
          [34, 9.5],
        ]),
        {
          "piano/faderDb": 4,
          "bass/faderDb": 5.5,
        },
      ),
    "wide oohs, soft cellos": () =>
      withNumbers(
        ride([
          [0, 8.5],
          [23, 8.5],
          [24, 4.5],
          [33, 4.5],
          [34, 9],
          [36, 10],
        ]),
        {
          "oohs/faderDb": 0,
          "cello/faderDb": -4,
          "piano/pan": 0.3,
        },
      ),
  };
  const answers = new AnswersOnce(Object.keys(GOOD), (names) =>
    mix.sketchAll(names.map((name) => GOOD[name]!())),
  );
  test.each(Object.keys(GOOD))("well: %s", async (name) => {
    expect(missed((await answers.of(name)).result)).toEqual([]);
  });

  test("in ways that are no copies of each other", async () => {
    expect(tooClose(await answers.all())).toEqual([]);
  });

  const CHEATS: Readonly<Record<string, readonly [goalId: string, () => Session]>> = {
    "one high fader": ["even-lead", () => withValue(mix.start, "lead/faderDb", 7)],
    "a fader that fits the whisper alone": ["even-lead", () => withValue(mix.start, "lead/faderDb", 8.5)],
    "the band turned down": [
      "even-lead",
      () =>
        withNumbers(mix.start, {
          "guitar/faderDb": -3,
          "bass/faderDb": -1,
          "piano/faderDb": -3,
          "cello/faderDb": -5,
        }),
    ],
    "the ride the wrong way round": [
      "even-lead",
      () =>
        ride([
          [0, 2],
          [23, 2],
          [24, 7],
          [36, 7],
        ]),
    ],
    "a gutted band": [
      "softest-part",
      () =>
        withNumbers(
          ride([
            [0, 9],
            [23, 9],
            [24, 5],
            [33, 5],
            [34, 9],
          ]),
          { "shaker/faderDb": -6, "foot/faderDb": -14 },
        ),
    ],
    "the whisper lifted above everything": [
      "voice-verse",
      () =>
        withNumbers(
          ride([
            [0, 10],
            [23, 10],
            [24, 5],
            [33, 5],
            [34, 9],
          ]),
          { "guitar/faderDb": -4 },
        ),
    ],
  };
  const cheats = new AnswersOnce(Object.keys(CHEATS), (names) =>
    mix.markAll(names.map((name) => CHEATS[name]![1]())),
  );
  test.each(Object.keys(CHEATS))("not by: %s", async (name) => {
    expect(missedByCheat(await cheats.of(name))).toContain(CHEATS[name]![0]);
  });

  const REFUSED: Readonly<Record<string, readonly [guard: string, () => Session]>> = {
    "a compressor of twenty to one": [
      "in-range",
      () =>
        withStrip(mix.start, "lead", (strip) => ({
          ...strip,
          inserts: [newInsert("compressor", "squash", { ratio: 20, thresholdDb: -50 })],
        })),
    ],
    "an equaliser that moves": [
      "in-range",
      () =>
        lane("lead/lift/high/gainDb", [
          [0, 9],
          [23, 9],
          [24, 0],
        ])(withEqualiser(mix.start, "lead")),
    ],
    "a lead without its chain": [
      "in-range",
      () => withStrip(mix.start, "lead", (strip) => ({ ...strip, inserts: [] })),
    ],
    "a boosted master": ["in-range", () => withValue(mix.start, "master/faderDb", 4)],
    "a muted guitar": [
      "in-range",
      () => withStrip(mix.start, "guitar", (strip) => ({ ...strip, mute: true })),
    ],
    "a lead at the end of its fader": ["no-clipping", () => withValue(mix.start, "lead/faderDb", 10)],
    "a guitar that is off": ["parts-present", () => withNumbers(mix.start, { "guitar/faderDb": -100 })],
  };
  test.each(Object.keys(REFUSED))("and not marked for: %s", async (name) => {
    const [guard, session] = REFUSED[name]!;
    expect(await mix.mark(session())).toMatchObject({ outcome: "not-yet", guard });
  });
});
