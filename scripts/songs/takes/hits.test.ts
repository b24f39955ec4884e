import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeFlac } from "@/audio-engine/files/flac";
import hits from "@/content/takes/hits.json";
import manifest from "@/public/audio/manifest.json";
import { pluckSeconds } from "./guitar";
import { hitsDocument } from "./hits";
import { onsetNear } from "./pluck-onset";

const REACH_FRAMES = 1920;

async function take(number: number): Promise<Float32Array> {
  const { file = "" } = manifest.assets.find(({ id }) => id === `takes-guitar-${number}`) ?? {};
  const pcm = await decodeFlac(readFileSync(`public/audio/${file}`));
  return Float32Array.from(pcm.channels[0] ?? [], (value) => value / 32768);
}

describe("an onset", () => {
  it("is found where a burst begins, and nowhere in silence", () => {
    const sound = Float32Array.from({ length: 9600 }, (_, i) => (i < 5000 ? 0 : Math.sin(i) * 0.3));
    expect(Math.abs((onsetNear(sound, 4800, 960) ?? Number.NaN) - 5000)).toBeLessThanOrEqual(24);
    expect(onsetNear(new Float32Array(9600), 4800, 960)).toBeNull();
  });

  it("lies where the guitar of the takes was plucked: within 1 ms for nine of ten, half a millisecond early", async () => {
    for (const number of [1, 2, 3]) {
      const sound = await take(number);
      const plucked = pluckSeconds(number - 1);
      const errorsMs = plucked.flatMap((seconds) => {
        const found = onsetNear(sound, Math.round(seconds * 48000), REACH_FRAMES);
        return found === null ? [] : [found / 48 - 1000 * seconds];
      });
      const sorted = errorsMs.map((error) => Math.abs(error)).sort((a, b) => a - b);
      // Under ringing strings a soft pluck may not be told apart: one in ten.
      expect(errorsMs.length).toBeGreaterThanOrEqual(0.9 * plucked.length);
      expect(sorted[Math.floor(0.5 * sorted.length)]).toBeLessThan(1);
      expect(sorted[Math.floor(0.9 * sorted.length)]).toBeLessThan(2);
    }
  });

  it("is written down for every hit of the timing lab, as it is measured", async () => {
    expect(hitsDocument(await take(1))).toEqual(hits);
    expect(hits.onsetFrames).toHaveLength(32);
  });

  it("tells lines that are marked late or early by how much, within 6 ms", async () => {
    const written = JSON.parse(readFileSync("content/takes/takes.json", "utf8"));
    const late = written.spots.filter(
      (spot: { take: string; fault?: string }) => spot.fault === "timing" && spot.take.includes("guitar"),
    );
    expect(late).toHaveLength(2);
    for (const { take: id, line, amount } of late) {
      const sound = await take(Number(id.at(-1)));
      const distances = Array.from({ length: 16 }, (_, i) => {
        const grid = (line - 1) * 192000 + i * 12000;
        const found = onsetNear(sound, grid, 5760);
        return found === null ? null : (found - grid) / 48;
      }).filter((distance) => distance !== null);
      const mean = distances.reduce((sum, each) => sum + each, 0) / distances.length;
      expect(Math.abs(mean - amount)).toBeLessThan(6);
    }
  });
});
