import { beforeAll, describe, expect, test } from "vitest";
import { withStrip, withValue } from "@/audio-engine/session/address";
import { newBus, newInsert } from "@/audio-engine/session/build";
import type { Session } from "@/audio-engine/session/schema";
import { goalsOfMade, madeExercise, madePublicPart } from "@/learning/exercises/made";
import {
  type MadeExercise,
  type MadeGoal,
  OFFERED,
  reasonAgainstMade,
  usualSentence,
} from "@/learning/exercises/made-public";
import type { Measure } from "@/learning/exercises/measures";
import { loadMaterialSound, materialFromFiles } from "@/scripts/studio/exercise-material";
import { gain01 } from "@/tests/helpers/answers";
import { checkMade } from "./made-check";
import { type LoadedMaterial, loadMaterial } from "./original";
import { markAnswer } from "./variant";

const VOICE = "lead";
/** So few, because each is rendered many times. */
const PARTS = [VOICE, "guitar-near", "bass"];
let loaded: LoadedMaterial;
let start: Session;
let made: MadeExercise;

const goal = (changes: Partial<MadeGoal> = {}): MadeGoal => ({
  measure: "voice-over-band",
  of: VOICE,
  section: null,
  min: 0,
  max: 4,
  isKept: false,
  sentence: "The lead stands in front.",
  ...changes,
});

const moved = (session: Session, byDb: number, ids: readonly string[] = [VOICE]): Session =>
  ids.reduce((now, id) => {
    const at = now.tracks.find((track) => track.id === id)?.faderDb ?? 0;
    return withValue(now, `${id}/faderDb`, at + byDb);
  }, session);

beforeAll(async () => {
  const plan = { kind: "song", songId: "songwriter", state: "flat", fromSeconds: 23, seconds: 2 } as const;
  const material = await materialFromFiles(plan);
  const tracks = material.session.tracks.filter(({ id }) => PARTS.includes(id));
  start = moved({ ...material.session, tracks, automation: [] }, -14);
  loaded = await loadMaterial({ ...material, session: start }, loadMaterialSound);
  made = {
    title: "The lead",
    task: "Bring it back.",
    start,
    form: material.form ?? [],
    moves: "levels",
    strips: [...start.tracks, ...start.buses].map(({ id }) => id),
    goals: [goal()],
    model: null,
  };
});

const findings = (changes: Partial<MadeExercise>) => checkMade({ ...made, ...changes }, loaded);
const findingOf = async (given: Partial<MadeGoal>, changes: Partial<MadeExercise> = {}) =>
  (await findings({ goals: [goal(given), goal()], ...changes })).goals[0];

describe("what a check says of a goal", () => {
  test("judged: what the start measures, what is wanted, and what the instructor's own answer measures", async () => {
    const found = await findings({ model: moved(start, 12) });
    expect(found).toMatchObject({
      goals: [
        {
          isJudged: true,
          now: expect.stringMatching(/^−\d+\.\d LU$/),
          wanted: "0.0 to 4.0 LU",
          model: { isMet: true },
        },
      ],
      against: [],
    });
    expect(reasonAgainstMade(found)).toBeNull();
  });

  test.each<[string, Partial<MadeGoal>, RegExp, Partial<MadeExercise>?]>([
    ["of a voice that is not there", { of: "talkbox" }, /There is no voice “talkbox” in this session/],
    ["of a part that is not there", { measure: "part-evenness", of: "x" }, /There is no part “x”/],
    ["of the mix, where a track is wanted", { of: "print" }, /of a track, not of the mix/],
    ["that needs a reference", { measure: "third-octave-error", of: "print" }, /needs a reference/],
    ["of an exercise of the course", { measure: "cut-click" }, /belongs to an exercise of the course/],
    ["without limits", { min: null, max: null }, /no limit/],
    ["with its limits crossed", { min: 4, max: 0 }, /lower limit lies above/],
    ["of a section that is not there", { section: "Bridge" }, /no section “Bridge”/],
    [
      "that compares sections where there are none",
      { measure: "balance-drift" },
      /has none to compare/,
      { form: [] },
    ],
    ["that the start meets", { min: -40 }, /The start meets it already with −\d/],
    ["that is to be kept and is not there", { isKept: true }, /The start misses it/],
    [
      "of a part that is locked",
      { measure: "part-loudness-change", min: 2, max: 4 },
      /cannot be moved: students have no control/,
      { strips: ["guitar-near"] },
    ],
  ])("cannot be judged: one %s", async (_name, given, sentence, changes = {}) => {
    const finding = await findingOf(given, changes);
    expect(finding).toMatchObject({ isJudged: false, reason: expect.stringMatching(sentence) });
  });

  test("cannot be judged: a voice that does not sound", async () => {
    const silent: Session = {
      ...start,
      tracks: start.tracks.map((track) =>
        track.id === VOICE && track.input.kind === "clips"
          ? { ...track, input: { kind: "clips", clips: [] } }
          : track,
      ),
    };
    expect(await findingOf({}, { start: silent })).toMatchObject({
      isJudged: false,
      reason: expect.stringMatching(/does not sound: there is no voice to be judged/),
    });
  });

  test("a goal that compares with the instructor's own answer is judged where that answer is there", async () => {
    const given = { measure: "part-loudness-difference", min: -1, max: 1 } as const;
    const finding = await findingOf(given, { model: moved(start, 10) });
    expect(finding).toMatchObject({ isJudged: true, now: "−10.0 LU", model: { now: "0.0 LU", isMet: true } });
  });
});

describe("what stands against the whole", () => {
  test.each<[string, () => Partial<MadeExercise>, RegExp]>([
    ["nothing to move", () => ({ strips: [] }), /may move nothing/],
    ["nothing to reach", () => ({ goals: [goal({ min: -40, isKept: true })] }), /Nothing is to be reached/],
    [
      "an answer that students may not give",
      () => ({ model: moved(start, 10), strips: ["guitar-near"] }),
      /moves what students may not/,
    ],
    [
      "an answer in which a part is gone",
      () => ({ model: moved(moved(start, 10), -60, ["guitar-near"]) }),
      /would not be taken from a student: A part is gone/,
    ],
  ])("%s", async (_name, changes, sentence) => {
    const found = await findings(changes());
    expect(found.against.join(" ")).toMatch(sentence);
    expect(reasonAgainstMade(found)).not.toBeNull();
  });
});

test("whatever a desk of everything lets be moved is taken, on the master too; nothing else is", () => {
  const given: MadeExercise = { ...made, moves: "everything", strips: ["lead", "master"] };
  const exercise = madeExercise(madePublicPart(given));
  const isTaken = (answer: Session): boolean => exercise.validate(start, answer).ok;
  for (const id of given.strips) {
    for (const [address, value] of [
      ["faderDb", -5],
      ["pan", -0.5],
      ["delayFrames", 3],
    ] as const)
      expect(isTaken(withStrip(start, id, (strip) => ({ ...strip, [address]: value })))).toBe(true);
    expect(
      isTaken(withStrip(start, id, (strip) => ({ ...strip, inserts: [newInsert("limiter", "l")] }))),
    ).toBe(true);
    expect(isTaken(withStrip(start, id, (strip) => ({ ...strip, name: "X" })))).toBe(false);
  }
  expect(isTaken(moved(start, 1, ["bass"]))).toBe(false);
  expect(
    isTaken({ ...start, buses: [...start.buses, newBus({ id: "b", name: "B", role: "effects" })] }),
  ).toBe(false);
});

describe("marks", () => {
  const mark = async (answer: unknown) => {
    const exercise = madeExercise(madePublicPart(made));
    const goals = goalsOfMade(made);
    const variant = { goals, start, truth: null, reference: null, sounds: loaded.sounds };
    return { ...(await markAnswer(exercise, variant, loaded.material, answer)), goals };
  };

  test("a lead that is brought back is worth everything, one that is brought half of the way less", async () => {
    const [there, half] = [await mark(moved(start, 12)), await mark(moved(start, 5))];
    expect(there.result).toMatchObject({ outcome: "scored", score01: 1, met: true });
    expect(half.result).toMatchObject({ outcome: "scored", met: false });
    expect(gain01(half.result)).toBeLessThan(0.8);
  });

  test.each<[string, () => Session, string]>([
    [
      "every fader down",
      () =>
        moved(
          start,
          -60,
          start.tracks.map(({ id }) => id),
        ),
      "audible",
    ],
    ["nothing moved", () => start, "effort"],
    ["a part muted", () => withoutPart(start), "parts-present"],
    ["what is not given moved", () => withValue(start, "master/faderDb", 3), "in-range"],
    ["another song", () => ({ ...start, tracks: start.tracks.slice(1) }), "in-range"],
    ["other stems", () => withOtherStem(start), "in-range"],
  ])("%s is not marked", async (_name, answer, guard) => {
    expect((await mark(answer())).result).toMatchObject({ outcome: "not-yet", guard });
  });

  test("every fader moved alike is worth no more than the start", async () => {
    const { result } = await mark(
      moved(
        start,
        3,
        start.tracks.map(({ id }) => id),
      ),
    );
    expect(gain01(result)).toBeLessThanOrEqual(0.05);
  });
});

const withoutPart = (session: Session): Session => ({
  ...session,
  tracks: session.tracks.map((track) => (track.id === "guitar-near" ? { ...track, mute: true } : track)),
});

/** The lead plays what the guitar plays. */
function withOtherStem(session: Session): Session {
  const guitar = session.tracks.find(({ id }) => id === "guitar-near")!.input;
  return {
    ...session,
    tracks: session.tracks.map((track) => (track.id === VOICE ? { ...track, input: guitar } : track)),
  };
}

test("every measure that is offered can be judged by a window far from the start, or says why not", async () => {
  const model = moved(start, 15);
  const offered = Object.keys(OFFERED) as Measure[];
  const goals = offered.map((measure): MadeGoal => {
    const of = OFFERED[measure]?.of.includes("print") ? "print" : VOICE;
    const later = made.form[1]?.name ?? null;
    const section = OFFERED[measure]?.sections === "later" ? later : null;
    const given = { measure, of, section, min: 900, max: null };
    return { ...given, isKept: false, sentence: usualSentence(given, start) };
  });
  const found = await findings({ goals, model });
  expect(found.goals.filter(({ isJudged }) => !isJudged)).toEqual([]);
  expect(goals.map(({ sentence }) => sentence).filter((sentence) => /[{}]|“print”/.test(sentence))).toEqual(
    [],
  );
});
