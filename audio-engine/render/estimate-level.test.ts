import { describe, expect, it } from "vitest";
import type { Session } from "@/audio-engine/session";
import {
  newBus,
  newEq,
  newEqBand,
  newLimiter,
  newMaster,
  newSession,
  newTrack,
} from "@/audio-engine/session";
import { noise, sessionOf, sound, trackOf } from "@/tests/audio/console-helpers";
import { integratedLoudness } from "./integrated-loudness";
import { LevelEstimates } from "./level-estimates";
import { renderSession } from "./render-session";

const hiss = sound(96000, noise(7, 0.2));
const assets = () => hiss.pcm;
const NEVER = new AbortController().signal;

const estimate = (session: Session): Promise<number | null> =>
  new LevelEstimates(assets).levelDb(session, null, NEVER);

async function exact(session: Session): Promise<number> {
  const { print } = await renderSession({
    session,
    assets,
    range: { fromFrame: 0, toFrame: session.lengthFrames },
  });
  return integratedLoudness(print) ?? Number.NEGATIVE_INFINITY;
}

/** How far the estimated step between two sessions is from the step of their loudness. */
async function errorDb(before: Session, after: Session): Promise<number> {
  const [a, b] = [await estimate(before), await estimate(after)];
  return Math.abs(b! - a! - ((await exact(after)) - (await exact(before))));
}

const pink = (seed: number, levelDbfs: number) =>
  ({ kind: "generator", generator: { id: "g", kind: "pink-noise", seed, levelDbfs } }) as const;

/** White noise, and pink noise through a bus: two tracks of different colour. */
function mix(gainDb: number, faderDb = 0): Session {
  const bell = newEqBand({ id: "b", kind: "bell", frequencyHz: 300, gainDb, q: 1 });
  const shelf = newEqBand({ id: "s", kind: "high-shelf", frequencyHz: 6000, gainDb: gainDb / 2, q: 0.7 });
  return newSession({
    id: "s",
    title: "S",
    engineVersion: 1,
    lengthFrames: 96000,
    tracks: [
      trackOf(hiss, { id: "white", faderDb: -20 }),
      newTrack({ id: "pink", name: "P", input: pink(3, -24), output: "bus", inserts: [newEq("eq", [bell])] }),
    ],
    buses: [newBus({ id: "bus", name: "B", faderDb, inserts: [newEq("eq", [shelf])] })],
  });
}

describe("the estimate of a level", () => {
  it.each([
    [12, 0],
    [-12, 0],
    [24, 0],
    [0, -6],
    [9, -100],
  ])("follows an EQ by %d dB and a bus fader at %d dB within 0.3 dB", async (gainDb, faderDb) => {
    expect(await errorDb(mix(0), mix(gainDb, faderDb))).toBeLessThan(0.3);
  });

  it.each([
    [0.1, 0.5],
    [0.5, 0.5],
    [2, 0.5],
    [0.1, 1],
    [0.05, 0],
  ])("follows a microphone to %d m with pattern %d within 1.5 dB", async (metres, pattern01) => {
    expect(await errorDb(room(1, 0.5), room(metres, pattern01))).toBeLessThan(1.5);
  });

  it("counts sends, and leaves out what is muted", async () => {
    const track = trackOf(hiss, { sends: [{ id: "send", bus: "bus", levelDb: 0, tap: "post" }] });
    const dry = sessionOf([trackOf(hiss)]);
    const both = { ...sessionOf([track]), buses: [newBus({ id: "bus", name: "B" })] };
    // Twice the same sound is 6 dB in a mix and 3 dB in spectra: what adds up in phase is left out.
    expect((await estimate(both))! - (await estimate(dry))!).toBeCloseTo(10 * Math.log10(2), 6);
    expect(await estimate(sessionOf([trackOf(hiss, { mute: true })]))).toBe(Number.NEGATIVE_INFINITY);
  });

  it("is not given where a limiter works, and given where it is switched off", async () => {
    const limiter = newLimiter("l", { inputGainDb: 6 });
    const limited = (enabled: boolean): Session => ({
      ...sessionOf([trackOf(hiss)]),
      master: newMaster({ inserts: [{ ...limiter, enabled }] }),
    });
    expect(await estimate(limited(true))).toBeNull();
    expect(await estimate(limited(false))).toBeCloseTo((await estimate(sessionOf([trackOf(hiss)])))!, 9);
  });
});

function room(metres: number, pattern01: number): Session {
  const at = { x: 2, y: 2, z: 1.2 };
  const feed = { id: "g", kind: "pink-noise", seed: 5, levelDbfs: -20 } as const;
  return newSession({
    id: "s",
    title: "S",
    engineVersion: 1,
    lengthFrames: 96000,
    spaces: [
      {
        id: "room",
        room: "live-room",
        sources: [{ id: "v", position: at, aim: { azimuthDegrees: 0, elevationDegrees: 0 }, feed }],
      },
    ],
    tracks: [
      newTrack({
        id: "mic",
        name: "M",
        input: {
          kind: "microphone",
          space: "room",
          position: { ...at, y: at.y + metres },
          aim: { azimuthDegrees: 180, elevationDegrees: 0 },
          pattern01,
          type: "condenser",
        },
      }),
    ],
  });
}
