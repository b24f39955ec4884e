import { beforeAll, describe, expect, test, vi } from "vitest";
import { designBand } from "@/audio-engine/dsp/eq-design";
import {
  THIRD_OCTAVE_CENTRES_HZ,
  thirdOctaveErrorDb,
  thirdOctaveLevelsDb,
} from "@/audio-engine/dsp/third-octave";
import { type Pcm, pcmSha256 } from "@/audio-engine/files/pcm";
import { withInsert, withValue } from "@/audio-engine/session/address";
import { newEqBand } from "@/audio-engine/session/build";
import type { EqBand, Session } from "@/audio-engine/session/schema";
import { bandItemSchema } from "@/learning/drills/band-item";
import { LearningError } from "@/learning/errors";
import type { ExerciseResult } from "@/learning/exercises/public";
import { noiseMaterial, type PracticeMaterial, soundMaterial } from "@/learning/material";
import { findNumbers } from "@/tests/helpers/find-numbers";
import { PracticeClient, type PracticePort } from "./client";
import { integratedLoudness } from "./loudness";
import type { PracticeCommand, PracticeReply, PracticeVariant, RenderedSound } from "./protocol";
import { PracticeService } from "./service";
import { samplesOf } from "./sound-pair";

/** Rendering beside other work may take its time. */
vi.setConfig({ testTimeout: 60_000 });

const SECONDS = 1.5;

const noise = noiseMaterial(1, SECONDS * 48000, 1);

/** A row of plucked tones: lines, not noise, louder at the bottom, 16 bits. */
function plucked(): Pcm {
  const samples = Int16Array.from({ length: SECONDS * 48000 }, (_, i) => {
    const seconds = (i % 24000) / 48000;
    const tones = [110, 165, 220, 330, 880, 1760, 3520, 5280].map(
      (f) => Math.sin(2 * Math.PI * f * seconds) * Math.exp(-seconds * (3 + f / 800)),
    );
    return Math.round(1800 * tones.reduce((sum, tone) => sum + tone, 0));
  });
  return { channels: [samples], bits: 16, frames: samples.length, sampleRateHz: 48000 };
}

async function stem(): Promise<PracticeMaterial> {
  const pcm = plucked();
  return soundMaterial(1, {
    asset: { pcmSha256: await pcmSha256(pcm), url: "/audio/stem.flac", frames: pcm.frames },
    id: "stem",
    title: "Stem",
    startFrame: 0,
    frames: pcm.frames,
  });
}

/** A client whose worker is a service behind the same cloning as in a browser; every message is kept. */
function practice() {
  const messages: (PracticeCommand | PracticeReply)[] = [];
  const reports: unknown[] = [];
  const client = new PracticeClient(() => {
    const port: PracticePort = {
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
      postMessage: (command) => {
        const received = structuredClone(command);
        messages.push(received);
        void service.handle(received);
      },
    };
    const service = new PracticeService({
      fetchSound: async () => plucked(),
      report: (error) => reports.push(error),
      post: (reply) => {
        const data = structuredClone(reply);
        messages.push(data);
        port.onmessage?.(new MessageEvent("message", { data }));
      },
    });
    return port;
  });
  return { client, messages, reports };
}

const floats = (sound: RenderedSound): [Float32Array, Float32Array] => {
  const [left, right] = samplesOf(sound);
  if (left === undefined || right === undefined) throw new Error("a rendered sound is stereo");
  return [left, right];
};
const levelsOf = (sound: RenderedSound) => thirdOctaveLevelsDb(floats(sound));

const withBands = (start: Session, bands: readonly EqBand[]) =>
  withInsert(start, "asset", "eq", (insert) =>
    insert.unit === "eq" ? { ...insert, params: { ...insert.params, bands: [...bands] } } : insert,
  );
const inverse = (bands: readonly EqBand[]) => bands.map((band) => ({ ...band, gainDb: -band.gainDb }));

function scored(result: ExerciseResult) {
  if (result.outcome !== "scored") throw new Error(`not scored: ${result.reason}`);
  return result;
}

/** What is hidden in a variant, learned by answering a twin of it. */
async function secretOf(
  exerciseId: string,
  seed: number,
  material: PracticeMaterial,
): Promise<readonly EqBand[]> {
  const { client } = practice();
  const twin = await client.generate(exerciseId, seed, material);
  const answer = withValue(twin.publicPart.start, "asset/eq/low/gainDb", 12);
  return scored(await client.score(twin.variantId, answer)).reveal.bands;
}

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
        const { reference, heard } = await client.generate(
          "undo-hidden-eq",
          seed,
          kind === "noise" ? noise : material,
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

  test("is the same for the same seed and another for another", async () => {
    const { client } = practice();
    const [a, b, c] = [
      await client.generate("undo-hidden-eq", 5, noise),
      await client.generate("undo-hidden-eq", 5, noise),
      await client.generate("undo-hidden-eq", 6, noise),
    ];
    expect(b.heard.asset.pcmSha256).toBe(a.heard.asset.pcmSha256);
    expect(c.heard.asset.pcmSha256).not.toBe(a.heard.asset.pcmSha256);
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
        expect(whole.reveal.bands).toEqual(bands);
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

const drillStart = {
  drillId: "hear-a-band",
  seed: 9,
  material: noise,
  due: [],
  missRates: new Map<number, number>(),
};

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

/** A band's numbers in every form in which a program might send them. */
function traces({ kind, frequencyHz, gainDb, q }: EqBand): number[] {
  const g = Math.tan((Math.PI * frequencyHz) / 48000);
  return [
    frequencyHz,
    Math.log2(frequencyHz),
    Math.log10(frequencyHz),
    Math.log(frequencyHz),
    frequencyHz / 48000,
    frequencyHz / 24000,
    (2 * Math.PI * frequencyHz) / 48000,
    gainDb,
    10 ** (gainDb / 20),
    10 ** (-gainDb / 20),
    10 ** (gainDb / 40),
    q,
    1 / q,
    1 / (2 * q),
    Math.log2(q),
    g,
    ...designBand({ kind, frequencyHz, gainDb, q }),
    ...designBand({ kind, frequencyHz, gainDb: -gainDb, q }),
  ].filter((n) => Math.abs(n) > 1e-9 && !(Number.isInteger(n) && Math.abs(n) < 20));
}

describe("what is hidden", () => {
  test.each([11, 12, 13])("in variant %i stands in no message before the answer", async (seed) => {
    const bands = await secretOf("undo-hidden-eq-two", seed, noise);
    const secret = bands.flatMap(traces);
    const { client, messages } = practice();
    const variant = await client.generate("undo-hidden-eq-two", seed, noise);
    await client.score(variant.variantId, variant.publicPart.start);
    expect(messages).toHaveLength(4);
    expect(messages.flatMap((message) => findNumbers(message, secret))).toEqual([]);
    const answer = withValue(variant.publicPart.start, "asset/eq/low/gainDb", 12);
    await client.score(variant.variantId, answer);
    expect(findNumbers(messages.at(-1), secret), "the answer reveals it").not.toEqual([]);
  });

  test("in a drill's item is not told apart from the other choices", async () => {
    const { client, messages } = practice();
    const runId = await client.startDrill({ ...drillStart, seed: 21 });
    for (let i = 0; i < 3; i++) {
      const item = await client.nextItem(runId);
      if (item === null) throw new Error("the run ended early");
      const heard = messages.splice(0);
      const { item: band } = await client.answerItem(runId, item.itemId, 1);
      bandItemSchema.parse(band);
      const { centreHz, gainDb, q } = band;
      const secret = traces(newEqBand({ id: "x", frequencyHz: centreHz, gainDb, q }));
      const places = heard.flatMap((message) => findNumbers(message, secret));
      // The centre is one of four choices, and nothing else.
      expect(places).toEqual([`message.item.choicesHz.${item.choicesHz.indexOf(centreHz)}`]);
      const names = JSON.stringify({
        ...item,
        reference: item.reference.asset.id,
        heard: item.heard.asset.id,
      });
      expect(names).not.toMatch(/answer|gain|"q"/i);
      messages.splice(0);
    }
  });

  test("would be found if it were sent: in names, texts, numbers, arrays and bytes", async () => {
    const { client, messages } = practice();
    const [band] = await secretOf("undo-hidden-eq", 11, noise);
    if (band === undefined) throw new Error("nothing was hidden");
    const secret = traces(band);
    await client.generate("undo-hidden-eq", 11, noise);
    const message = messages.at(-1);
    if (message?.type !== "generated") throw new Error("no variant");
    expect(findNumbers(message, secret)).toEqual([]);
    const { variant } = message;
    const bytes = new Uint8Array(64);
    new DataView(bytes.buffer).setFloat64(3, band.q, true);
    const coefficients = Float32Array.from(designBand(band));
    const samples = variant.heard.pcm.channels[0];
    const poisoned = Float32Array.from(samples ?? [], (x) => x / 8388608);
    poisoned[777] = band.frequencyHz;
    const leaks: [string, Partial<PracticeVariant> | object][] = [
      ["a text", { note: `look at ${band.frequencyHz.toPrecision(4)} Hz` }],
      ["a name", { [`band ${band.gainDb.toFixed(2)}`]: true }],
      ["a number", { publicPart: { ...variant.publicPart, hint: [{ gain: -band.gainDb }] } }],
      ["a linear gain", { level: 10 ** (band.gainDb / 20) }],
      ["a map", { more: new Map([["q", band.q]]) }],
      ["coefficients", { filter: coefficients }],
      ["a sample", { pcm: poisoned }],
      ["packed bytes", { blob: bytes.buffer }],
    ];
    for (const [where, leak] of leaks) {
      expect(findNumbers({ ...message, variant: { ...variant, ...leak } }, secret), where).not.toEqual([]);
    }
  });
});
