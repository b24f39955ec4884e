import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseSession } from "@/audio-engine";
import {
  bandsFrom,
  bandsOf,
  flatSession,
  heardOf,
  PLAYGROUND_EQ_ID,
  playgroundSession,
  withBands,
} from "./playground";

const song = parseSession(JSON.parse(readFileSync("content/songs/flagship/mix.session.json", "utf8")));
const TRACK = "acoustic-guitar";
const bands = bandsFrom([
  { kind: "bell", frequencyHz: 1600, gainDb: 12, q: 0.7 },
  { kind: "low-cut", frequencyHz: 80, gainDb: 0, q: 0.7 },
]);

describe("the playground's session", () => {
  it.each(["mix", "track", "noise"] as const)(
    "is valid, says what it lets be heard (%s), and holds the bands",
    (heard) => {
      const session = playgroundSession(song, TRACK, heard, bands);
      expect(parseSession(structuredClone(session))).toEqual(session);
      expect(heardOf(session, TRACK)).toBe(heard);
      expect(bandsOf(session, TRACK)).toEqual(bands);
    },
  );

  it("puts the student's EQ behind the song's own, and touches no other track", () => {
    const session = playgroundSession(song, TRACK, "mix", bands);
    const [before, after] = [song, session].map(({ tracks }) => tracks.find(({ id }) => id === TRACK)!);
    expect(after!.inserts.map(({ id }) => id)).toEqual([
      ...before!.inserts.map(({ id }) => id),
      PLAYGROUND_EQ_ID,
    ]);
    expect(session.tracks.filter(({ id }) => id !== TRACK)).toEqual(
      song.tracks.filter(({ id }) => id !== TRACK),
    );
    expect(session.master).toEqual(song.master);
  });

  it("carries the bands over from one way of hearing to another", () => {
    const alone = playgroundSession(song, TRACK, "track", bands);
    const moved = withBands(alone, TRACK, [{ ...bands[0]!, gainDb: -3 }]);
    const back = playgroundSession(song, TRACK, "mix", bandsOf(moved, TRACK));
    expect(bandsOf(back, TRACK)).toEqual([{ ...bands[0], gainDb: -3 }]);
  });

  it("is flat without bands, and otherwise the same", () => {
    const session = playgroundSession(song, TRACK, "mix", bands);
    expect(bandsOf(flatSession(session, TRACK), TRACK)).toEqual([]);
    expect(withBands(flatSession(session, TRACK), TRACK, bands)).toEqual(session);
  });

  it("names its bands, so that a comment can point at one", () => {
    expect(bands.map(({ id }) => id)).toEqual(["band-1", "band-2"]);
  });

  it("refuses a track that the song does not have", () => {
    expect(() => playgroundSession(song, "theremin", "mix", [])).toThrow(/theremin/);
  });
});
