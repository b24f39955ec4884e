import { expect, test } from "vitest";
import { newClip, newEq, newEqBand, newSession, newTrack, parseSession, type Session } from ".";
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

const automation = (
  target: string,
  ...points: [atFrame: number, value: number, curve?: "hold" | "linear"][]
): Session => ({
  ...song(),
  automation: [
    {
      target,
      points: points.map(([atFrame, value, curve = "linear"]) => ({ atFrame, value, curve })),
    },
  ],
});
const cutPoints = (session: Session, from: number, frames: number) =>
  stretchOf(session, from, frames).automation[0]?.points.map(({ atFrame, value }) => [atFrame, value]);

test("automation keeps its values at both borders and its points between them", () => {
  const ramp = automation("track/faderDb", [0, -20], [10_000, 0], [20_000, -8, "hold"], [30_000, -2]);
  expect(cutPoints(ramp, 5000, 10_000)).toEqual([
    [0, -10],
    [5000, 0],
    [10_000, -4],
  ]);
  expect(cutPoints(ramp, 22_000, 10_000)).toEqual([
    [0, -8],
    [8000, -2],
    [10_000, -2],
  ]);
  expect(cutPoints(automation("track/faderDb", [50_000, -3]), 0, 10_000)).toEqual([
    [0, -3],
    [10_000, -3],
  ]);
  expect(cutPoints(automation("track/faderDb"), 0, 10)).toEqual([]);
});

test("a lane that runs along a logarithmic travel is cut along it", () => {
  const session = automation("track/cut/frequencyHz", [0, 100], [10_000, 10_000]);
  const [track] = session.tracks;
  if (track === undefined) throw new Error("the song has a track");
  const eq = newEq("eq", [newEqBand({ id: "cut", frequencyHz: 100 })]);
  const target = "track/eq/cut/frequencyHz";
  const withEq = {
    ...session,
    tracks: [{ ...track, inserts: [eq] }],
    automation: session.automation.map((lane) => ({ ...lane, target })),
  };
  expect(cutPoints(withEq, 5000, 5000)?.[0]?.[1]).toBeCloseTo(1000, 6);
});
