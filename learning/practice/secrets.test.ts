import { describe, expect, test, vi } from "vitest";
import { designBand } from "@/audio-engine/dsp/eq-design";
import { withValue } from "@/audio-engine/session/address";
import { newEqBand } from "@/audio-engine/session/build";
import type { EqBand } from "@/audio-engine/session/schema";
import { bandItemSchema } from "@/learning/drills/band-item";
import { findNumbers } from "@/tests/helpers/find-numbers";
import { drillStart, noise, pairOf, practice, secretOf } from "@/tests/helpers/practice-harness";
import type { PracticeVariant } from "./protocol";

/** Rendering beside other work may take its time. */
vi.setConfig({ testTimeout: 60_000 });

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
    const samples = pairOf(variant).heard.pcm.channels[0];
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
