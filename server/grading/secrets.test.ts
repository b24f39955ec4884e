import * as fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Pcm } from "@/audio-engine/files/pcm";
import { stretchOf } from "@/audio-engine/session/stretch";
import type { MaterialPlan } from "@/learning/material-plan";
import { LoadedMaterial } from "@/learning/practice/original";
import { seededRandom } from "@/learning/random";
import { findNumbers } from "@/tests/helpers/find-numbers";
import { materialFromCourse } from "./course-material";
import { type Drawn, draw } from "./draw";
import { gradableExerciseIds } from "./exercises";

/** Rendering beside other work may take its time. */
vi.setConfig({ testTimeout: 120_000 });

const FRAMES = 48000;

/** Noise in the place of every sound: what is searched does not depend on how it sounds. */
const noise = (() => {
  const random = seededRandom(1);
  return Int16Array.from({ length: 10 * FRAMES }, () => random.between(-3000, 3000));
})();

/** A second of a material, so that many variants can be drawn; takes and hits whole: nothing of them is rendered. */
async function shortened(plan: MaterialPlan): Promise<LoadedMaterial> {
  const material = await materialFromCourse(process.cwd(), plan);
  const isWhole = plan.kind === "takes" || plan.kind === "hits";
  const session = isWhole ? material.session : stretchOf(material.session, 0, FRAMES);
  const sounds = material.assets.map(({ pcmSha256, frames }): [string, Pcm] => {
    const samples = new Int16Array(frames);
    for (let at = 0; at < frames; at += noise.length) samples.set(noise.subarray(0, frames - at), at);
    return [pcmSha256, { channels: [samples], bits: 16, frames, sampleRateHz: 48000 }];
  });
  return new LoadedMaterial({ ...material, session }, new Map(sounds));
}

const materials = new Map<string, Promise<LoadedMaterial>>();
function load(plan: MaterialPlan): Promise<LoadedMaterial> {
  const key = JSON.stringify(plan);
  const known = materials.get(key) ?? shortened(plan);
  materials.set(key, known);
  return known;
}

/** Every number of a value by its place in it. */
function numbersOf(value: unknown, at = ""): [string, number][] {
  if (typeof value === "number") return [[at, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, `${at}/${key}`));
}

/** A number that is not there by chance: four digits or more, and no whole number of frames. */
const isTelling = (n: number): boolean =>
  !Number.isInteger(n) &&
  n
    .toPrecision(12)
    .replace(/e.*$/, "")
    .replace(/\D/g, "")
    .replace(/^0+|0+$/g, "").length >= 4;

/** Numbers of the truth that the start has not in the same place. */
function hiddenIn({ public: { exercise }, secret: { truth } }: Drawn): number[] {
  const shown = new Map(numbersOf(exercise.start));
  return numbersOf(truth).flatMap(([at, n]) => (shown.get(at) !== n && isTelling(n) ? [n] : []));
}

/** What of a secret stands in a public part to the letter. */
function textLeaksOf(drawn: Drawn, shown: unknown): string[] {
  const { secret } = drawn;
  const text = JSON.stringify(shown);
  const seeds = [String(secret.seed), secret.seed.toString(16), secret.kinship];
  const makings = (secret.truth?.tracks ?? [])
    .filter(
      (track) =>
        !drawn.public.exercise.start.tracks.some((own) => JSON.stringify(own) === JSON.stringify(track)),
    )
    .map((track) => JSON.stringify(track));
  return [...seeds, ...makings].filter((each) => text.includes(each));
}

/** Where in a public part a number stands that is hidden, or near it by chance. */
function numberLeaksOf(drawn: Drawn, shown: unknown): string[] {
  const hidden = hiddenIn(drawn);
  return hidden.length === 0 ? [] : findNumbers(shown, hidden);
}

/** Large enough not to stand in a session by chance. */
const seeds = fc.integer({ min: 0x10000000, max: 0xffffffff });

describe("the public part of a variant", () => {
  test.each(gradableExerciseIds())("tells neither seed nor truth: %s", async (exerciseId) => {
    // One metre of a place may lie as near as that to another's by chance. What is told is told every time.
    const times = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const drawn = await draw({ exerciseId, seed, materialIndex: 0 }, load);
        expect(drawn.secret.seed).toBe(seed);
        expect(textLeaksOf(drawn, drawn.public)).toEqual([]);
        for (const at of numberLeaksOf(drawn, drawn.public)) times.set(at, (times.get(at) ?? 0) + 1);
        expect(Object.keys(drawn.public).sort()).toEqual(["assets", "exercise", "heard", "reference"]);
        const known = ["brief", "editable", "form", "hidden", "info", "reveal", "start"];
        expect(Object.keys(drawn.public.exercise).filter((key) => !known.includes(key))).toEqual([]);
      }),
      { numRuns: 3 },
    );
    expect([...times].filter(([, count]) => count > 1)).toEqual([]);
  });

  test("would be found to tell them: seed, truth, a track of it, or a number", async () => {
    const drawn = await draw({ exerciseId: "undo-hidden-eq", seed: 0x1badcafe, materialIndex: 0 }, load);
    const [hidden] = hiddenIn(drawn);
    expect(hidden).toBeDefined();
    const { seed, truth, kinship } = drawn.secret;
    const planted: object[] = [
      { seed },
      { truth },
      { kinship },
      { track: truth?.tracks[0] },
      { hint: hidden },
    ];
    for (const leak of planted) {
      const shown = { ...drawn.public, ...leak };
      expect([...textLeaksOf(drawn, shown), ...numberLeaksOf(drawn, shown)]).not.toEqual([]);
    }
  });
});
