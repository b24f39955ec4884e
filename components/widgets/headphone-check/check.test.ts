import { expect, it } from "vitest";
import { gainToDecibels } from "@/audio-engine/dsp/math";
import { measureChannels } from "@/audio-engine/render/measure";
import { renderSession } from "@/audio-engine/render/render-session";
import { checkSides, checkSteps, hasPassed, LOW_TONES_HZ } from "./check";

async function print(id: string) {
  const side = checkSides().find((each) => each.id === id);
  if (side?.kind !== "session") throw new Error(`no side ${id}`);
  const { session } = side;
  const range = { fromFrame: 0, toFrame: session.lengthFrames };
  const rendering = await renderSession({
    session,
    range,
    assets: () => {
      throw new Error("the check plays no file");
    },
  });
  return rendering.print;
}
const peak = (channel: Float32Array) =>
  gainToDecibels(channel.reduce((most, x) => Math.max(most, Math.abs(x)), 0));

it("plays left on the left alone, right on the right alone", async () => {
  const [left, right] = await Promise.all([print("left"), print("right")]);
  expect([peak(left[0]) > -30, peak(left[1]) < -90]).toEqual([true, true]);
  expect([peak(right[0]) < -90, peak(right[1]) > -30]).toEqual([true, true]);
});

it("plays the middle as the same on both sides, and its opposite as the same turned over", async () => {
  const correlation = async (id: string) => measureChannels(await print(id), 48000).correlation;
  expect(await correlation("together")).toBeCloseTo(1, 6);
  expect(await correlation("apart")).toBeCloseTo(-1, 6);
});

it("keeps every tone below −20 dBFS", async () => {
  for (const id of ["left", "right", ...LOW_TONES_HZ.map((hz) => `low-${hz}`)])
    for (const channel of await print(id)) expect(peak(channel)).toBeLessThan(-20);
});

it("asks every question once, and passes only who hears sides, phase and 60 Hz", () => {
  const steps = checkSteps(false, true);
  expect(steps.map(({ kind }) => kind)).toEqual(["place", "place", "phase", "low", "low", "low", "low"]);
  expect(steps[0]).toMatchObject({ truth: "right" });
  expect(steps[2]).toMatchObject({ truth: "first", sideIds: ["together", "apart"] });
  const all = { placesRight: true, phaseRight: true, lowestHeardHz: 60 };
  const verdicts = [
    all,
    { ...all, lowestHeardHz: 100 },
    { ...all, lowestHeardHz: null },
    { ...all, phaseRight: false },
    { ...all, placesRight: false },
  ].map(hasPassed);
  expect(verdicts).toEqual([true, false, false, false, false]);
});
