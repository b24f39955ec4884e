import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { newInsert, parseSession, type Session, withStrip, withValue } from "@/audio-engine";
import {
  withInsertAdded,
  withMute,
  withNewBus,
  withNewSend,
  withoutInsert,
  withParams,
} from "../mixer/edits";
import { mixChanges } from "./mix-changes";

const mix = parseSession(JSON.parse(readFileSync("content/songs/flagship/mix.session.json", "utf8")));
const [first, second] = mix.tracks;
if (first === undefined || second === undefined) throw new Error("The song has too few tracks.");
const lines = (before: Session, after: Session): string[] =>
  mixChanges(before, after).flatMap(({ name, changes }) =>
    changes.map((change) => `${name} · ${change.control}: ${change.before} → ${change.after}`),
  );
const faderAt = (session: Session, stripId: string, faderDb: number) =>
  withValue(session, `${stripId}/faderDb`, faderDb);

describe("the difference of two states of a mix", () => {
  it("is nothing between equals, nor below what is printed", () => {
    expect(mixChanges(mix, structuredClone(mix))).toEqual([]);
    const start = faderAt(mix, first.id, -3);
    expect(mixChanges(start, faderAt(start, first.id, -3.04))).toEqual([]);
    expect(lines(start, faderAt(start, first.id, -3.06))).toEqual([
      `${first.name} · Fader: −3.0 dB → −3.1 dB`,
    ]);
  });

  it("names fader and pan as the table does, grouped by strip, the largest first", () => {
    const before = faderAt(faderAt(mix, first.id, -3), second.id, -6);
    const moved = faderAt(faderAt(before, first.id, -1.2), second.id, -20);
    const after = withValue(withValue(moved, `${first.id}/pan`, -0.3), "master/faderDb", -0.5);
    const start = withValue(withValue(before, `${first.id}/pan`, 0), "master/faderDb", 0);
    expect(lines(start, after)).toEqual([
      `${second.name} · Fader: −6.0 dB → −20.0 dB`,
      `${first.name} · Pan: C → L 30`,
      `${first.name} · Fader: −3.0 dB → −1.2 dB`,
      "Master · Fader: 0.0 dB → −0.5 dB",
    ]);
  });

  const bare = (session: Session): Session => ({
    ...session,
    tracks: session.tracks.map((track) => ({ ...track, inserts: [], sends: [] })),
    automation: [],
  });

  it("says what came, what went and what was switched", () => {
    const before = bare(mix);
    const compressor = newInsert("compressor", "comp");
    const added = withInsertAdded(before, first.id, compressor);
    expect(lines(before, added)).toEqual([`${first.name} · Compressor: not there → there`]);
    expect(lines(added, withoutInsert(added, first.id, "comp"))).toEqual([
      `${first.name} · Compressor: there → not there`,
    ]);
    expect(lines(before, withMute(before, first.id, true))).toEqual([`${first.name} · Mute: off → on`]);
    const off = withStrip(added, first.id, (strip) => ({
      ...strip,
      inserts: strip.inserts.map((insert) => ({ ...insert, enabled: false })),
    }));
    expect(lines(added, off)).toEqual([`${first.name} · Compressor: on → off`]);
    const bussed = withNewBus(before);
    const bus = bussed.buses.at(-1);
    expect(lines(before, bussed)).toEqual([`${bus?.name} · The whole strip: not there → there`]);
    expect(lines(bussed, withNewSend(bussed, first.id, bus?.id ?? ""))).toEqual([
      `${first.name} · Send to ${bus?.name}: not there → there`,
    ]);
  });

  it("tells units of a kind, bands and kinds apart", () => {
    const twice = ["one", "two"].reduce(
      (session, id) => withInsertAdded(session, first.id, newInsert("delay", id)),
      bare(mix),
    );
    const slower = withValue(twice, `${first.id}/two/mix01`, 0.11);
    expect(lines(twice, slower)).toHaveLength(1);
    expect(lines(twice, slower)[0]).toMatch(/· Delay 2: /);
    const turned = withStrip(twice, first.id, (strip) => ({
      ...strip,
      inserts: [...strip.inserts].reverse(),
    }));
    expect(lines(twice, turned)).toEqual([
      `${first.name} · Order of the chain: Delay 1, Delay 2 → Delay 2, Delay 1`,
    ]);
  });

  it("says kinds and switches in words, and what moves by itself", () => {
    const echo = withInsertAdded(mix, first.id, newInsert("delay", "echo"));
    const pingPong = withParams(echo, first.id, "echo", { pingPong: true });
    expect(lines(echo, pingPong)).toEqual([
      expect.stringMatching(/· Delay( 2)?: From side to side: off → on$/),
    ]);
    const points = [{ atFrame: 0, value: -3, curve: "linear" as const }];
    const target = `${first.id}/faderDb`;
    const still = { ...mix, automation: [] };
    const moving = { ...mix, automation: [{ target, points }] };
    expect(lines(still, moving)).toEqual([`${first.name} · What moves by itself: as it was → changed`]);
  });
});
