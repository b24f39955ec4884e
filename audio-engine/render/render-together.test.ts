import { expect, test } from "vitest";
import { withInsert, withStrip, withValue } from "@/audio-engine/session/address";
import {
  newEq,
  newEqBand,
  newInsert,
  newLimiter,
  newMaster,
  newSession,
  newTrack,
} from "@/audio-engine/session/build";
import type { Session } from "@/audio-engine/session/schema";
import { type RenderTap, renderSession } from "./render-session";
import { renderTogether } from "./render-together";

const FRAMES = 30_001;
const noise = (id: string, seed: number) =>
  newTrack({
    id,
    name: id,
    pan: seed / 10,
    input: { kind: "generator", generator: { id: `${id}-noise`, kind: "pink-noise", seed, levelDbfs: -18 } },
    inserts: [
      newEq("eq", [newEqBand({ id: "a", frequencyHz: 500 * seed, gainDb: 4 })]),
      newInsert("compressor", "comp", { thresholdDb: -30 }),
    ],
  });
const plain = newSession({
  id: "plain",
  title: "Plain",
  engineVersion: 2,
  lengthFrames: FRAMES,
  tracks: [noise("a", 1), noise("b", 2), noise("c", 3)],
});
const limited: Session = {
  ...plain,
  master: newMaster({ inserts: [newLimiter("limiter", { inputGainDb: 9 })] }),
};
const versions: Record<string, Session> = {
  plain,
  "with a limiter, which has latency": limited,
  "with another fader": withValue(plain, "b/faderDb", -7),
  "with another equaliser": withInsert(plain, "a", "eq", () =>
    newEq("eq", [newEqBand({ id: "a", frequencyHz: 900, gainDb: -9 })]),
  ),
  "with a track off": withStrip(limited, "c", (strip) => ({ ...strip, mute: true })),
};

test("sessions that are rendered together have the bits that each has alone, at every tap", async () => {
  const taps: RenderTap[] = (["input", "post-fader"] as const).flatMap((point) =>
    ["a", "c"].map((stripId) => ({ id: `${stripId}/${point}`, stripId, point })),
  );
  const assets = () => {
    throw new Error("Nothing is played.");
  };
  const requests = Object.values(versions).map((session, i) => ({ session, taps: i === 0 ? [] : taps }));
  const together = await renderTogether(requests, assets);
  for (const [i, request] of requests.entries()) {
    const alone = await renderSession({ ...request, assets, range: { fromFrame: 0, toFrame: FRAMES } });
    expect(together[i], Object.keys(versions)[i]).toEqual(alone);
  }
  expect(together[1]?.print).not.toEqual(together[0]?.print);
});

test("sessions of different lengths are refused", async () => {
  const requests = [plain, { ...plain, lengthFrames: FRAMES + 1 }].map((session) => ({ session, taps: [] }));
  const assets = () => {
    throw new Error("Nothing is played.");
  };
  await expect(renderTogether(requests, assets)).rejects.toThrow("one length");
});
