import { expect, it } from "vitest";
import { withStrip } from "@/audio-engine/session/address";
import { sessionOfAsset } from "@/audio-engine/session/build";
import type { Session } from "@/audio-engine/session/schema";
import { seeded } from "@/tests/helpers/seeded";
import { hear, hearAll } from "./evidence";
import { KeptStarts } from "./kept-starts";
import { sumOfSounds } from "./sum-of-sounds";

const FRAMES = 12_800;
const { between } = seeded(11);
const pcm = {
  sampleRateHz: 48000,
  bits: 24 as const,
  frames: FRAMES,
  channels: [0, 1].map(() => Int32Array.from({ length: FRAMES }, () => Math.round(between(-4e6, 4e6)))),
};
const HASH = "ab".repeat(32);
const sounds = new Map([[HASH, pcm]]);
const asset = { kind: "rendered" as const, id: "noise", pcmSha256: HASH };
const one = sessionOfAsset("one", asset, FRAMES, 1);
const track = one.tracks[0]!;
const start: Session = { ...one, tracks: [track, { ...track, id: "other" }] };
const softer = withStrip(start, "other", (strip) => ({ ...strip, faderDb: -1 }));
const taps = [track.id, "other"].map((id) => ({ id, stripId: id, point: "post-fader" as const }));

it("what sounds alike in two renderings is one sound, whether they were rendered together or not", async () => {
  const [given, together] = await hearAll(
    [start, softer].map((session) => ({ session, taps })),
    sounds,
  );
  const alone = await hear(softer, sounds, taps, given);
  for (const heard of [together!, alone]) {
    expect(heard.tap(track.id)).toBe(given!.tap(track.id));
    expect(heard.tap("other")).not.toBe(given!.tap("other"));
    expect(heard.print).not.toBe(given!.print);
  }
  expect(alone.print).toEqual(together!.print);
  const apart = await hear(start, sounds, taps);
  expect(apart.tap(track.id)).not.toBe(given!.tap(track.id));
  expect(apart.tap(track.id)).toEqual(given!.tap(track.id));
});

it("sounds have one sum, by which sounds and in which order", () => {
  const sound = (first: number) => [Float32Array.of(first, 2), Float32Array.of(3, 4)] as const;
  const [a, b] = [sound(1), sound(5)];
  expect(sumOfSounds([a, b], 2)).toEqual([Float32Array.of(6, 4), Float32Array.of(6, 8)]);
  expect(sumOfSounds([a, b], 2)).toBe(sumOfSounds([a, b], 2));
  expect(sumOfSounds([a, b], 2)).not.toBe(sumOfSounds([b, a], 2));
  expect(sumOfSounds([a, b, a], 2)).not.toBe(sumOfSounds([a, b], 2));
  expect(sumOfSounds([a], 2)).toBe(a);
  expect(sumOfSounds([], 2)).toEqual([new Float32Array(2), new Float32Array(2)]);
});

it("the starts that were asked for last are kept, and no more bytes than allowed", async () => {
  const given = async () => ({ start: await hear(start, sounds, []), truth: null });
  const bytesOfOne = FRAMES * 2 * 4;
  const starts = new KeptStarts(2 * bytesOfOne);
  const [a, b, c] = [await given(), await given(), await given()];
  starts.keep("a", a);
  starts.keep("b", b);
  expect(starts.find("a")).toBe(a);
  starts.keep("c", c);
  expect(["a", "b", "c"].map((key) => starts.find(key))).toEqual([a, undefined, c]);
  const none = new KeptStarts(bytesOfOne - 1);
  none.keep("a", a);
  expect(none.find("a")).toBeUndefined();
});
