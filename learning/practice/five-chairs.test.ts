import { beforeAll, describe, expect, it, vi } from "vitest";
import { withStrip, withValue } from "@/audio-engine/session/address";
import type { Session } from "@/audio-engine/session/schema";
import {
  type ExerciseInfo,
  type ExerciseResult,
  FIVE_DECISIONS,
  GUITAR_IN_TIME_FRAMES,
  SET_THE_LEAD,
} from "@/learning/exercises/public";
import type { MaterialPlan } from "@/learning/material-plan";
import { AnswersOnce, gain01, tooClose } from "@/tests/helpers/answers";
import { type OpenExercise, openExercise } from "@/tests/helpers/open-exercise";
import { scored } from "@/tests/helpers/practice-harness";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const SEED = 3;
/** A few seconds of the chorus, so that many answers can be rendered. */
const SECONDS = 2;
type Change = (session: Session) => Session;

const deskOf = ({ id, materials: [plan] }: ExerciseInfo): Promise<OpenExercise> =>
  openExercise(id, SEED, { plan: { ...plan, seconds: SECONDS } as MaterialPlan });

const leadOf = (session: Session | null): number =>
  session?.tracks.find(({ id }) => id === "lead")?.faderDb ?? Number.NaN;

const lead =
  (faderDb: number): Change =>
  (s) =>
    withValue(s, "lead/faderDb", faderDb);
const take =
  (delayFrames: number): Change =>
  (s) =>
    withStrip(s, "lead", (strip) => ({ ...strip, delayFrames }));
const muted =
  (id: string, mute = true): Change =>
  (s) =>
    withStrip(s, id, (strip) => ({ ...strip, mute }));
const guitarDelay =
  (delayFrames: number): Change =>
  (s) =>
    withStrip(s, "guitar-near", (strip) => ({ ...strip, delayFrames }));
const inTime = guitarDelay(GUITAR_IN_TIME_FRAMES);
const drive =
  (inputGainDb: number): Change =>
  (s) =>
    withValue(s, "master/limiter/inputGainDb", inputGainDb);
const all =
  (...changes: readonly Change[]): Change =>
  (s) =>
    changes.reduce((made, change) => change(made), s);

describe("where the lead belongs", () => {
  let desk: OpenExercise;
  let ours: number;
  beforeAll(async () => {
    desk = await deskOf(SET_THE_LEAD);
    ours = leadOf(desk.reference);
  });

  const marked = (change: Change): Promise<ExerciseResult> => desk.mark(change(desk.start));

  it.each([-1.9, -1, 0, 1, 1.9])("%s dB from ours is met", async (offsetDb) => {
    const { met, score01 } = scored(await marked(lead(ours + offsetDb)));
    expect([met, score01]).toEqual([true, 1]);
  });

  it.each([-2.2, 2.2])("%s dB from ours is not, and taste may overrule it", async (offsetDb) => {
    const { met, goals } = scored(await marked(lead(ours + offsetDb)));
    expect([met, goals[0]?.onPurpose]).toEqual([false, true]);
  });

  it("no lead at all gains nothing, and whoever turns the band down instead is sent back", async () => {
    expect(scored(await marked(lead(-100))).score01).toBe(0);
    const band = await marked((s) => withValue(s, "piano/faderDb", -30));
    expect(band).toMatchObject({ outcome: "not-yet", guard: "in-range" });
    const idle = await marked((s) => s);
    expect(idle).toMatchObject({ outcome: "not-yet", guard: "effort" });
  });
});

/** One of them is the master's, which leaves the parts alone; see decision 0025. */
const DECISIONS_APART = { shapeDb: 3, partLu: 2, goals: { master: 1 } } as const;

describe("five decisions", () => {
  let desk: OpenExercise;
  let ours: number;
  let decided: Change;
  beforeAll(async () => {
    desk = await deskOf(FIVE_DECISIONS);
    ours = leadOf(desk.reference);
    decided = all(take(0), muted("answers"), inTime, lead(ours), drive(4));
  });
  const made = (change: Change): Session => change(desk.start);
  const marked = async (change: Change) => scored(await desk.mark(made(change)));

  it("nobody has decided anything: every chair misses", async () => {
    const { goals } = await marked(lead(-100));
    expect(goals.filter(({ met }) => met)).toEqual([]);
    expect(goals.map(({ doingNothing }) => doingNothing).every(Number.isFinite)).toBe(true);
  });

  const GOOD: Readonly<Record<string, Change>> = {
    "as we decided": (s) => s,
    "the near microphone alone": muted("guitar-far"),
    "the lead further back, no limiter to speak of": all(
      (s) => withValue(s, "lead/faderDb", ours - 1.95),
      drive(-2),
    ),
    "the lead in front, no limiter to speak of": all(
      (s) => withValue(s, "lead/faderDb", ours + 1.95),
      drive(-2),
    ),
    "the lead in front over the near microphone, no limiter to speak of": all(
      (s) => withValue(s, "lead/faderDb", ours + 1.95),
      muted("guitar-far"),
      drive(-2),
    ),
  };
  const answers = new AnswersOnce(Object.keys(GOOD), (names) =>
    desk.sketchAll(names.map((name) => made(all(decided, GOOD[name]!)))),
  );

  it.each(Object.keys(GOOD))("%s: all five are met", async (name) => {
    const { met, goals } = scored((await answers.of(name)).result);
    expect(goals.filter((goal) => !goal.met).map(({ words }) => words)).toEqual([]);
    expect(met).toBe(true);
  });

  it("good answers are no copies of each other", async () => {
    expect(tooClose(await answers.all(), DECISIONS_APART)).toEqual([]);
  });

  const CHEATS: Readonly<Record<string, Change>> = Object.fromEntries<Change>([
    ["nothing decided", (s) => s],
    ["the latest take instead of a late one", take(5280)],
    ["an early lead of no take", take(1920)],
    ["half the guitar's delay", guitarDelay(30)],
    ["twice the guitar's delay", guitarDelay(2 * GUITAR_IN_TIME_FRAMES)],
    ["no lead", lead(-100)],
    ["the lead over everything", lead(10)],
    ["squashed", drive(24)],
    ["no lead, squashed", all(lead(-100), drive(24))],
    ["the piano's answers turned down instead", (s) => withValue(s, "answers/faderDb", -60)],
    ["everything but the lead turned down", (s) => withValue(s, "piano/faderDb", -30)],
    ["the limiter taken out", (s) => withStrip(s, "master", (strip) => ({ ...strip, inserts: [] }))],
  ]);
  const cheats = new AnswersOnce(Object.keys(CHEATS), (names) =>
    desk.markAll(names.map((name) => made(CHEATS[name]!))),
  );
  it.each(Object.keys(CHEATS))("%s, and nothing else: no point is gained", async (name) => {
    const result = await cheats.of(name);
    expect(gain01(result)).toBeLessThanOrEqual(0);
  });

  const SPOILT: Readonly<Record<string, readonly [Change, chair: string]>> = {
    "the late take": [take(2880), "artist"],
    "the latest take": [take(5280), "artist"],
    "an early lead of no take": [take(1920), "artist"],
    "both melodies": [muted("answers", false), "producer"],
    "the comb left in": [guitarDelay(0), "recording"],
    "half the delay": [guitarDelay(30), "recording"],
    "no lead": [lead(-100), "lead"],
    "the lead over everything": [lead(10), "lead"],
    squashed: [drive(24), "master"],
    "as it was driven": [drive(16), "master"],
  };
  const spoilt = new AnswersOnce(Object.keys(SPOILT), (names) =>
    desk.markAll(names.map((name) => made(all(decided, SPOILT[name]![0])))),
  );
  it.each(Object.keys(SPOILT))("%s: that chair misses, whatever the others did", async (name) => {
    const { met, score01, goals } = scored(await spoilt.of(name));
    expect(met).toBe(false);
    expect(score01).toBeLessThan(0.95);
    expect(goals.filter((goal) => !goal.met).map(({ id }) => id)).toContain(SPOILT[name]![1]);
  });
});
