import { expect, test } from "vitest";
import { newClip, newSession, newTrack, parseSession, type Session } from "@/audio-engine/session";
import { stretchOf } from "./stretch";

const asset = { kind: "library", id: "sound", pcmSha256: "0".repeat(64) } as const;

function song(...clips: { atFrame: number; frames: number; sourceFrame?: number }[]): Session {
  return newSession({
    id: "song",
    title: "Song",
    engineVersion: 1,
    lengthFrames: 100_000,
    tracks: [
      newTrack({
        id: "track",
        name: "Track",
        input: {
          kind: "clips",
          clips: clips.map((clip, i) => newClip({ id: `clip-${i}`, asset, ...clip })),
        },
      }),
    ],
  });
}

function clipsOf(session: Session) {
  const input = session.tracks[0]?.input;
  return input?.kind === "clips" ? input.clips : [];
}

test("a clip that is longer is cut on both sides, at the same sound, with fades", () => {
  const cut = stretchOf(song({ atFrame: 1000, frames: 90_000, sourceFrame: 7 }), 20_000, 10_000);
  expect(parseSession(cut).lengthFrames).toBe(10_000);
  expect(clipsOf(cut)).toMatchObject([
    { sourceFrame: 19_007, frames: 10_000, atFrame: 0, fadeInFrames: 240, fadeOutFrames: 240 },
  ]);
});

test("clips outside are left out, clips inside only move, and none fades longer than it is", () => {
  const clips = clipsOf(
    stretchOf(
      song(
        { atFrame: 0, frames: 20_000 },
        { atFrame: 0, frames: 20_100 },
        { atFrame: 22_000, frames: 500, sourceFrame: 3 },
        { atFrame: 30_000, frames: 5 },
      ),
      20_000,
      10_000,
    ),
  );
  expect(clips.map(({ id }) => id)).toEqual(["clip-1", "clip-2"]);
  expect(clips[0]).toMatchObject({
    sourceFrame: 20_000,
    frames: 100,
    atFrame: 0,
    fadeInFrames: 50,
    fadeOutFrames: 0,
  });
  expect(clips[1]).toMatchObject({
    sourceFrame: 3,
    frames: 500,
    atFrame: 2000,
    fadeInFrames: 0,
    fadeOutFrames: 0,
  });
});

test("what cannot be cut is refused", () => {
  const automated: Session = { ...song(), automation: [{ target: "track/faderDb", points: [] }] };
  expect(() => stretchOf(automated, 0, 10)).toThrow(RangeError);
});
