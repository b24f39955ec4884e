import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { valueAt } from "./address";
import {
  type DepthCue,
  depthAddress,
  depthOf,
  depthPlacementAt,
  depthSession,
  directSoundOf,
  frontFaderDb,
  movedInDepth,
  roomSoundOf,
  withDepthPlacement,
} from "./depth-stage";
import { parseSession } from "./parse";

const song = parseSession(JSON.parse(readFileSync("content/songs/flagship/mix.session.json", "utf8")));
const SOURCES = ["lead", "acoustic-guitar", "piano"];
const ALL: readonly DepthCue[] = ["level", "reverb", "pre-delay", "treble"];
const stage = depthSession(song, SOURCES);
const faderDb = valueAt(stage, "piano/faderDb")!;

describe("a stage of sources", () => {
  it("is valid, and so is each dry sound and each room of it alone", () => {
    for (const session of [stage, directSoundOf(stage, "piano"), roomSoundOf(stage, "piano")]) {
      expect(parseSession(structuredClone(session))).toEqual(session);
    }
    expect(directSoundOf(stage, "piano").buses).toEqual([]);
    expect(roomSoundOf(stage, "piano").buses.map(({ id, mute }) => [id, mute])).toEqual([
      ["piano-space", false],
      ["away", true],
    ]);
  });

  it("remembers how far back a source was moved, by any cue", () => {
    const cues = fc.subarray<DepthCue>([...ALL], { minLength: 1 });
    fc.assert(
      fc.property(cues, fc.double({ min: 0, max: 1, noNaN: true }), (moved, depth01) => {
        const session = movedInDepth(stage, "piano", faderDb, depth01, moved);
        expect(depthOf(session, "piano", faderDb, moved)).toBeCloseTo(depth01, 9);
        expect(depthOf(session, "lead", valueAt(stage, "lead/faderDb")!, moved)).toBe(
          depthOf(stage, "lead", valueAt(stage, "lead/faderDb")!, moved),
        );
      }),
    );
  });

  it("moves what its cues say, and nothing else", () => {
    const session = movedInDepth(stage, "piano", faderDb, 1, ["level"]);
    expect(valueAt(session, "piano/faderDb")).toBeCloseTo(faderDb - 9, 12);
    expect(valueAt(session, depthAddress("piano", "lateDb"))).toBe(
      valueAt(stage, depthAddress("piano", "lateDb")),
    );
  });

  it("knows the fader of a source in the front from wherever it was put", () => {
    for (const depth01 of [0, 0.4, 1]) {
      const put = withDepthPlacement(stage, "piano", faderDb, depthPlacementAt(depth01, ALL));
      expect(frontFaderDb(put, "piano", ALL)).toBeCloseTo(faderDb, 9);
    }
  });

  it("refuses a track that the song does not have", () => {
    expect(() => depthSession(song, ["theremin"])).toThrow(/theremin/);
  });
});
