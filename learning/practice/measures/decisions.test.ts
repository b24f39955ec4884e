import { beforeAll, describe, expect, test } from "vitest";
import type { Pcm } from "@/audio-engine/files/pcm";
import { withStrip } from "@/audio-engine/session/address";
import { newInsert } from "@/audio-engine/session/build";
import type { Session, Track } from "@/audio-engine/session/schema";
import type { Goal } from "@/learning/exercises/goals";
import { plucked, stem } from "@/tests/helpers/practice-harness";
import { type Evidence, type Heard, hear } from "../evidence";
import { partLag } from "./part-lag";
import { partTap } from "./part-tap";
import { partsUnlike } from "./parts-unlike";

const goal = { of: "sound" } as Goal;
let given: Session;
let sounds: ReadonlyMap<string, Pcm>;
let reference: Heard;

beforeAll(async () => {
  const { session, assets } = await stem();
  sounds = new Map([[assets[0]!.pcmSha256, plucked()]]);
  given = withPart(session, { delayFrames: 2880 });
  reference = await heard(given);
});

const withPart = (session: Session, change: Partial<Track>): Session =>
  withStrip(session, goal.of, (strip) => ({ ...strip, ...change }));
const heard = (session: Session): Promise<Heard> => hear(session, sounds, [partTap(goal)]);
const evidence = (): Evidence => ({ reference }) as Evidence;
const measured = async (way: typeof partLag, change: Partial<Track>): Promise<number> =>
  way.measure(goal, await heard(withPart(given, change)), evidence());

describe("how much later a part sounds", () => {
  test.each([0, 59, 1920, 2880, 2881, 5280, 8000])(
    "is what its strip is set to, to the frame: %i against 2880 frames",
    async (delayFrames) => {
      expect(await measured(partLag, { delayFrames })).toBe((delayFrames - 2880) / 48);
    },
  );

  test("is not moved by level, place or a compressor", async () => {
    const inserts = [newInsert("compressor", "more", { thresholdDb: -30, ratio: 4 })];
    for (const change of [{ faderDb: -30 }, { pan: 0.8 }, { inserts }]) {
      expect(await measured(partLag, { delayFrames: 3840, ...change })).toBe(20);
    }
  });

  test("is not known of a part that is silent", async () => {
    expect(await measured(partLag, { mute: true })).toBeNaN();
  });
});

describe("whether a part is heard", () => {
  test.each([
    ["as in the reference", {}, 0],
    ["softer", { faderDb: -20 }, 0],
    ["muted", { mute: true }, 1],
    ["at the bottom of its fader", { faderDb: -100 }, 1],
  ] as const)("%s", async (_name, change, unlike) => {
    expect(await measured(partsUnlike, change)).toBe(unlike);
  });

  test("agrees where both leave it out", async () => {
    const gone = await heard(withPart(given, { mute: true }));
    expect(partsUnlike.measure(goal, gone, { reference: gone } as Evidence)).toBe(0);
    expect(partsUnlike.measure(goal, reference, { reference: gone } as Evidence)).toBe(1);
  });
});
