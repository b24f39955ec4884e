import { describe, expect, test } from "vitest";
import { withValue } from "@/audio-engine/session/address";
import { newBus, newClip, newEq, newEqBand, newSession, newTrack } from "@/audio-engine/session/build";
import type { Session } from "@/audio-engine/session/schema";
import { changesOnly, withEditable } from "./editable";

const asset = { kind: "library", id: "sound", pcmSha256: "0".repeat(64) } as const;
const eq = newEq("eq", [newEqBand({ id: "band", frequencyHz: 1000 })]);
const track = (id: string) =>
  newTrack({
    id,
    name: id,
    inserts: [eq],
    sends: [{ id: "send", bus: "group", levelDb: -10, tap: "post" }],
    input: { kind: "clips", clips: [newClip({ id: "clip", asset, frames: 100 })] },
  });
const start: Session = newSession({
  id: "s",
  title: "S",
  engineVersion: 2,
  lengthFrames: 100,
  tracks: [track("voice"), track("band")],
  buses: [newBus({ id: "group", name: "Group" })],
  spaces: [{ id: "space", room: "hall", sources: [sourceAt(1)] }],
});

function sourceAt(x: number): Session["spaces"][number]["sources"][number] {
  const aim = { azimuthDegrees: 0, elevationDegrees: 0 };
  return { id: "player", position: { x, y: 1, z: 1 }, aim, feed: [] };
}

const inRoom = (space: Partial<Session["spaces"][number]>): Session => ({
  ...start,
  spaces: start.spaces.map((each) => ({ ...each, ...space })),
});

const onVoice = (change: Partial<Session["tracks"][number]>): Session => ({
  ...start,
  tracks: start.tracks.map((each) => (each.id === "voice" ? { ...each, ...change } : each)),
});

/** Each place with a change inside it. */
const CHANGES: readonly (readonly [place: string, Session])[] = [
  ["voice/faderDb", withValue(start, "voice/faderDb", -3)],
  ["voice/pan", withValue(start, "voice/pan", 0.3)],
  ["voice/mute", onVoice({ mute: true })],
  ["voice/polarity", onVoice({ polarity: "inverted" })],
  ["voice/delayFrames", onVoice({ delayFrames: 30 })],
  ["voice/sends", withValue(start, "voice/send", -4)],
  ["voice/eq", withValue(start, "voice/eq/band/gainDb", 5)],
  ["voice/inserts", onVoice({ inserts: [] })],
  ["voice/clips", onVoice({ input: { kind: "clips", clips: [] } })],
  ["rooms", inRoom({ room: "live-room", sources: [sourceAt(2)] })],
  ["automation", { ...start, automation: [{ target: "voice/faderDb", points: [] }] }],
];

describe("editable places", () => {
  test("the lanes of a strip may be changed without those of another, in any order", () => {
    const lane = (target: string, value: number) => ({
      target,
      points: [{ atFrame: 0, value, curve: "linear" as const }],
    });
    const moving = { ...start, automation: [lane("voice/faderDb", 0), lane("master/faderDb", 0)] };
    const ridden = { ...start, automation: [lane("master/faderDb", 0), lane("voice/pan", 1)] };
    expect(changesOnly(moving, ridden, ["*/automation"])).toBe(true);
    expect(changesOnly(moving, ridden, ["band/automation"])).toBe(false);
    const pumped = { ...start, automation: [lane("voice/faderDb", 0), lane("master/faderDb", 6)] };
    expect(changesOnly(moving, pumped, ["*/automation"])).toBe(false);
    expect(withEditable(moving, ridden, ["voice/automation"])).toEqual({
      ...start,
      automation: [lane("master/faderDb", 0), lane("voice/pan", 1)],
    });
  });

  test.each(CHANGES)("%s may be changed where it is named, and nowhere else", (place, changed) => {
    expect(changesOnly(start, changed, [place])).toBe(true);
    expect(withEditable(start, changed, [place])).toEqual(changed);
    for (const [other] of CHANGES) {
      const isInside = other === place || (other === "voice/inserts" && place === "voice/eq");
      expect([other, changesOnly(start, changed, [other])]).toEqual([other, isInside]);
    }
    expect(changesOnly(start, changed, [])).toBe(false);
  });

  test("a star is every track and bus", () => {
    const moved = withValue(withValue(start, "band/faderDb", -3), "group/faderDb", -2);
    expect(changesOnly(start, moved, ["*/faderDb"])).toBe(true);
    expect(changesOnly(start, withValue(moved, "master/faderDb", -1), ["*/faderDb"])).toBe(false);
    expect(changesOnly(start, withValue(moved, "band/pan", 1), ["*/faderDb"])).toBe(false);
  });

  test("an insert must stay what it is, a track must stay there, and its input of its kind", () => {
    expect(changesOnly(start, onVoice({ inserts: [] }), ["voice/eq"])).toBe(false);
    expect(changesOnly(start, { ...start, tracks: start.tracks.slice(1) }, ["voice/faderDb"])).toBe(false);
    expect(changesOnly(start, onVoice({ input: { kind: "liveInput" } }), ["voice/clips"])).toBe(false);
  });

  test("a room keeps its sources and what they play", () => {
    const clip = newClip({ id: "clip", asset, frames: 100 });
    expect(changesOnly(start, inRoom({ sources: [{ ...sourceAt(1), feed: [clip] }] }), ["rooms"])).toBe(
      false,
    );
    expect(changesOnly(start, inRoom({ sources: [] }), ["rooms"])).toBe(false);
    const twice = [sourceAt(1), { ...sourceAt(1), id: "other" }];
    expect(changesOnly(start, inRoom({ sources: twice }), ["rooms"])).toBe(false);
    expect(changesOnly(start, { ...start, spaces: [] }, ["rooms"])).toBe(false);
  });
});
