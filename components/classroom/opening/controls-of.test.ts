import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { addressesOf, parseSession, withValue } from "@/audio-engine/session";
import { besideWords, controlsOf, goalControl, isEditable } from "./controls-of";

const START = parseSession(JSON.parse(readFileSync("content/songs/flagship/mix.session.json", "utf8")));
const [track] = START.tracks;
const trackId = track?.id ?? "";
const FADER = `${trackId}/faderDb`;

describe("the controls that a comment can be pinned to", () => {
  test("lie where the exercise lets the student work, and nowhere else", () => {
    expect(isEditable("lead/faderDb", ["lead/faderDb"])).toBe(true);
    expect(isEditable("bass/faderDb", ["lead/faderDb"])).toBe(false);
    expect(isEditable("bass/faderDb", ["*/faderDb"])).toBe(true);
    expect(isEditable("bass/pan", ["*/faderDb"])).toBe(false);
    expect(isEditable("lead/eq/2/gainDb", ["lead/eq"])).toBe(true);
    expect(isEditable("lead/eq/2/gainDb", ["lead/inserts"])).toBe(true);
    expect(isEditable("lead/compressor/ratio", ["lead/eq"])).toBe(false);
    expect(isEditable("lead/to-reverb", ["lead/sends"])).toBe(true);
    expect(isEditable("lead/pan", ["lead/sends"])).toBe(false);
    expect(isEditable("lead/microphone/x", ["lead/inserts"])).toBe(false);
    expect(isEditable("lead/microphone/x", ["lead/microphone"])).toBe(true);
    expect(isEditable("lead/faderDb", ["automation"])).toBe(false);
  });

  test("are those that were moved first, each once, in words", () => {
    const moved = withValue(START, FADER, (track?.faderDb ?? 0) - 3);
    const { moved: first, others } = controlsOf(START, moved, ["*/faderDb"]);
    expect(first).toEqual([{ address: FADER, words: `${track?.name}: Fader` }]);
    expect(others).toHaveLength(START.tracks.length + START.buses.length - 1);
    expect(others.map(({ address }) => address)).not.toContain(FADER);
  });

  test("all have words, whatever may be worked on", () => {
    const { moved, others } = controlsOf(START, START, ["*/inserts", "*/faderDb", "*/pan", "*/sends"]);
    expect(moved).toEqual([]);
    const reachable = addressesOf(START).filter((address) => !address.startsWith("master/"));
    expect(others.map(({ address }) => address)).toEqual(reachable);
  });
});

test("a remark says what it stands beside", () => {
  expect(besideWords(START, null)).toBeNull();
  expect(besideWords(START, "points")).toBe("the points");
  expect(besideWords(START, goalControl("level"))).toBe("a goal");
  expect(besideWords(START, FADER)).toBe(`${track?.name}: Fader`);
  expect(besideWords(START, "gone/faderDb")).toBe("gone/faderDb");
});
