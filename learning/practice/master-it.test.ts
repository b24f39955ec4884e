import { expect, it, vi } from "vitest";
import { withInsert, withStrip } from "@/audio-engine/session/address";
import { newInsert } from "@/audio-engine/session/build";
import type { LimiterInsert, Session } from "@/audio-engine/session/schema";
import { MASTER_IT } from "@/learning/exercises/public";
import { AnswersOnce, gain01, tooClose } from "@/tests/helpers/answers";
import { openVariant, resultWords } from "@/tests/helpers/open-exercise";

vi.setConfig({ testTimeout: 300_000 });

const [flagship] = MASTER_IT.materials;
const variant = await openVariant(MASTER_IT.id, flagship!);
const { start } = variant;

const limited = (params: Partial<LimiterInsert["params"]>, from: Session = start): Session =>
  withInsert(from, "master", "limiter", (now) =>
    now.unit === "limiter" ? { ...now, params: { ...now.params, ...params } } : now,
  );
const eqd = (gainsDb: Readonly<Record<string, number>>, from: Session = start): Session =>
  withInsert(from, "master", "eq", (now) =>
    now.unit === "eq"
      ? {
          ...now,
          params: {
            ...now.params,
            bands: now.params.bands.map((band) => ({ ...band, gainDb: gainsDb[band.id] ?? 0 })),
          },
        }
      : now,
  );
const glued = (thresholdDb: number, ratio: number, from: Session): Session =>
  withStrip(from, "master", (strip) => ({
    ...strip,
    inserts: [
      ...strip.inserts.slice(0, 1),
      newInsert("compressor", "glue", { thresholdDb, ratio, attackSeconds: 0.03, releaseSeconds: 0.2 }),
      ...strip.inserts.slice(1),
    ],
  }));

const GOOD: Readonly<Record<string, Session>> = {
  "loud, as published": limited({ inputGainDb: 9.9, ceilingDbtp: -1.1, releaseSeconds: 0.12 }),
  "half-way": limited({ inputGainDb: 7.3, ceilingDbtp: -1.5 }),
  "as soft as the window goes, a lower ceiling": limited({
    inputGainDb: 4.5,
    ceilingDbtp: -2.8,
    releaseSeconds: 0.2,
  }),
  "fuller, with a gentle compressor": glued(
    -14,
    1.5,
    limited({ inputGainDb: 7.2, ceilingDbtp: -1.1 }, eqd({ low: 3.6 })),
  ),
  "lean and open": limited(
    { inputGainDb: 6.9, ceilingDbtp: -1.2, releaseSeconds: 0.3 },
    eqd({ low: -3.4, high: 2.5 }),
  ),
};

const CHEATS: Readonly<Record<string, Session>> = {
  "nothing done": start,
  "only made louder": limited({ inputGainDb: 0, ceilingDbtp: 0 }),
  "loud with the ceiling at 0": limited({ inputGainDb: 9, ceilingDbtp: 0 }),
  "drive at the end": limited({ inputGainDb: 24, ceilingDbtp: -1.1 }),
  squashed: glued(-40, 8, limited({ inputGainDb: 20, ceilingDbtp: -1.1, releaseSeconds: 0.02 })),
  "tilted bright": limited({ inputGainDb: 7, ceilingDbtp: -1.1 }, eqd({ low: -6, "high-mid": 4, high: 8 })),
  "tilted dark": limited({ inputGainDb: 7, ceilingDbtp: -1.1 }, eqd({ low: 6, "high-mid": -5, high: -8 })),
  "a smile": limited({ inputGainDb: 7, ceilingDbtp: -1.1 }, eqd({ low: 9, high: 10 })),
  "soft but dense": limited({ inputGainDb: 9, ceilingDbtp: -12 }),
  "the limiter off": withInsert(limited({ inputGainDb: 9 }), "master", "limiter", (now) => ({
    ...now,
    enabled: false,
  })),
  "the chain taken out": withStrip(start, "master", (strip) => ({ ...strip, inserts: [] })),
  "the master's fader": withStrip(limited({ inputGainDb: 8, ceilingDbtp: -1.1 }), "master", (strip) => ({
    ...strip,
    faderDb: 6,
  })),
  "a softer verse": {
    ...limited({ inputGainDb: 9, ceilingDbtp: -1.1 }),
    automation: [{ target: "master/faderDb", points: [{ atFrame: 0, value: -12, curve: "hold" }] }],
  },
};

/** Masters leave the parts where they are: they differ in tone or in density; see decision 0025. */
const MASTERS_APART = { shapeDb: 1, partLu: 2, goals: { "peak-to-loudness": 1 } } as const;

const answers = new AnswersOnce(Object.keys(GOOD), (names) =>
  variant.sketchAll(names.map((name) => GOOD[name]!)),
);
const cheats = new AnswersOnce(Object.keys(CHEATS), (names) =>
  variant.markAll(names.map((name) => CHEATS[name]!)),
);

it.each(Object.keys(GOOD))("a good master passes: %s", async (name) => {
  const { result } = await answers.of(name);
  expect(result, resultWords(result)).toMatchObject({ met: true, score01: 1 });
});

it("good masters are no copies of each other", async () => {
  expect(tooClose(await answers.all(), MASTERS_APART)).toEqual([]);
});

it.each(Object.keys(CHEATS))("a cheat gains nothing: %s", async (name) => {
  const result = await cheats.of(name);
  expect(gain01(result), resultWords(result)).toBeLessThanOrEqual(0);
});

it("every material asks for something, and its own window", async () => {
  for (const plan of MASTER_IT.materials) {
    const doingNothing = await (await openVariant(MASTER_IT.id, plan)).doingNothing();
    expect(doingNothing.find(({ id }) => id === "true-peak")?.met).toBe(false);
    expect(doingNothing.every(({ measured }) => Number.isFinite(measured))).toBe(true);
  }
});
