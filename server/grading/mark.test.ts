import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import { withStrip, withValue } from "@/audio-engine/session/address";
import type { Session } from "@/audio-engine/session/schema";
import { studio } from "@/scripts/studio/harness";
import { loudestFrom } from "./loudest";
import type { GradedResult, VariantPublicPart, VariantSecret } from "./parts";
import { Workshop } from "./workshop";

/** Rendering beside other work may take its time. */
vi.setConfig({ testTimeout: 180_000 });

const dataFolder = mkdtempSync(path.join(tmpdir(), "mark-"));
const { work } = new Workshop({ root: process.cwd(), dataFolder });
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

/** As they come back from the database. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const VARIANT_ID = "22222222-2222-4222-8222-222222222222";

interface Given {
  readonly exerciseId: string;
  readonly public: VariantPublicPart;
  readonly secret: VariantSecret;
}

const drawn = new Map<string, Promise<Given>>();

/** A variant, drawn once. */
function given(exerciseId: string, seed: number): Promise<Given> {
  const draw = async () => ({ exerciseId, ...stored(await work["hand-out"]({ exerciseId, seed })) });
  const variant = drawn.get(exerciseId) ?? draw();
  drawn.set(exerciseId, variant);
  return variant;
}

const markOf = ({ exerciseId, public: shown, secret }: Given, answer: unknown): Promise<GradedResult> =>
  work.mark({ exerciseId, variantId: VARIANT_ID, shown, secret, workJson: JSON.stringify(answer) });

/** The first clip a little later. */
const nudged = (session: Session): Session =>
  withStrip(session, "part", (strip) => {
    if (!("input" in strip) || strip.input.kind !== "clips") throw new Error("The part plays no clips.");
    const clips = strip.input.clips.map((clip, i) => ({
      ...clip,
      atFrame: clip.atFrame + (i === 3 ? 480 : 0),
    }));
    return { ...strip, input: { ...strip.input, clips } };
  });

const nearer = (session: Session): Session =>
  withStrip(session, "microphone", (strip) => {
    if (!("input" in strip) || strip.input.kind !== "microphone") throw new Error("There is no microphone.");
    const { position } = strip.input;
    return { ...strip, input: { ...strip.input, position: { ...position, x: position.x + 0.11 } } };
  });

describe("work is marked on the server", () => {
  test.each<[string, number, (start: Session) => Session]>([
    ["undo-hidden-eq", 2_718_281_829, (start) => withValue(start, "asset/eq/low-mid/gainDb", 6)],
    ["match-distance", 3_141_592_653, nearer],
    ["steady-groove", 1_414_213_562, nudged],
  ])("as studio grade marks it, to the last digit: %s", async (exerciseId, seed, worked) => {
    const variant = await given(exerciseId, seed);
    const answer = worked(variant.public.exercise.start);
    const graded = await markOf(variant, answer);
    const file = path.join(dataFolder, `${exerciseId}.session.json`);
    writeFileSync(file, JSON.stringify(answer));
    const { out, error } = await studio(["grade", exerciseId, file, "--seed", String(seed), "--json"]);
    expect(error).toBe("");
    expect(graded.result.outcome).toBe("scored");
    // A page and the command line count their variants in the names of sounds.
    expect(stored(graded.result)).toEqual(JSON.parse(out.replaceAll("variant-1-", "variant-")));
    expect(graded).toMatchObject({ engineVersion: ENGINE_VERSION, grader: { name: exerciseId, version: 2 } });
    expect(graded.print?.frames).toBe(answer.lengthFrames);
    // The start is known by now.
    expect(await markOf(variant, answer)).toEqual(graded);
    expect(graded.print?.integratedLufs).toBeLessThan(-5);
  });

  test("by its session alone: a score that is written into it makes it no session", async () => {
    const variant = await given("undo-hidden-eq", 2_718_281_829);
    const answer = withValue(variant.public.exercise.start, "asset/eq/low-mid/gainDb", 6);
    for (const forged of [{ score01: 1 }, { result: { outcome: "scored", score01: 1, met: true } }]) {
      const { result, print } = await markOf(variant, { ...answer, ...forged });
      expect(result).toMatchObject({ outcome: "not-yet", guard: "in-range" });
      expect(print).toBeNull();
    }
    const unreadable = await work.mark({
      exerciseId: variant.exerciseId,
      variantId: VARIANT_ID,
      shown: variant.public,
      secret: variant.secret,
      workJson: '{"score01":1',
    });
    expect(unreadable.result.outcome).toBe("not-yet");
  });

  test("with sounds that are rendered again where they are lost", async () => {
    const variant = await given("match-by-ear", 1_618_033_988);
    const answer = withValue(variant.public.exercise.start, "asset/faderDb", 1);
    const before = await markOf(variant, answer);
    rmSync(path.join(dataFolder, "sounds"), { recursive: true });
    expect(await markOf(variant, answer)).toEqual(before);
    const other = { ...variant, secret: { ...variant.secret, seed: variant.secret.seed + 1 } };
    rmSync(path.join(dataFolder, "sounds"), { recursive: true });
    await expect(markOf(other, answer)).rejects.toThrow("is lost");
  });
});

test("the loudest 20 s of a print begin where its energy does", () => {
  const print = [0, 1].map(() => new Float32Array(60 * 48000).fill(0.1)) as [Float32Array, Float32Array];
  print[1].fill(0.5, 30 * 48000, 50 * 48000);
  expect(loudestFrom(print)).toBe(30 * 48000);
  const short = [0, 1].map(() => new Float32Array(48000).fill(0.1)) as [Float32Array, Float32Array];
  expect(loudestFrom(short)).toBe(0);
});
