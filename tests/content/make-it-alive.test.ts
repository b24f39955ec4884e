import { beforeAll, describe, expect, test, vi } from "vitest";
import {
  type LanePoint,
  newEq,
  newEqBand,
  newInsert,
  type Session,
  withLanePoints,
  withStrip,
  withValue,
} from "@/audio-engine/session";
import type { ExerciseResult } from "@/learning/exercises/public";
import { AnswersOnce, tooClose } from "@/tests/helpers/answers";
import { type OpenMix, openMix, resultWords } from "@/tests/helpers/open-mix";

/** A bound for what hangs: rendering beside other work takes its time. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const SECOND = 48000;

type Steps = Readonly<Record<string, readonly [verse: number, drop: number]>>;
interface Moves {
  /** Added to the fader in each part, in dB. */
  readonly faders?: Steps;
  readonly pans?: Steps;
}

function missed(result: ExerciseResult): string[] {
  if (result.outcome !== "scored") throw new Error(`refused: ${result.reason}`);
  expect(result.met).toBe(result.score01 === 1);
  return result.goals.filter(({ met }) => !met).map(({ id }) => id);
}

/** The goals that a cheat misses, which gains nothing. */
async function missedByCheat(mix: OpenMix, session: Session): Promise<string[]> {
  const result = await mix.check(session);
  expect(mix.gain01(result), resultWords(result)).toBeLessThanOrEqual(0);
  return missed(result);
}

const lane = (target: string, at: readonly (readonly [seconds: number, value: number])[]) => {
  const points = at.map(
    ([seconds, value]): LanePoint => ({ atFrame: Math.round(seconds * SECOND), value, curve: "linear" }),
  );
  return (session: Session): Session => withLanePoints(session, target, points);
};

/** A strip with a shelf that nobody gave it, to be moved. */
const withEqualiser = (session: Session, stripId: string): Session =>
  withStrip(session, stripId, (strip) => ({
    ...strip,
    inserts: [
      ...strip.inserts,
      newEq("lift", [newEqBand({ id: "high", kind: "high-shelf", frequencyHz: 3000 })]),
    ],
  }));

describe("a drop is made larger", () => {
  /** The end of the verse, the build and the first half of the drop, of what students get whole. */
  const PLAN = {
    kind: "song",
    songId: "electronic",
    state: "flat",
    fromSeconds: 7.68,
    seconds: 15.36,
  } as const;
  const DROP_FRAME = Math.round(7.68 * SECOND);
  let mix: OpenMix;
  beforeAll(async () => {
    mix = await openMix("make-it-alive", 2, PLAN);
  });

  const stepped = ({ faders = {}, pans = {} }: Moves): Session => {
    const step = (session: Session, target: string, [verse, drop]: readonly [number, number]): Session =>
      withLanePoints(session, target, [
        { atFrame: 0, value: verse, curve: "hold" },
        { atFrame: DROP_FRAME, value: drop, curve: "linear" },
      ]);
    const ridden = Object.entries(faders).reduce((session, [id, [verse, drop]]) => {
      const stands = mix.start.tracks.find((track) => track.id === id)!.faderDb;
      return step(session, `${id}/faderDb`, [stands + verse, stands + drop]);
    }, mix.start);
    return Object.entries(pans).reduce((session, [id, values]) => step(session, `${id}/pan`, values), ridden);
  };
  const everybody = (values: readonly [number, number]): Steps =>
    Object.fromEntries(mix.start.tracks.map(({ id }) => [id, values]));

  const WIDE: Steps = { hats: [0, 0.7], percussion: [0, -0.7] };
  const GOOD: Readonly<Record<string, Moves>> = {
    "the beat steps back before it": {
      faders: {
        kick: [-2, 1],
        clap: [-2, 1.5],
        hats: [-2, 2],
        percussion: [-4, -2.5],
        pad: [-3, 2],
        sub: [0, 1.5],
        keys: [-2.5, -2.5],
      },
      pans: { hats: [0, 0.6], percussion: [0, -0.6] },
    },
    "the pad opens it": {
      faders: {
        pad: [-6, 3],
        keys: [-1, 2],
        kick: [-1, 1],
        sub: [0, 1.5],
        lead: [0, 2],
        chops: [-3, -3],
        hats: [0.5, 0.5],
      },
      pans: { percussion: [0, -0.5] },
    },
    "the music swells": {
      faders: {
        keys: [-2, 2],
        pad: [-2, 3],
        lead: [0, 2],
        chops: [-2, 1],
        sub: [0, 1.5],
        hats: [-1.5, -1.5],
        effects: [-2.5, -2.5],
      },
      pans: { keys: [0, -0.3], chops: [0, 0.7] },
    },
    "the low end arrives": {
      faders: { sub: [0, 3.5], kick: [-1, 1], pad: [-4, 1.5], lead: [0, 2.5], hats: [0, 1.5] },
      pans: { hats: [0.2, 0.7], percussion: [-0.2, -0.7] },
    },
    "the verse is small": {
      faders: {
        keys: [-3, 0.5],
        bass: [-3, 0],
        hats: [-5, 0],
        pad: [-5, 1],
        chops: [-2, 0],
        kick: [-2, 0],
        sub: [0, 1],
      },
      pans: WIDE,
    },
  };
  const answers = new AnswersOnce(Object.keys(GOOD), (name) => mix.sketch(stepped(GOOD[name]!)));
  test.each(Object.keys(GOOD))("well: %s", async (name) => {
    expect(missed((await answers.of(name)).result)).toEqual([]);
  });

  test("in ways that are no copies of each other", async () => {
    expect(tooClose(await answers.all())).toEqual([]);
  });

  const CHEATS: Readonly<Record<string, readonly [goalId: string, () => Session]>> = {
    "every fader jumps by the same": ["added-width", () => stepped({ faders: everybody([-2, 1]) })],
    "a jump of 8 dB": ["added-contrast", () => stepped({ faders: everybody([-8, 0]), pans: WIDE })],
    "only pans": ["added-contrast", () => stepped({ pans: { hats: [0, 0.9], percussion: [0, -0.9] } })],
    "everything hard left or right in the drop": [
      "bass-width",
      () =>
        stepped({
          faders: everybody([-2, 0.5]),
          pans: { sub: [0, 1], kick: [0, -1], bass: [0, 1], hats: [0, 1], percussion: [0, -1] },
        }),
    ],
    "the hook buried under the drums": [
      "voice-drop",
      () =>
        stepped({
          faders: { lead: [0, -4], kick: [-2, 2], clap: [-2, 2], sub: [0, 2], pad: [-4, 2] },
          pans: WIDE,
        }),
    ],
    "a gutted verse": [
      "softest-part",
      () =>
        stepped({ faders: { hats: [-12, -12], effects: [-12, -12], percussion: [-18, -18] }, pans: WIDE }),
    ],
    "louder altogether, with nothing that moves": [
      "added-contrast",
      () =>
        mix.start.tracks.reduce(
          (made, { id, faderDb }) => withValue(made, `${id}/faderDb`, faderDb + 2),
          mix.start,
        ),
    ],
  };
  test.each(Object.keys(CHEATS))("not by: %s", async (name) => {
    const [goalId, session] = CHEATS[name]!;
    expect(await missedByCheat(mix, session())).toContain(goalId);
  });

  const REFUSED: Readonly<Record<string, readonly [guard: string, () => Session]>> = {
    "nothing at all": ["effort", () => mix.start],
    "the master's automation": [
      "in-range",
      () =>
        lane("master/faderDb", [
          [0, -3],
          [7.6, -3],
          [7.68, 0],
        ])(mix.start),
    ],
    "a limiter": [
      "in-range",
      () =>
        withStrip(mix.start, "master", (strip) => ({ ...strip, inserts: [newInsert("limiter", "loud")] })),
    ],
    "an automated equaliser of the master's": [
      "in-range",
      () =>
        lane("master/lift/high/gainDb", [
          [7.6, 0],
          [7.68, 9],
        ])(withEqualiser(mix.start, "master")),
    ],
    "a boosted master": ["in-range", () => withValue(mix.start, "master/faderDb", 3)],
    "muted parts": [
      "parts-present",
      () => stepped({ faders: { pad: [-98, -98], keys: [-98, -98] }, pans: WIDE }),
    ],
    "so loud that it clips": ["no-clipping", () => stepped({ faders: everybody([0, 9]) })],
  };
  test.each(Object.keys(REFUSED))("and not marked for: %s", async (name) => {
    const [guard, session] = REFUSED[name]!;
    expect(await mix.check(session())).toMatchObject({ outcome: "not-yet", guard });
  });
});

describe("a whisper is brought near", () => {
  const PLAN = { kind: "song", songId: "songwriter", state: "flat", fromSeconds: 0, seconds: 36 } as const;
  let mix: OpenMix;
  beforeAll(async () => {
    mix = await openMix("make-it-alive", 1, PLAN);
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
  const answers = new AnswersOnce(Object.keys(GOOD), (name) => mix.sketch(GOOD[name]!()));
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
  test.each(Object.keys(CHEATS))("not by: %s", async (name) => {
    const [goalId, session] = CHEATS[name]!;
    expect(await missedByCheat(mix, session())).toContain(goalId);
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
    expect(await mix.check(session())).toMatchObject({ outcome: "not-yet", guard });
  });
});
