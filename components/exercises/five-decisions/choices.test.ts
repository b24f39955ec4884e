import { expect, it } from "vitest";
import { newSession, newTrack, stripById } from "@/audio-engine";
import { GUITARS, guitarOf, leadTakes, withGuitar } from "./choices";

const track = (id: string, delayFrames = 0) =>
  newTrack({ id, name: id, delayFrames, input: { kind: "clips", clips: [] } });
const sessionWith = (leadFrames: number) =>
  newSession({
    id: "s",
    title: "S",
    engineVersion: 1,
    lengthFrames: 48000,
    tracks: [track("lead", leadFrames), track("guitar-near"), track("guitar-far")],
  });

it("every choice of microphones is read back as it was made", () => {
  const start = sessionWith(0);
  expect(guitarOf(start)).toBe("as-recorded");
  for (const { value } of GUITARS) expect(guitarOf(withGuitar(start, value))).toBe(value);
  const there = withGuitar(withGuitar(start, "near"), "in-time");
  expect(stripById(there, "guitar-far")?.mute).toBe(false);
});

it("the take that was left comes first, and one of the three is in time", () => {
  expect(leadTakes(sessionWith(5280))).toEqual([5280, 0, 2880]);
  expect(leadTakes(sessionWith(2880))).toEqual([2880, 0, 5280]);
});
