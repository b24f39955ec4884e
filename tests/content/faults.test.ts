import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { CompressorSettings } from "@/audio-engine/dsp/compressor";
import { decodeFlac } from "@/audio-engine/files/flac";
import { inProject } from "@/scripts/lib/project.mjs";
import { readManifest } from "@/scripts/songs/check";
import { FAULTS } from "@/scripts/songs/faults/catalogue";
import { type FaultDescription, faultsDocument } from "@/scripts/songs/faults/document";
import { type DelayParameters, type EditParameters, filtered, late } from "@/scripts/songs/faults/formulas";

const audio = inProject("public", "audio");
const { faults } = JSON.parse(readFileSync(inProject("content", "takes", "faults.json"), "utf8")) as {
  readonly faults: readonly FaultDescription[];
};
const assets = new Map(readManifest(audio).assets.map((asset) => [asset.id, asset]));

/** Steps of 16 bits: half a step of rounding and one of dither, for each of the two sounds. */
const ROUNDING = 1.5;
const FULL_SCALE = 32767;

const decoded = new Map<string, Float64Array>();

async function soundOf(id: string): Promise<Float64Array> {
  const known = decoded.get(id);
  if (known !== undefined) return known;
  const pcm = await decodeFlac(readFileSync(path.join(audio, assets.get(id)!.file)));
  const sound = Float64Array.from(pcm.channels[0]!, (value) => value / FULL_SCALE);
  decoded.set(id, sound);
  return sound;
}

/** Largest difference in steps of 16 bits. */
function distance(a: Float64Array, b: Float64Array, skip: (frame: number) => boolean = () => false): number {
  expect(a.length).toBe(b.length);
  let most = 0;
  for (let i = 0; i < a.length; i++) if (!skip(i)) most = Math.max(most, Math.abs(a[i]! - b[i]!));
  return most * FULL_SCALE;
}

async function pair(id: string) {
  const description = faults.find((entry) => entry.id === id)!;
  return {
    clean: await soundOf(description.cleanAssetId),
    faulty: await soundOf(description.faultyAssetId),
    parameters: description.parameters,
  };
}

const power = (sound: Float64Array, from = 0, to = sound.length) =>
  sound.subarray(from, to).reduce((sum, value) => sum + value * value, 0) / (to - from);

describe("content/takes/faults.json", () => {
  it("is what the faults were made from", () => {
    expect(faults).toEqual(JSON.parse(JSON.stringify(faultsDocument())).faults);
  });

  it("names published sounds, clean and faulty of one length", () => {
    expect(faults.length).toBeGreaterThanOrEqual(14);
    for (const { cleanAssetId, faultyAssetId, words } of faults) {
      expect(assets.get(faultyAssetId)?.frames).toBe(assets.get(cleanAssetId)?.frames);
      expect(assets.get(faultyAssetId)?.channels).toBe(1);
      expect(words).not.toBe("");
    }
  });

  const byFormula = FAULTS.filter(({ make }) => make !== undefined).map(({ id }) => id);
  it.each(byFormula)("%s: the formula gives the published sound of the published truth", async (id) => {
    const { clean, faulty } = await pair(id);
    const cue = await soundOf("takes-guide");
    const entry = FAULTS.find((fault) => fault.id === id)!;
    expect(distance(entry.make!({ clean, cue }), faulty)).toBeLessThanOrEqual(ROUNDING + 1e-6);
    expect(distance(clean, faulty)).toBeGreaterThan(500);
  });
});

describe("undoing a fault", () => {
  it("an inverted bottom and the right one sum to nothing but dither", async () => {
    const { clean, faulty } = await pair("snare-bottom-inverted");
    expect(
      distance(
        clean.map((value, i) => value + faulty[i]!),
        new Float64Array(clean.length),
      ),
    ).toBeLessThanOrEqual(ROUNDING + 1e-6);
  });

  it("the bottom goes with the top once it is turned round: more body together than hollow", async () => {
    const top = await soundOf("faults-snare-top");
    const { clean, faulty } = await pair("snare-bottom-inverted");
    const lowOf = (sound: Float64Array) =>
      power(
        filtered(
          top.map((value, i) => value + sound[i]!),
          [{ kind: "high-cut", frequencyHz: 300, gainDb: 0, q: 0.71, enabled: true }],
        ),
      );
    expect(10 * Math.log10(lowOf(clean) / lowOf(faulty))).toBeGreaterThan(6);
  });

  it.each(["second-microphone", "late-drummer"])("%s: moved back it is the truth", async (id) => {
    const { clean, faulty, parameters } = await pair(id);
    const { delayFrames } = parameters as unknown as DelayParameters;
    expect(distance(late(faulty, { delayFrames: -delayFrames }), clean)).toBeLessThanOrEqual(ROUNDING + 1e-6);
  });

  it("a room mode goes with the opposite bell, level restored", async () => {
    const { clean, faulty, parameters } = await pair("room-mode");
    const { frequencyHz, gainDb, q, levelDb } = parameters as Record<string, number>;
    const cut = filtered(faulty, [
      { kind: "bell", frequencyHz: frequencyHz!, gainDb: -gainDb!, q: q!, enabled: true },
    ]).map((value) => value * 10 ** (-levelDb! / 20));
    const residue = cut.map((value, i) => value - clean[i]!);
    expect(10 * Math.log10(power(residue) / power(clean))).toBeLessThan(-50);
  });

  it("clipping has cut only the peaks: what is left below the ceiling is the truth, louder", async () => {
    const { clean, faulty, parameters } = await pair("clipped");
    const gain = 10 ** ((parameters.gainDb as number) / 20);
    const louder = clean.map((value) => gain * value);
    const above = (i: number) => Math.abs(louder[i]!) > 0.999;
    expect(distance(louder, faulty, above)).toBeLessThanOrEqual(ROUNDING + 1e-6);
    const cut = louder.filter((_, i) => above(i)).length;
    expect(cut).toBeGreaterThan(500);
  });

  it("hum, hiss, bleed and plosives are what is left when the truth is taken away", async () => {
    for (const [id, gainOf] of [
      ["hum", () => 1],
      ["bleed", () => 1],
      ["plosive", () => 1],
      ["quiet", (p: Readonly<Record<string, unknown>>) => 10 ** ((p.gainDb as number) / 20)],
    ] as const) {
      const { clean, faulty, parameters } = await pair(id);
      const left = faulty.map((value, i) => value - gainOf(parameters) * clean[i]!);
      const db = 10 * Math.log10(power(left));
      if (id === "quiet") expect(Math.abs(db - (parameters.noiseDbfs as number))).toBeLessThan(0.2);
      else expect(db).toBeGreaterThan(-60);
    }
  });

  it("plosives push below 100 Hz, from where the lips open", async () => {
    const { clean, faulty, parameters } = await pair("plosive");
    const puffs = faulty.map((value, i) => value - clean[i]!);
    const low = filtered(puffs, [{ kind: "high-cut", frequencyHz: 150, gainDb: 0, q: 0.71, enabled: true }]);
    expect(power(low) / power(puffs)).toBeGreaterThan(0.8);
    for (const frame of parameters.frames as number[])
      expect(power(puffs, frame, frame + 4800)).toBeGreaterThan(1e-5);
  });

  it("sibilance differs only inside the hisses, by what it says", async () => {
    const { clean, faulty, parameters } = await pair("sibilant");
    const hisses = parameters.hissFrames as [number, number][];
    // Hisses rise out of their neighbours and sink into them over 18 ms.
    const inside = (i: number) => hisses.some(([from, to]) => i >= from - 900 && i <= to + 900);
    expect(distance(clean, faulty, inside)).toBeLessThanOrEqual(3);
    const [from, to] = hisses[0]!;
    const bright = (sound: Float64Array) =>
      filtered(sound, [{ kind: "low-cut", frequencyHz: 5000, gainDb: 0, q: 0.71, enabled: true }]);
    const louder = 10 * Math.log10(power(bright(faulty), from, to) / power(bright(clean), from, to));
    expect(Math.abs(louder - (parameters.sibilanceDb as number))).toBeLessThan(0.5);
  });

  it("a slipped string is sour, and the others are not", async () => {
    const { clean, faulty } = await pair("slipped-string");
    // Between its first note, stopped at 1.3 s, and its next at 1.8 s the G string is silent.
    expect(distance(clean.slice(64_000, 84_000), faulty.slice(64_000, 84_000))).toBeLessThanOrEqual(3);
    expect(distance(clean.slice(20_000, 50_000), faulty.slice(20_000, 50_000))).toBeGreaterThan(1000);
    expect(distance(clean.slice(90_000, 110_000), faulty.slice(90_000, 110_000))).toBeGreaterThan(1000);
  });

  it("hard edits are steps: far larger than between neighbours in the truth", async () => {
    const { clean, faulty, parameters } = await pair("edit-clicks");
    for (const { startFrame, endFrame } of (parameters as unknown as EditParameters).edits)
      for (const at of [startFrame, endFrame]) {
        const step = (sound: Float64Array) => Math.abs(sound[at]! - sound[at - 1]!);
        expect(step(faulty)).toBeGreaterThan(0.08);
        expect(step(faulty)).toBeGreaterThan(3 * step(clean));
      }
  });

  it("over-compression leaves hardly any dynamics", async () => {
    const { clean, faulty, parameters } = await pair("over-compressed");
    expect((parameters as unknown as CompressorSettings).ratio).toBe(20);
    const spread = (sound: Float64Array) => {
      const levels: number[] = [];
      for (let at = 0; at + 4800 <= sound.length; at += 4800) {
        const db = 10 * Math.log10(power(sound, at, at + 4800) + 1e-9);
        if (10 * Math.log10(power(clean, at, at + 4800) + 1e-9) > -50) levels.push(db);
      }
      levels.sort((a, b) => a - b);
      return levels[Math.floor(0.9 * levels.length)]! - levels[Math.floor(0.1 * levels.length)]!;
    };
    expect(spread(faulty)).toBeLessThan(0.5 * spread(clean));
  });

  it("a room adds what comes after: the rests are full of it", async () => {
    const { clean, faulty } = await pair("roomy");
    const rest = [174_000, 180_000] as const;
    const db = (sound: Float64Array) => 10 * Math.log10(power(sound, ...rest) + 1e-10);
    expect(db(clean)).toBeLessThan(-85);
    expect(db(faulty)).toBeGreaterThan(db(clean) + 20);
  });
});
