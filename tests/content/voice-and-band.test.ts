import { beforeAll, describe, expect, test, vi } from "vitest";
import { newInsert, type Session, withStrip, withValue } from "@/audio-engine/session";
import { exerciseById } from "@/learning/exercises/registry";
import { materialFromFiles } from "@/scripts/studio/exercise-material";
import { AnswersOnce, gain01, tooClose } from "@/tests/helpers/answers";
import { type OpenExercise, openExercise, resultWords } from "@/tests/helpers/open-exercise";

/** A bound for what hangs: rendering beside other work takes its time. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

type Numbers = Readonly<Record<string, number>>;

/** The last bar of the verse and the first of the chorus, of the stretch that students get. */
const PLAN = {
  kind: "song",
  songId: "neo-soul",
  state: "flat",
  fromSeconds: 56 / 3,
  seconds: 16 / 3,
} as const;
/** A seed whose voice is buried. */
const SEED = 3;

/** Faders of a mix in which the voice is in front, and places for those who leave the middle to it. */
const FADERS: Numbers = {
  "talkbox/faderDb": 10,
  "drums/faderDb": 0,
  "bass/faderDb": 2,
  "rhodes-left/faderDb": -9,
  "rhodes/faderDb": -3,
  "guitar/faderDb": -9,
  "pads/faderDb": -7,
  "sax/faderDb": -3,
};
const PLACES: Numbers = {
  "rhodes/pan": -0.35,
  "guitar/pan": 0.6,
  "rhodes-left/pan": -0.2,
  "sax/pan": -0.3,
  "hat/pan": 0.3,
};
const PARTS = Object.keys(FADERS).map((address) => address.split("/")[0]!);

let mix: OpenExercise;
beforeAll(async () => {
  mix = await openExercise("voice-and-band", SEED, { plan: PLAN });
});

const set = (numbers: Numbers, session: Session = mix.start): Session =>
  Object.entries(numbers).reduce((made, [address, value]) => withValue(made, address, value), session);
const good = (): Session => set({ ...FADERS, ...PLACES });
const change = (ids: readonly string[], part: Partial<Session["tracks"][number]>): Session =>
  ids.reduce((made, id) => withStrip(made, id, (strip) => ({ ...strip, ...part })), good());

/** Each differs from the others by 2 LU or more in the level of a part. */
const GOOD_MIXES: Readonly<Record<string, Numbers>> = {
  "songwriter's: the voice far in front": {},
  "drummer's": { "drums/faderDb": 2.5, "rhodes/faderDb": -6, "bass/faderDb": 0, "guitar/faderDb": -6 },
  "with the saxophone beside the voice": { "sax/faderDb": 0, "pads/faderDb": -3, "rhodes/faderDb": -7 },
  "wide, keys and guitar apart": {
    "rhodes/pan": -0.8,
    "guitar/pan": 0.9,
    "pads/faderDb": -2,
    "bass/faderDb": 0,
  },
  "dry in the low end": {
    "bass/faderDb": -1,
    "drums/faderDb": -2,
    "rhodes/faderDb": -1,
    "rhodes-left/faderDb": -13,
    "rhodes/pan": -0.6,
  },
};

describe("a good mix passes", () => {
  const answers = new AnswersOnce(Object.keys(GOOD_MIXES), (names) =>
    mix.sketchAll(names.map((name) => set(GOOD_MIXES[name]!, good()))),
  );
  test.each(Object.keys(GOOD_MIXES))("%s", async (name) => {
    const { result } = await answers.of(name);
    expect(result).toMatchObject({ outcome: "scored", met: true, score01: 1 });
  });

  test("and is no copy of another one", async () => {
    expect(tooClose(await answers.all())).toEqual([]);
  });
});

/** What is no mix, and the goal that it misses. */
const MISSES: Readonly<Record<string, readonly [goalId: string, () => Session]>> = {
  "the raw faders: all at 0": [
    "voice-chorus",
    () => set(Object.fromEntries(PARTS.map((id) => [`${id}/faderDb`, 0]))),
  ],
  "everything equally loud but the voice at its start": [
    "voice-verse",
    () => set({ ...FADERS, "talkbox/faderDb": 0 }),
  ],
  "all in the centre": ["width", () => set(FADERS)],
  "the voice louder than anything": [
    "voice-chorus",
    () =>
      set(
        Object.fromEntries(PARTS.slice(1).map((id) => [`${id}/faderDb`, FADERS[`${id}/faderDb`]! - 6])),
        good(),
      ),
  ],
  "a gutted band: only drums and bass are left, the rest whispers": [
    "softest-part",
    () => set({ "guitar/faderDb": -24, "pads/faderDb": -24, "rhodes-left/faderDb": -24 }, good()),
  ],
  "everything hard left or right": [
    "bass-width",
    () =>
      set(
        { "rhodes/pan": -1, "guitar/pan": 1, "bass/pan": -1, "drums/pan": 1, "sax/pan": -1, "pads/pan": 1 },
        good(),
      ),
  ],
  "the voice alone on one side": ["voice-mono", () => set({ "talkbox/pan": -1 }, good())],
};

/** What is refused before or instead of a mark, and by which guard. */
const REFUSED: Readonly<Record<string, readonly [guard: string, () => Session]>> = {
  "muted parts": ["parts-present", () => change(["pads", "guitar"], { mute: true })],
  "a bus that is off": ["parts-present", () => set({ "drums/faderDb": -100 }, good())],
  silence: ["audible", () => set(Object.fromEntries(PARTS.map((id) => [`${id}/faderDb`, -100])), good())],
  "the Haas trick: one side a little later": ["in-range", () => change(["rhodes"], { delayFrames: 700 })],
  "a boosted master": ["in-range", () => withValue(good(), "master/faderDb", 6)],
  "a squashed voice": [
    "in-range",
    () => change(["talkbox"], { inserts: [newInsert("compressor", "squash", { ratio: 20 })] }),
  ],
  "a limiter over all of it": [
    "in-range",
    () => withStrip(good(), "master", (strip) => ({ ...strip, inserts: [newInsert("limiter", "loud")] })),
  ],
  "polarity turned over": ["in-range", () => change(["pads"], { polarity: "inverted" })],
  "a jump by automation": [
    "in-range",
    () => ({
      ...good(),
      automation: [{ target: "talkbox/faderDb", points: [{ atFrame: 0, value: 9, curve: "hold" as const }] }],
    }),
  ],
  "nothing at all": ["effort", () => mix.start],
};

describe("a cheat gains nothing", () => {
  const misses = new AnswersOnce(Object.keys(MISSES), (names) =>
    mix.markAll(names.map((name) => MISSES[name]![1]())),
  );
  test.each(Object.keys(MISSES))("%s", async (name) => {
    const [goalId] = MISSES[name]!;
    const result = await misses.of(name);
    if (result.outcome !== "scored") throw new Error(`refused: ${result.reason}`);
    expect(result.met).toBe(false);
    expect(result.goals.filter(({ met }) => !met).map(({ id }) => id)).toContain(goalId);
    expect(gain01(result), resultWords(result)).toBeLessThanOrEqual(0);
  });

  test.each(Object.keys(REFUSED))("%s is not marked", async (name) => {
    const [guard, session] = REFUSED[name]!;
    expect(await mix.mark(session())).toMatchObject({ outcome: "not-yet", guard });
  });
});

test("every seed buries the voice or puts it far in front, and moves the band", async () => {
  const exercise = exerciseById("voice-and-band");
  if (exercise?.work !== "tracks") throw new Error("the exercise is gone");
  const material = await materialFromFiles(PLAN);
  const starts = Array.from({ length: 40 }, (_, seed) => exercise.draw(seed, 0, material)!.start);
  const faderOf = ({ tracks, buses }: Session, id: string): number =>
    [...tracks, ...buses].find((strip) => strip.id === id)!.faderDb;
  const against = starts.map((start) => faderOf(start, "talkbox") - faderOf(start, "drums"));
  expect(new Set(against).size).toBeGreaterThan(30);
  // In the song's own flat mix it is 7.5 dB.
  expect(Math.min(...against)).toBeLessThan(2);
  expect(Math.max(...against)).toBeGreaterThan(12);
});
