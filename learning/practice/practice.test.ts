import { beforeAll, describe, expect, test, vi } from "vitest";
import { eqMagnitudeDb } from "@/audio-engine/dsp/eq-design";
import {
  THIRD_OCTAVE_CENTRES_HZ,
  thirdOctaveErrorDb,
  thirdOctaveLevelsDb,
} from "@/audio-engine/dsp/third-octave";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { withValue } from "@/audio-engine/session/address";
import { newEqBand } from "@/audio-engine/session/build";
import type { EqBand, Session } from "@/audio-engine/session/schema";
import { LearningError } from "@/learning/errors";
import { exerciseById } from "@/learning/exercises/registry";
import type { PracticeMaterial } from "@/learning/material";
import {
  drillStart,
  hiddenBands,
  inverse,
  noise,
  pairOf,
  practice,
  scored,
  secretOf,
  stem,
  withBands,
} from "@/tests/helpers/practice-harness";
import type { RenderedSound } from "./protocol";
import { samplesOf } from "./sound-pair";

/** Rendering beside other work may take its time. */
vi.setConfig({ testTimeout: 60_000 });

const floats = (sound: RenderedSound): [Float32Array, Float32Array] => {
  const [left, right] = samplesOf(sound);
  if (left === undefined || right === undefined) throw new Error("a rendered sound is stereo");
  return [left, right];
};
const levelsOf = (sound: RenderedSound) => thirdOctaveLevelsDb(floats(sound));

describe("a variant", () => {
  let material: PracticeMaterial;
  beforeAll(async () => {
    material = await stem();
  });

  test.each(["noise", "stem"])(
    "of %s is heard as two sounds of equal length and loudness, differing enough",
    async (kind) => {
      const { client } = practice();
      for (const seed of [1, 2]) {
        const { reference, heard } = pairOf(
          await client.generate("undo-hidden-eq", seed, kind === "noise" ? noise : material),
        );
        expect(heard.pcm.frames).toBe(reference.pcm.frames);
        expect(heard.pcm.channels.map((c) => c.length)).toEqual(reference.pcm.channels.map((c) => c.length));
        const loudness = [reference, heard].map((sound) => integratedLoudness(floats(sound)) ?? Number.NaN);
        expect(Math.abs((loudness[0] ?? 0) - (loudness[1] ?? 0))).toBeLessThan(0.02);
        for (const sound of [reference, heard]) {
          expect(sound.asset.pcmSha256).toBe(await pcmSha256(sound.pcm));
          const peak = Math.max(
            ...floats(sound).map((channel) => channel.reduce((p, x) => Math.max(p, Math.abs(x)), 0)),
          );
          expect(peak).toBeLessThanOrEqual(0.9001);
          expect(peak).toBeGreaterThan(0.01);
        }
        expect(thirdOctaveErrorDb(levelsOf(reference), levelsOf(heard))).toBeGreaterThanOrEqual(2.99);
      }
    },
  );

  test("that would hardly be heard is drawn again", async () => {
    const reference = {
      centresHz: THIRD_OCTAVE_CENTRES_HZ,
      referenceDb: THIRD_OCTAVE_CENTRES_HZ.map(() => -30),
    };
    const flat = new Float64Array(THIRD_OCTAVE_CENTRES_HZ.length);
    const sound = {
      asset: { kind: "rendered", id: "x", pcmSha256: "0" },
      frames: 1,
      engineVersion: 1,
    } as const;
    const firstDraw = (seed: number) => {
      const exercise = exerciseById("undo-hidden-eq");
      if (exercise?.work !== "print") throw new Error("the exercise is gone");
      const insert = exercise.draw(seed, 0, reference)?.given(sound).tracks[0]?.inserts[0];
      return insert?.unit === "eq" ? insert.params.bands : [];
    };
    const isWeak = (bands: readonly EqBand[]) =>
      thirdOctaveErrorDb(flat, eqMagnitudeDb(bands, THIRD_OCTAVE_CENTRES_HZ)) < 2.6;
    const seed = Array.from({ length: 500 }, (_, i) => i).find((i) => isWeak(firstDraw(i))) ?? Number.NaN;
    const { reference: original, heard } = pairOf(
      await practice().client.generate("undo-hidden-eq", seed, noise),
    );
    expect(thirdOctaveErrorDb(levelsOf(original), levelsOf(heard))).toBeGreaterThanOrEqual(2.99);
  });

  test("is the same for the same seed and another for another", async () => {
    const { client } = practice();
    const [a, b, c] = [
      await client.generate("undo-hidden-eq", 5, noise),
      await client.generate("undo-hidden-eq", 5, noise),
      await client.generate("undo-hidden-eq", 6, noise),
    ];
    const [first, again, other] = [a, b, c].map((variant) => pairOf(variant).heard.asset.pcmSha256);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(b.variantId).not.toBe(a.variantId);
  });

  async function mark(exerciseId: string, seed: number, answer: (start: Session) => Session) {
    const { client } = practice();
    const variant = await client.generate(exerciseId, seed, material);
    return client.score(variant.variantId, answer(variant.publicPart.start));
  }

  test.each(["undo-hidden-eq", "undo-hidden-eq-two"])(
    "of %s is undone by its inverse, in one piece or in two",
    async (id) => {
      for (const seed of [1, 2]) {
        const bands = await secretOf(id, seed, material);
        const whole = scored(await mark(id, seed, (start) => withBands(start, inverse(bands))));
        expect(whole).toMatchObject({ score01: 1, met: true, feedback: [] });
        expect(whole.goals[0]?.measured).toBeLessThan(0.05);
        const halves = inverse(bands).flatMap((band) => [
          { ...band, gainDb: band.gainDb / 2, id: `${band.id}-x` },
          { ...band, gainDb: band.gainDb / 2, id: `${band.id}-y` },
        ]);
        expect(scored(await mark(id, seed, (start) => withBands(start, halves))).met).toBe(true);
        expect(hiddenBands(whole)).toEqual(bands);
      }
    },
  );

  test("scores less the further an answer goes wrong, and the same for the same work", async () => {
    const bands = await secretOf("undo-hidden-eq", 3, material);
    const share = (s: number) => (start: Session) =>
      withBands(
        start,
        inverse(bands).map((band) => ({ ...band, gainDb: s * band.gainDb })),
      );
    const results = [];
    for (const s of [1, 0.4, 0.2, -0.5]) results.push(scored(await mark("undo-hidden-eq", 3, share(s))));
    const scores = results.map(({ score01 }) => score01);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores[0]).toBe(1);
    expect(scores[2]).toBeGreaterThan(0);
    expect(scores[2]).toBeLessThan(1);
    expect(scores[3]).toBe(0);
    expect(results[3]?.feedback.length).toBeGreaterThan(0);
    expect(scored(await mark("undo-hidden-eq", 3, share(0.2)))).toEqual(results[2]);
  });

  test("stays open after “not yet” and is spent once it was marked", async () => {
    const { client } = practice();
    const { variantId, publicPart } = await client.generate("undo-hidden-eq", 4, noise);
    expect(await client.score(variantId, publicPart.start)).toMatchObject({
      outcome: "not-yet",
      guard: "effort",
    });
    const faded = withValue(publicPart.start, "asset/faderDb", -90);
    expect(await client.score(variantId, faded)).toMatchObject({ outcome: "not-yet", guard: "in-range" });
    const cut = [1, 2, 3, 4].map((i) =>
      newEqBand({ id: `c${i}`, kind: "high-cut", frequencyHz: 20, q: 0.5 }),
    );
    expect(await client.score(variantId, withBands(publicPart.start, cut))).toMatchObject({
      outcome: "not-yet",
      guard: "audible",
    });
    const answer = withValue(publicPart.start, "asset/eq/low/gainDb", -9);
    expect((await client.score(variantId, answer)).outcome).toBe("scored");
    await expect(client.score(variantId, answer)).rejects.toMatchObject({ code: "practice/variant-spent" });
  });

  test("refuses by code what cannot be: no such exercise, no session, silence", async () => {
    const { client, reports } = practice();
    await expect(client.generate("none", 1, noise)).rejects.toMatchObject({
      code: "practice/unknown-exercise",
    });
    const { variantId } = await client.generate("undo-hidden-eq", 1, noise);
    await expect(client.score(variantId, { fake: true })).rejects.toMatchObject({
      code: "practice/answer-invalid",
    });
    const muted = { ...noise, session: { ...noise.session, tracks: [] } };
    await expect(client.generate("undo-hidden-eq", 1, muted)).rejects.toMatchObject({
      code: "practice/material-unfit",
    });
    client.discard(variantId);
    await expect(client.score(variantId, {})).rejects.toMatchObject({ code: "practice/variant-spent" });
    expect(reports).toEqual([]);
  });
});

test("a worker that dies fails what was asked, and the next question starts another", async () => {
  const { client } = practice();
  const asked = client.generate("undo-hidden-eq", 1, noise);
  client.close();
  await expect(asked).rejects.toBeInstanceOf(LearningError);
  expect((await client.generate("undo-hidden-eq", 1, noise)).seed).toBe(1);
});

describe("a drill", () => {
  test("raises the band that is the answer, in a sound as loud as the flat one", async () => {
    const { client } = practice();
    const runId = await client.startDrill(drillStart);
    for (let i = 0; i < 6; i++) {
      const item = await client.nextItem(runId);
      if (item === null) throw new Error("the run ended early");
      const flat = levelsOf(item.reference);
      const rise = Array.from(levelsOf(item.heard), (level, band) => level - (flat[band] ?? 0));
      const answer = await client.answerItem(runId, item.itemId, 0);
      const loudest = THIRD_OCTAVE_CENTRES_HZ[rise.indexOf(Math.max(...rise))] ?? Number.NaN;
      expect(Math.abs(Math.log2(loudest / answer.item.centreHz))).toBeLessThan(0.34);
      expect(item.choicesHz[answer.answerIndex]).toBe(answer.item.centreHz);
      const loudness = [item.reference, item.heard].map((sound) => integratedLoudness(floats(sound)) ?? 0);
      expect(Math.abs((loudness[0] ?? 0) - (loudness[1] ?? 0))).toBeLessThan(0.02);
      await expect(client.answerItem(runId, item.itemId, 0)).rejects.toMatchObject({
        code: "practice/variant-spent",
      });
    }
    client.endDrill(runId);
    await expect(client.nextItem(runId)).rejects.toMatchObject({ code: "practice/variant-spent" });
  });
});
