import { beforeAll, describe, expect, test, vi } from "vitest";
import { valueAt, withInsert, withValue } from "@/audio-engine/session/address";
import {
  DEPTH_REVERB_ID,
  DEPTH_TREBLE_ID,
  type DepthCue,
  depthAddress,
  depthPlacementAt,
  spaceIdOf,
  withDepthPlacement,
} from "@/audio-engine/session/depth-stage";
import type { Session } from "@/audio-engine/session/schema";
import { ORDER_DEPTH, ORDER_DEPTH_CUES, ORDER_DEPTH_SOURCES } from "@/learning/exercises/public";
import { type MaterialPlan, planOfSeed } from "@/learning/material-plan";
import { once } from "@/learning/practice/once";
import { AnswersOnce, gain01, tooClose } from "@/tests/helpers/answers";
import {
  goalsOf,
  isMet,
  loadFromFiles,
  type OpenExercise,
  openOn,
  resultWords,
} from "@/tests/helpers/open-exercise";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SEED = 4;
const NAMES: Readonly<Record<string, string>> = {
  "tenor sax": "lead",
  "acoustic guitar": "acoustic-guitar",
  piano: "piano",
};
let exercise: OpenExercise;
let order: readonly string[];

/** Each material read once, however many seeds are drawn on it. */
const materialOf = once((plan: MaterialPlan) =>
  loadFromFiles(plan, { trackIds: ORDER_DEPTH_SOURCES, seconds: 4.8 }),
);

async function open(seed: number): Promise<void> {
  exercise = openOn(ORDER_DEPTH.id, seed, await materialOf(planOfSeed(ORDER_DEPTH.materials, seed)));
  const brief = /This time: (.+) in front, (.+) in the middle, (.+) at the back\./.exec(exercise.brief);
  order = (brief ?? []).slice(1).map((name) => NAMES[name] ?? name);
}

beforeAll(() => open(SEED));

const CUES: readonly DepthCue[] = ORDER_DEPTH_CUES;
const ALL = (): readonly string[] => ORDER_DEPTH_SOURCES;

/** The order that was asked for, at these depths, with only these cues moved. */
function placed(depths01: readonly number[], cues: readonly DepthCue[] = CUES, ids = order): Session {
  return ids.reduce((session, id, i) => {
    const track = session.tracks.find((each) => each.id === id);
    const all = depthPlacementAt(depths01[i] ?? 0, CUES);
    const kept = depthPlacementAt(0.42, CUES);
    const pick = <K extends keyof typeof all>(cue: DepthCue, key: K) =>
      ({ [key]: cues.includes(cue) ? all[key] : kept[key] }) as Partial<typeof all>;
    return withDepthPlacement(session, id, (track?.faderDb ?? 0) - kept.levelDb, {
      ...pick("level", "levelDb"),
      ...pick("reverb", "earlyDb"),
      ...pick("reverb", "lateDb"),
      ...pick("pre-delay", "preDelaySeconds"),
      ...pick("treble", "trebleDb"),
    });
  }, exercise.start);
}

const everywhere = (number: Parameters<typeof depthAddress>[1], value: number): Session =>
  ALL().reduce((session, id) => withValue(session, depthAddress(id, number), value), exercise.start);

const faders = (levels: readonly number[]): Session =>
  order.reduce((session, id, i) => withValue(session, `${id}/faderDb`, levels[i] ?? 0), exercise.start);

/** One of the sources, counted from the front, louder than it stands. */
const louder = (session: Session, i: number, byDb: number): Session => {
  const address = `${order[i]}/faderDb`;
  return withValue(session, address, (valueAt(session, address) ?? 0) + byDb);
};

const GOOD: Readonly<Record<string, () => Session>> = {
  "every cue, front to back wall": () => placed([0, 0.5, 1]),
  "every cue, closer together, the middle one strong": () => louder(placed([0.15, 0.5, 0.85]), 1, 3.5),
  "the room alone": () => placed([0, 0.45, 0.8], ["reverb"]),
  "the room and the level": () => placed([0, 0.4, 0.75], ["reverb", "level"]),
  "the room, pre-delay and treble, the farthest softer": () =>
    louder(placed([0, 0.4, 0.8], ["reverb", "pre-delay", "treble"]), 2, -2.5),
  "a hall instead of a chamber's short tail, the nearest strong": () =>
    ALL().reduce(
      (session, id) => withValue(session, `${spaceIdOf(id)}/${DEPTH_REVERB_ID}/decaySeconds`, 2.5),
      louder(placed([0, 0.5, 0.95]), 0, 2.5),
    ),
};

describe("good answers", () => {
  const answers = new AnswersOnce(Object.keys(GOOD), (names) =>
    exercise.sketchAll(names.map((name) => GOOD[name]!())),
  );
  test.each(Object.keys(GOOD))("%s is one", async (name) => {
    const { result } = await answers.of(name);
    expect(isMet(result), resultWords(result)).toBe(true);
  });

  test("and none is a copy of another", async () => {
    expect(tooClose(await answers.all())).toEqual([]);
  });
});

const CHEATS: Readonly<Record<string, () => Session>> = Object.fromEntries([
  ["level only", () => faders([0, -9, -18])],
  [
    "level only, cues of every kind but the room",
    () => placed([0, 0.5, 1], ["level", "pre-delay", "treble"]),
  ],
  ["the order turned round", () => placed([1, 0.5, 0])],
  ["two of them exchanged", () => placed([0.5, 0, 1])],
  ["all at the back", () => placed([1, 1, 1])],
  ["all in front", () => placed([0, 0, 0])],
  ["more reverb on everything", () => everywhere("lateDb", 6)],
  [
    "100 % wet: the farthest drowned",
    () =>
      (["earlyDb", "lateDb"] as const).reduce(
        (session, number) => withValue(session, depthAddress(order[2]!, number), 6),
        placed([0, 0.5, 1]),
      ),
  ],
  ["only the farthest moved, a little", () => placed([0.42, 0.42, 0.6])],
  [
    "a dry copy in the return instead of a room",
    () =>
      order
        .slice(1)
        .reduce(
          (session, id) => withValue(session, `${spaceIdOf(id)}/${DEPTH_REVERB_ID}/mix01`, 0),
          placed([0, 0, 0]),
        ),
  ],
  [
    "everything in the middle",
    () => ALL().reduce((now, id) => withValue(now, `${id}/pan`, 0), exercise.start),
  ],
  ["treble only", () => placed([0, 0.5, 1], ["treble"])],
]);

describe("cheats", () => {
  const cheats = new AnswersOnce(Object.keys(CHEATS), (names) =>
    exercise.markAll(names.map((name) => CHEATS[name]!())),
  );
  test.each(Object.keys(CHEATS))("%s gains nothing", async (name) => {
    const result = await cheats.of(name);
    expect(gain01(result), resultWords(result)).toBeLessThanOrEqual(0);
  });

  test("a source that is gone, muted, or sent elsewhere is not marked", async () => {
    const good = placed([0, 0.5, 1]);
    const [near = ""] = order;
    expect(await exercise.mark(withValue(good, `${near}/faderDb`, -70))).toMatchObject({
      guard: "parts-present",
    });
    const silenced = withInsert(good, near, DEPTH_TREBLE_ID, (insert) =>
      insert.unit === "eq" ? { ...insert, params: { ...insert.params, outputGainDb: -24 } } : insert,
    );
    expect(isMet(await exercise.mark(silenced))).toBe(false);
    const muted = { ...good, tracks: good.tracks.map((track) => ({ ...track, mute: true })) };
    expect(await exercise.mark(muted)).toMatchObject({ guard: "in-range" });
    const unsent = { ...good, tracks: good.tracks.map((track) => ({ ...track, sends: [] })) };
    expect(await exercise.mark(unsent)).toMatchObject({ guard: "in-range" });
  });
});

test("every order is asked for, each can be reached, and none is there already", async () => {
  const asked = new Set<string>();
  for (const seed of [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12]) {
    await open(seed);
    asked.add(order.join());
    expect([...order].sort(), exercise.brief).toEqual([...ORDER_DEPTH_SOURCES].sort());
    if (seed > 0) continue;
    const result = await exercise.mark(placed([0, 0.5, 1]));
    expect(isMet(result), `seed ${seed}: ${resultWords(result)}`).toBe(true);
    expect([...goalsOf(result).values()].some(({ doingNothing }) => Math.abs(doingNothing) < 2)).toBe(true);
  }
  expect(asked.size).toBeGreaterThan(3);
});
