import { expect, test } from "vitest";
import { newBus, newEq, newEqBand, newLimiter, newMaster, newTrack, sessionOfAsset } from "./build";
import { parseSession } from "./parse";
import { rawSession } from "./raw";

test("the raw tracks of a mix have lost all that was done to them, and play what they played", () => {
  const asset = { kind: "rendered", id: "take", pcmSha256: "ab".repeat(32) } as const;
  const plain = sessionOfAsset("mix", asset, 48_000, 2);
  const { input } = plain.tracks[0]!;
  const done = {
    faderDb: -7,
    pan: 0.5,
    delayFrames: 12,
    inserts: [newEq("eq", [newEqBand({ id: "low", gainDb: 6 })])],
    output: "band",
  };
  const mix = parseSession({
    ...plain,
    tracks: [
      newTrack({ id: "lead", name: "Lead", input, ...done }),
      newTrack({ id: "other-take", name: "Other take", input, mute: true }),
    ],
    buses: [newBus({ id: "band", name: "Band", faderDb: -3 })],
    master: newMaster({ inserts: [newLimiter("limiter")] }),
  });
  const raw = rawSession(mix);
  expect(parseSession(raw)).toEqual(raw);
  expect(raw.tracks).toEqual([
    newTrack({ id: "lead", name: "Lead", input }),
    newTrack({ id: "other-take", name: "Other take", input, mute: true }),
  ]);
  expect([raw.buses, raw.master, raw.automation, raw.lengthFrames]).toEqual([
    [],
    newMaster({}),
    [],
    mix.lengthFrames,
  ]);
});
