import { describe, expect, test } from "vitest";
import { unitWhiteNoiseAt } from "@/audio-engine/dsp/noise";
import { newBus, newSession, newTrack } from "@/audio-engine/session/build";
import type { Goal } from "@/learning/exercises/goals";
import type { Evidence, Heard } from "../evidence";
import type { Stereo } from "../sounds";
import { depthGap, directToRoom, roomInAll, withoutCopy } from "./direct-to-room";

const FRAMES = 96000;
const noise = (seed: number, gain: number): Float32Array =>
  Float32Array.from({ length: FRAMES }, (_, i) => gain * unitWhiteNoiseAt(seed, i));
const both = (samples: Float32Array): Stereo => [samples, samples];
const gainOf = (db: number): number => 10 ** (db / 20);
const plus = (a: Float32Array, b: Float32Array): Float32Array => a.map((x, i) => x + b[i]!);

const session = newSession({
  id: "s",
  title: "S",
  engineVersion: 1,
  lengthFrames: FRAMES,
  tracks: ["near", "far"].map((id) =>
    newTrack({
      id,
      name: id,
      input: { kind: "liveInput" },
      sends: [{ id: "to-space", bus: `${id}-space`, levelDb: 0, tap: "post" }],
    }),
  ),
  buses: ["near", "far"].map((id) => newBus({ id: `${id}-space`, name: id })),
});

/** Direct sounds of noise, and rooms of other noise this far below them. */
function heardWith(rooms: Readonly<Record<string, Float32Array>>): Heard {
  const direct = { near: noise(1, 0.1), far: noise(2, 0.1) };
  const taps = new Map<string, Stereo>([
    ["direct:near", both(direct.near)],
    ["direct:far", both(direct.far)],
    ...Object.entries(rooms).map(([id, room]) => [`room:${id}`, both(room)] as const),
  ]);
  return { session, print: both(direct.near), frames: FRAMES, tap: (id) => taps.get(id)! };
}

const goal = (of: string): Goal => ({
  id: "g",
  measure: "depth-gap",
  of,
  during: "whole",
  target: {},
  tolerance: 0,
  weight: 1,
  onPurpose: false,
  words: { under: "", over: "", met: "" },
});
const evidence = {} as Evidence;

describe("direct to room", () => {
  const heard = heardWith({ near: noise(3, 0.1 * gainOf(-20)), far: noise(4, 0.1 * gainOf(-2)) });

  test("of noise is the difference of the levels, and the gap is the difference of two of them", () => {
    // Two noises of two seconds: their loudness is known to about a tenth of a decibel.
    expect(Math.abs(directToRoom.measure(goal("near"), heard, evidence) - 20)).toBeLessThan(0.15);
    expect(Math.abs(directToRoom.measure(goal("far"), heard, evidence) - 2)).toBeLessThan(0.15);
    expect(Math.abs(depthGap.measure(goal("near:far"), heard, evidence) - 18)).toBeLessThan(0.25);
  });

  test("of all is by powers: −20 and −2 dB below two equal sounds are −4.9 dB", () => {
    const expected = 10 * Math.log10((10 ** -2 + 10 ** -0.2) / 2);
    expect(Math.abs(roomInAll.measure(goal("print"), heard, evidence) - expected)).toBeLessThan(0.15);
  });

  test("does not take a dry copy for a room", () => {
    const copied = heardWith({ near: noise(1, 0.1), far: plus(noise(2, 0.1), noise(4, 0.1 * gainOf(-12))) });
    expect(directToRoom.measure(goal("near"), copied, evidence)).toBeGreaterThan(80);
    expect(Math.abs(directToRoom.measure(goal("far"), copied, evidence) - 12)).toBeLessThan(0.3);
  });

  test("of what has no room at all is very large, and finite", () => {
    const dry = heardWith({ near: new Float32Array(FRAMES), far: noise(4, 0.1) });
    const ratio = directToRoom.measure(goal("near"), dry, evidence);
    expect(ratio).toBeGreaterThan(60);
    expect(Number.isFinite(ratio)).toBe(true);
  });

  test("listens to each track and to the room that it alone is sent to", () => {
    const taps = directToRoom.taps?.(goal("far"), session) ?? [];
    expect(taps.map(({ stripId, point }) => [stripId, point])).toEqual([
      ["far", "post-fader"],
      ["far-space", "post-fader"],
    ]);
    const shared = {
      ...session,
      tracks: session.tracks.map((track) => ({
        ...track,
        sends: [{ id: "s", bus: "near-space", levelDb: 0, tap: "post" as const }],
      })),
    };
    expect(() => directToRoom.taps?.(goal("far"), shared)).toThrow(/room of its own/);
  });
});

test("a copy is taken away to the last bit that single floats hold", () => {
  const direct = noise(5, 0.3);
  const [left] = withoutCopy(both(direct.map((x) => 0.7 * x)), both(direct));
  expect(Math.max(...left.map(Math.abs))).toBeLessThan(1e-7);
});
