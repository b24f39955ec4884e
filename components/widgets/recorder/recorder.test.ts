import { describe, expect, it } from "vitest";
import type { Take } from "@/components/stores/take";
import { parseTake, takeClip, takeStartFrame } from "@/components/stores/take";
import { levelWords } from "./level-words";
import { planCalibration, planRecording, progressWords } from "./recording-plan";

const TAKE: Take = {
  asset: { kind: "recording", id: "take-1", pcmSha256: "a".repeat(64) },
  name: "Take 1",
  atMs: 1,
  kind: "voice",
  bpm: 80,
  recordedFrames: 744_000,
  downbeatFrame: 144_000,
  latencyFrames: 1920,
  frames: 576_000,
};

describe("a recording", () => {
  it("counts one bar in, and clicks on every beat of the take", () => {
    const plan = planRecording(80, 12);
    expect(plan.downbeatFrame).toBe(144_000);
    expect(plan.takeFrames).toBe(576_000);
    expect(plan.clicks.filter(({ atFrame }) => atFrame < plan.downbeatFrame)).toHaveLength(4);
    expect(plan.clicks.filter(({ accent }) => accent).map(({ atFrame }) => atFrame / 144_000)).toEqual([
      0, 1, 2, 3, 4,
    ]);
    expect(plan.clicks.at(-1)!.atFrame).toBeLessThan(plan.downbeatFrame + plan.takeFrames);
    expect(plan.frames).toBeGreaterThan(plan.downbeatFrame + plan.takeFrames);
  });

  it("says where it is", () => {
    const plan = planRecording(80, 12);
    expect([0, 36_000, 143_999, 144_000, 288_000, 900_000].map((at) => progressWords(plan, at))).toEqual([
      "Count-in: 1",
      "Count-in: 2",
      "Count-in: 4",
      "Recording: 0 of 12 seconds",
      "Recording: 3 of 12 seconds",
      "Recording: 12 of 12 seconds",
    ]);
  });

  it("leaves half a second after the last pulse of a calibration", () => {
    const { frames, clicks } = planCalibration();
    expect(clicks).toHaveLength(6);
    expect(frames - clicks.at(-1)!.atFrame).toBeGreaterThanOrEqual(24_000);
  });
});

describe("a take", () => {
  it("begins so much later in the recording as sound is under way", () => {
    expect(takeClip(TAKE)).toMatchObject({ sourceFrame: 145_920, frames: 576_000, atFrame: 0 });
    expect(takeClip(TAKE, 576_000).atFrame).toBe(576_000);
  });

  it("stays within its recording, whatever the latency", () => {
    for (const latencyFrames of [-1_000_000, 1_000_000]) {
      const start = takeStartFrame({ ...TAKE, latencyFrames });
      expect(start).toBeGreaterThanOrEqual(0);
      expect(start + TAKE.frames).toBeLessThanOrEqual(TAKE.recordedFrames);
    }
  });

  it("comes back from its text, and nothing else does", () => {
    expect(parseTake(JSON.stringify(TAKE))).toEqual(TAKE);
    expect(parseTake("{")).toBeNull();
    expect(parseTake(JSON.stringify({ ...TAKE, frames: "many" }))).toBeNull();
    expect(parseTake(JSON.stringify({ ...TAKE, kind: "drum" }))).toBeNull();
  });
});

it("the words of the level go from silence to clipping without going back", () => {
  const said: string[] = [];
  for (let level = -70; level <= 0.5; level += 0.25)
    if (said.at(-1) !== levelWords(level)) said.push(levelWords(level));
  expect(said).toHaveLength(5);
  expect(levelWords(-18)).toMatch(/^Good/);
  expect(levelWords(-6)).toMatch(/^Good/);
  expect(levelWords(0)).toMatch(/^Too hot: clip/);
});
