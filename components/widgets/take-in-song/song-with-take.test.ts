import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parseSession } from "@/audio-engine";
import type { Take } from "@/components/stores/take";
import { SINGER, songWithTake } from "./song-with-take";

const read = (file: string) => JSON.parse(readFileSync(`content/songs/songwriter/${file}`, "utf8"));
const mix = parseSession(read("mix.session.json"));
const about = read("song.json");
const take: Take = {
  asset: { kind: "recording", id: "take-1", pcmSha256: "b".repeat(64) },
  name: "Take 1",
  atMs: 1,
  kind: "voice",
  bpm: 80,
  recordedFrames: 744_000,
  downbeatFrame: 144_000,
  latencyFrames: 960,
  frames: 576_000,
};

it("puts the take in the singer's channel, at the first beat of the free verse", () => {
  const session = parseSession(structuredClone(songWithTake(mix, about, take, -14)));
  const singer = session.tracks.find(({ id }) => id === SINGER)!;
  expect(session.lengthFrames).toBe(576_000);
  expect(singer.input).toMatchObject({
    clips: [{ asset: take.asset, atFrame: 0, sourceFrame: 144_960, frames: 576_000, gainDb: 5 }],
  });
  expect(session.automation.some(({ target }) => target.startsWith("lead/"))).toBe(false);
  expect(session.tracks).toHaveLength(mix.tracks.length);
});

it("lifts no silence, and says when there is no room", () => {
  const silent = songWithTake(mix, about, take, Number.NEGATIVE_INFINITY);
  expect(silent.tracks.find(({ id }) => id === SINGER)!.input).toMatchObject({ clips: [{ gainDb: 0 }] });
  expect(() => songWithTake(mix, { form: [] }, take, -14)).toThrow(RangeError);
});
