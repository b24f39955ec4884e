import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { decodeFlac } from "@/audio-engine/files/flac";
import { inProject } from "@/scripts/lib/project.mjs";
import { readManifest } from "@/scripts/songs/check";
import { type Spot, type TakesDocument, takesDocument } from "@/scripts/songs/takes/document";

const audio = inProject("public", "audio");
const written = JSON.parse(
  readFileSync(inProject("content", "takes", "takes.json"), "utf8"),
) as TakesDocument;
const assets = new Map(readManifest(audio).assets.map((asset) => [asset.id, asset]));
const STEP_FRAMES = 240;

async function soundOf(id: string): Promise<Float64Array> {
  const pcm = await decodeFlac(readFileSync(path.join(audio, assets.get(id)!.file)));
  return Float64Array.from(pcm.channels[0]!, (value) => value / 32768);
}

const rms = (sound: Float64Array, from: number, to: number) =>
  Math.sqrt(sound.subarray(from, to).reduce((sum, value) => sum + value * value, 0) / (to - from));
const toDb = (factor: number) => 20 * Math.log10(factor);

/** Level every 5 ms, in decibels above −60 dBFS. */
function envelope(sound: Float64Array, from: number, to: number): number[] {
  const out: number[] = [];
  for (let at = from; at + STEP_FRAMES <= to; at += STEP_FRAMES)
    out.push(Math.max(0, toDb(rms(sound, at, at + STEP_FRAMES)) + 60));
  return out;
}

/** Where the level rises within 15 ms, as notes make it when they begin, ± 20 ms: no two takes are alike. */
function onsets(levels: number[]): number[] {
  const rises = levels.map((level, i) => Math.max(0, level - (levels[i - 3] ?? level)));
  return rises.map((_, i) => {
    let sum = 0;
    for (let k = -4; k <= 4; k++) sum += (5 - Math.abs(k)) * (rises[i + k] ?? 0);
    return sum;
  });
}

/** Milliseconds by which `late` follows `early`: where their notes begin together. */
function lagMs(early: number[], late: number[]): number {
  const score = (lag: number) => {
    let sum = 0;
    for (let i = 0; i < early.length; i++) sum += early[i]! * (late[i + lag] ?? 0);
    return sum;
  };
  const lags = Array.from({ length: 61 }, (_, i) => i - 30);
  return 5 * lags.reduce((best, lag) => (score(lag) > score(best) ? lag : best), 0);
}

describe("content/takes/takes.json", () => {
  it("is what the takes were made from", () => {
    expect(written).toEqual(takesDocument());
  });

  it("names published sounds of one length, so that any comp is possible", () => {
    for (const { assetIds } of written.parts) {
      expect(assetIds).toHaveLength(3);
      for (const id of [written.guideAssetId, ...assetIds]) {
        expect(assets.get(id)).toMatchObject({ frames: written.frames, channels: 1, bpm: written.bpm });
      }
    }
  });

  it("has for every line a good take and a bad one, and no take that is good throughout", () => {
    for (const { assetIds } of written.parts) {
      const spots = written.spots.filter(({ take }) => assetIds.includes(take));
      expect(spots).toHaveLength(12);
      for (const line of [1, 2, 3, 4]) {
        const qualities = spots.filter((spot) => spot.line === line).map(({ quality }) => quality);
        expect(qualities).toContain("good");
        expect(qualities).toContain("bad");
      }
      for (const id of assetIds)
        expect(spots.some(({ take, quality }) => take === id && quality === "bad")).toBe(true);
    }
    for (const { startFrame, endFrame, words } of written.spots) {
      expect(startFrame).toBeGreaterThanOrEqual(0);
      expect(endFrame).toBeGreaterThan(startFrame);
      expect(endFrame).toBeLessThanOrEqual(written.frames);
      expect(words).not.toBe("");
    }
  });

  it("cuts where the singer is silent, and where the guitar is far below its level", async () => {
    for (const { part, assetIds, cutFrames } of written.parts)
      for (const id of assetIds) {
        const sound = await soundOf(id);
        for (const at of cutFrames) {
          const here = toDb(rms(sound, at - 480, at));
          if (part === "vocal") expect(here).toBeLessThan(-55);
          else expect(here).toBeLessThan(toDb(rms(sound, 0, sound.length)) - 6);
        }
      }
  });

  /** From a tenth of a second before it, where a hurried one begins. */
  const lineOf = ({ line }: Spot): [number, number] => {
    const frames = written.frames / 4;
    return [Math.max(0, (line - 1) * frames - 4800), line * frames - 4800];
  };

  it("tells the truth about what is late, early or quiet, against a good take of the line", async () => {
    for (const { assetIds } of written.parts)
      for (const spot of written.spots.filter(({ take }) => assetIds.includes(take))) {
        if (spot.fault !== "timing" && spot.fault !== "level") continue;
        const good = written.spots.find(
          ({ take, line, quality }) => assetIds.includes(take) && line === spot.line && quality === "good",
        )!;
        const [from, to] = lineOf(spot);
        const [bad, fine] = [await soundOf(spot.take), await soundOf(good.take)];
        const late = lagMs(onsets(envelope(fine, from, to)), onsets(envelope(bad, from, to)));
        const louder = toDb(rms(bad, from, to) / rms(fine, from, to));
        if (spot.fault === "timing") expect(Math.abs(late - spot.amount!)).toBeLessThanOrEqual(20);
        else expect(Math.abs(louder - spot.amount!)).toBeLessThan(2);
      }
  });
});
