import { describe, expect, test } from "vitest";
import { newClip, newSession, newTrack } from "@/audio-engine/session/build";
import type { Clip, Session } from "@/audio-engine/session/schema";
import type { Goal } from "@/learning/exercises/goals";
import type { Evidence, Heard } from "../evidence";
import { TAKE_LINES, TAKE_SPOTS } from "../take-spots";
import { cutClick, levelStep, shortestFade } from "./comp";
import { faultsHeard, sungOnce01 } from "./comp-clips";

const SECOND = 48000;
const LENGTH = 10 * SECOND;
const asset = (id: string) => ({ kind: "library", id, pcmSha256: id.padEnd(64, "0") }) as const;
const clip = (fromFrame: number, toFrame: number, change: Partial<Clip> = {}): Clip => ({
  ...newClip({
    id: `clip-${fromFrame}`,
    asset: asset("take"),
    sourceFrame: fromFrame,
    frames: toFrame - fromFrame,
  }),
  atFrame: fromFrame,
  ...change,
});
const HALF = LENGTH / 2;
/** Two halves that overlap by so many frames, with fades as long as that. */
const crossed = (overlap: number, fade = overlap): Clip[] => [
  clip(0, HALF + overlap, { fadeOutFrames: fade }),
  clip(HALF, LENGTH, { fadeInFrames: fade }),
];

describe("what is sung once", () => {
  test.each<[string, Clip[], number]>([
    ["one clip over all", [clip(0, LENGTH)], 1],
    ["two that meet", crossed(0), 1],
    ["two that cross-fade for 200 ms", crossed(9600), 1],
    ["two that overlap for longer than a fade", crossed(9648, 9600), 1 - 9648 / LENGTH],
    ["two that overlap without fades", crossed(4800, 0), 0.99],
    ["a gap of a second", [clip(0, HALF), clip(HALF + SECOND, LENGTH)], 0.9],
    ["half of it 6 dB softer", [clip(0, HALF, { gainDb: -6 }), clip(HALF, LENGTH)], 1],
    ["half of it softer than that", [clip(0, HALF, { gainDb: -6.1 }), clip(HALF, LENGTH)], 0.5],
    ["half of it 6 dB louder", [clip(0, HALF, { gainDb: 6 }), clip(HALF, LENGTH)], 1],
    ["half of it louder than that", [clip(0, HALF, { gainDb: 6.1 }), clip(HALF, LENGTH)], 0.5],
    ["half of it moved", [clip(0, HALF, { sourceFrame: 48 }), clip(HALF, LENGTH)], 0.5],
    ["three at once", [clip(0, LENGTH), clip(0, LENGTH), clip(0, LENGTH)], 0],
    ["half of it under a long fade", [clip(0, HALF, { fadeOutFrames: 9601 }), clip(HALF, LENGTH)], 0.5],
  ])("of %s", (_name, clips, share01) => {
    expect(sungOnce01(clips, LENGTH)).toBeCloseTo(share01, 4);
  });
});

describe("a marked fault", () => {
  const bad = TAKE_SPOTS.find(({ good }) => !good)!;
  const line = TAKE_LINES[bad.line - 1]!;
  const from = Math.max(bad.startFrame, line.startFrame);

  test("is heard when more than 100 ms of it are played, and in its own take", () => {
    const played = (frames: number, take = bad.take) =>
      faultsHeard([clip(from, from + frames, { asset: asset(take) })], line);
    expect(played(4801)).toEqual([bad]);
    expect(played(4800)).toEqual([]);
    expect(played(48000, "another")).toEqual([]);
  });

  test("is none of another line's", () => {
    const other = TAKE_LINES.find(({ number }) => number !== bad.line)!;
    const whole = clip(0, 768000, { asset: asset(bad.take) });
    expect(faultsHeard([whole], other).every((spot) => spot.line === other.number)).toBe(true);
  });
});

const goal = { of: "comp" } as Goal;
const evidence = {} as Evidence;
const sessionOf = (clips: readonly Clip[]): Session =>
  newSession({
    id: "s",
    title: "S",
    engineVersion: 1,
    lengthFrames: LENGTH,
    tracks: [newTrack({ id: "comp", name: "Comp", input: { kind: "clips", clips: [...clips] } })],
  });
const heardOf = (clips: readonly Clip[], sampleAt: (i: number) => number): Heard => {
  const sound = Float32Array.from({ length: TAKE_LINES.at(-1)!.endFrame }, (_, i) => sampleAt(i));
  return { session: sessionOf(clips), print: [sound, sound], frames: LENGTH, tap: () => [sound, sound] };
};

describe("a cut", () => {
  const wave = (i: number) => 0.1 * Math.sin((2 * Math.PI * 1000 * i) / SECOND);
  // Its greatest second difference.
  const bend = 0.1 * (2 * Math.sin((Math.PI * 1000) / SECOND)) ** 2;
  const click = (cutAt: number, heightInBends: number) =>
    cutClick.measure(
      goal,
      heardOf(
        [clip(0, cutAt), clip(cutAt, LENGTH)],
        (i) => wave(i) + (i === HALF ? heightInBends * bend : 0),
      ),
      evidence,
    );

  test("in a smooth wave is as smooth as what surrounds it", () => {
    expect(Math.abs(click(HALF, 0))).toBeLessThan(0.5);
  });

  test("with a step clicks by how far it stands out, within 2 ms of the cut", () => {
    // One sample is bent by twice its height in the middle of its second difference.
    const found = click(HALF, 10);
    expect(Math.abs(found - 20 * Math.log10(20))).toBeLessThan(0.6);
    expect(Math.abs(click(HALF - 90, 10) - found)).toBeLessThan(0.6);
    expect(click(HALF - 100, 10)).toBeLessThan(-10);
  });

  test("in hiss that nobody hears does not click", () => {
    const heard = heardOf([clip(0, HALF), clip(HALF, LENGTH)], (i) => (i === HALF ? 1.2e-4 : 0));
    expect(cutClick.measure(goal, heard, evidence)).toBe(-20);
  });

  test("has the shorter of the fades that meet there", () => {
    const of = (clips: readonly Clip[]) =>
      shortestFade.measure(
        goal,
        heardOf(clips, () => 0),
        evidence,
      );
    expect(of(crossed(480))).toBe(10);
    expect(of([clip(0, HALF, { fadeOutFrames: 960 }), clip(HALF, LENGTH, { fadeInFrames: 96 })])).toBe(2);
    expect(of([clip(0, LENGTH)])).toBe(200);
  });
});

test("the step between lines is the greatest of them", () => {
  const [, second, third] = TAKE_LINES;
  const levelDb = (i: number) => (i < second!.startFrame ? 0 : i < third!.startFrame ? -3 : 4);
  const heard = heardOf(
    [clip(0, LENGTH)],
    (i) => 0.1 * 10 ** (levelDb(i) / 20) * Math.sin((2 * Math.PI * 997 * i) / SECOND),
  );
  expect(levelStep.measure(goal, heard, evidence)).toBeCloseTo(7, 1);
});
