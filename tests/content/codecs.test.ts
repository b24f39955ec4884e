import { describe, expect, it } from "vitest";
import { inProject } from "@/scripts/lib/project.mjs";
import { readManifest } from "@/scripts/songs/check";
import { offsetOf } from "@/scripts/songs/codec/codecs";
import { Random } from "@/scripts/songs/synthesis/random";

const { codecs, assets } = readManifest(inProject("public", "audio"));
const original = assets.find(({ id }) => id === "codec-original");

describe("the codec lesson's sounds", () => {
  it("are one original and four codings of it, each as large as its rate says", () => {
    expect(original).toMatchObject({ frames: 576_000, channels: 2 });
    expect(codecs.map(({ codec, kilobitsPerSecond }) => `${codec} ${kilobitsPerSecond}`)).toEqual([
      "mp3 128",
      "mp3 320",
      "aac 128",
      "opus 96",
    ]);
    for (const { bytes, kilobitsPerSecond, originalAssetId } of codecs) {
      expect(originalAssetId).toBe("codec-original");
      expect(Math.abs(bytes / (12 * 125 * kilobitsPerSecond) - 1)).toBeLessThan(0.05);
    }
  });

  it("line up with the original once their files' marks are obeyed", () => {
    for (const { frames, offsetFrames } of codecs) {
      expect(offsetFrames).toBe(0);
      expect(frames).toBeGreaterThanOrEqual(576_000);
    }
  });

  /**
   * LAME's 576 and a decoder's 529 samples; one frame of AAC; libopus' look-ahead of 6.5 ms, RFC 7845's pre-skip.
   */
  it("are late by what their formats are known for where the marks are overlooked", () => {
    expect(codecs.map(({ unskippedOffsetFrames }) => unskippedOffsetFrames)).toEqual([1105, 1105, 1024, 312]);
  });
});

describe("offsetOf", () => {
  const random = new Random(1);
  const sound = Float64Array.from({ length: 5000 }, () => random.normal());
  it.each([-700, -1, 0, 1, 312, 1105])("finds %i frames", (frames) => {
    const moved = sound.map((_, i) => (sound[i - frames] ?? 0) + 0.5 * random.normal());
    expect(offsetOf(sound, moved)).toBe(frames);
  });
});
