import { beforeAll, describe, expect, test, vi } from "vitest";
import { newInsert, type Session, withLanePoints, withStrip, withValue } from "@/audio-engine/session";
import { AnswersOnce, tooClose } from "@/tests/helpers/answers";
import { type OpenExercise, openExercise } from "@/tests/helpers/open-exercise";
import { lane, missed, missedByCheat, SECOND, withEqualiser } from "./make-it-alive-moves";

/** A bound for what hangs: rendering beside other work takes its time. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

type Steps = Readonly<Record<string, readonly [verse: number, drop: number]>>;
interface Moves {
  /** Added to the fader in each part, in dB. */
  readonly faders?: Steps;
  readonly pans?: Steps;
}

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
  let mix: OpenExercise;
  beforeAll(async () => {
    mix = await openExercise("make-it-alive", 2, { plan: PLAN });
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
  const answers = new AnswersOnce(Object.keys(GOOD), (names) =>
    mix.sketchAll(names.map((name) => stepped(GOOD[name]!))),
  );
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
  const cheats = new AnswersOnce(Object.keys(CHEATS), (names) =>
    mix.markAll(names.map((name) => CHEATS[name]![1]())),
  );
  test.each(Object.keys(CHEATS))("not by: %s", async (name) => {
    expect(missedByCheat(await cheats.of(name))).toContain(CHEATS[name]![0]);
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
    expect(await mix.mark(session())).toMatchObject({ outcome: "not-yet", guard });
  });
});
