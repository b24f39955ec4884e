import { describe, expect, it } from "vitest";
import hits from "@/content/takes/hits.json";
import {
  clipsOfHits,
  gridOf,
  hitFrames,
  type PlayedHits,
  playedFrames,
  retimedFrames,
  retimingOf,
  timingOf,
} from "./hits";

const PART: PlayedHits = {
  ...hits,
  asset: { kind: "library", id: hits.assetId, pcmSha256: "a" },
  endFrame: hits.gridFrame + hits.frames,
};
const PLAYED = playedFrames(PART);

describe("hits in time", () => {
  it("come back from their clips, which never overlap and never leave the session", () => {
    for (const tighten01 of [-2, 0, 0.5, 1]) {
      const frames = retimedFrames(PLAYED, PART, { tighten01, lagSeconds: 0.05, swingRatio: 1.5 });
      const clips = clipsOfHits(PART, frames);
      expect(hitFrames(clips, PART)).toEqual(frames);
      const ends = clips.map(({ atFrame, frames: length }) => atFrame + length);
      for (const [i, clip] of clips.slice(1).entries()) {
        // A hit's 3 ms before its attack may lie over the end of the one before.
        expect(ends[i]).toBeLessThanOrEqual(clip.atFrame + 144);
      }
      expect(ends.at(-1)).toBeLessThanOrEqual(hits.countInFrames + hits.frames);
    }
  });

  it("are read as they were set: lag, swing, and how much is left of each hit's own distance", () => {
    for (const set of [
      { tighten01: 0, lagSeconds: 0.02, swingRatio: 1 },
      { tighten01: 0.4, lagSeconds: -0.03, swingRatio: 1.6 },
      { tighten01: -1, lagSeconds: 0, swingRatio: 1.2 },
      { tighten01: 1, lagSeconds: 0.01, swingRatio: 1.8 },
    ]) {
      const read = retimingOf(retimedFrames(PLAYED, PART, set), PLAYED, PART);
      expect(Math.abs(read.tighten01 - set.tighten01)).toBeLessThan(0.005);
      expect(Math.abs(read.lagSeconds - set.lagSeconds)).toBeLessThan(0.0001);
      expect(Math.abs(read.swingRatio - set.swingRatio)).toBeLessThan(0.002);
    }
  });

  it("have a spread that is their standard deviation around lag and swing", () => {
    const steady = retimedFrames(PLAYED, PART, { tighten01: 1, lagSeconds: 0.04, swingRatio: 1.7 });
    expect(timingOf(steady, PART).spreadSeconds).toBeLessThan(0.00002);
    const wobble = gridOf(PART).map((frame, i) => frame + (Math.floor(i / 2) % 2 === 0 ? 480 : -480));
    const { lagSeconds, spreadSeconds, swingRatio } = timingOf(wobble, PART);
    expect([lagSeconds, swingRatio]).toEqual([0, 1]);
    expect(spreadSeconds).toBeCloseTo(0.01, 9);
  });

  it("as they were recorded: 8 ms around the player's own place, on the beat and straight", () => {
    const { lagSeconds, spreadSeconds, swingRatio } = timingOf(PLAYED, PART);
    expect(Math.round(1000 * spreadSeconds)).toBe(8);
    expect(Math.abs(lagSeconds)).toBeLessThan(0.0015);
    expect(Math.abs(swingRatio - 1)).toBeLessThan(0.03);
  });

  it("that are missing do not count", () => {
    const half = gridOf(PART).map((frame, i) => (i < 16 ? frame : null));
    expect(timingOf(half, PART).spreadSeconds).toBe(0);
    expect(hitFrames([], PART).every((frame) => frame === null)).toBe(true);
  });
});
