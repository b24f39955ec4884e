import { describe, expect, it } from "vitest";
import {
  type Automation,
  newBus,
  newEq,
  newEqBand,
  newLimiter,
  newMaster,
  parseSession,
  type Session,
  type Track,
} from "@/audio-engine/session";
import {
  consoleOf,
  decibels,
  largestStep,
  play,
  rms,
  sessionOf,
  sine,
  sound,
  trackOf,
} from "@/tests/audio/console-helpers";
import { spuriousDbfs } from "@/tests/helpers/spurious";
import { Lane } from "./lane";

const FRAMES = 48000;
const tone = sound(FRAMES, sine(1000, 0.5));
const steady = sound(FRAMES, () => 0.5);

const lane = (
  target: string,
  ...points: (readonly [number, number, ("hold" | "linear")?])[]
): Automation => ({
  target,
  points: points.map(([atFrame, value, curve = "linear"]) => ({ atFrame, value, curve })),
});

function render(track: Track, automation: Automation[], more: Partial<Session> = {}, blocks?: number[]) {
  const session = parseSession(structuredClone(sessionOf([track], { automation, ...more })));
  const console = consoleOf({ a: session }, [tone, steady]);
  const [left, right] = play(console, FRAMES, blocks);
  return { left, right, console };
}

const HALF = Math.SQRT1_2 / 2;

describe("a lane", () => {
  const value = (points: Automation["points"], frame: number, scale: "log" | "linear" = "linear"): number =>
    new Lane({ path: [], points, scale }).valueAt(frame);
  const { points } = lane("", [1000, 0], [2000, 10], [3000, 4, "hold"], [5000, -6]);

  it.each([
    [0, 0],
    [1000, 0],
    [1500, 5],
    [2000, 10],
    [2500, 7],
    [3000, 4],
    [4999, 4],
    [5000, 4],
    [5240, -1],
    [5480, -6],
    [90000, -6],
  ])("is at frame %d what its points say: %d", (frame, expected) => {
    expect(value(points, frame)).toBeCloseTo(expected, 12);
  });

  it("joins frequencies by octaves", () => {
    expect(value(lane("", [0, 100], [1000, 1600]).points, 500, "log")).toBeCloseTo(400, 9);
  });

  it("finds its way back when it is asked for an earlier frame", () => {
    const asked = new Lane({ path: [], points, scale: "linear" });
    asked.valueAt(90000);
    expect(asked.valueAt(1500)).toBeCloseTo(5, 12);
  });

  it("does not jump between holds that are closer than its step", () => {
    const close = new Lane({
      path: [],
      points: lane("", [0, 0, "hold"], [100, 1, "hold"], [150, -1, "hold"], [200, 3, "hold"]).points,
      scale: "linear",
    });
    let largest = 0;
    for (let frame = 1; frame < 1000; frame++)
      largest = Math.max(largest, Math.abs(close.valueAt(frame) - close.valueAt(frame - 1)));
    expect(largest).toBeLessThanOrEqual(2 / 50 + 1e-9);
  });
});

describe("automation of a fader and a pan", () => {
  it("moves the level in a straight line in decibels, true to the frame", () => {
    const { left } = render(trackOf(steady), [lane(`${steady.ref.id}/faderDb`, [4800, 0], [28800, -24])]);
    for (const frame of [100, 4800, 10000, 16800, 25001, 28800, 40000]) {
      const expectedDb = -24 * Math.min(1, Math.max(0, (frame - 4800) / 24000));
      expect(decibels(left[frame]! / HALF)).toBeCloseTo(expectedDb, 2);
    }
  });

  it("follows equal power from side to side", () => {
    const { left, right } = render(trackOf(steady), [lane(`${steady.ref.id}/pan`, [0, -1], [FRAMES, 1])]);
    for (const frame of [480, 12000, 24000, 36000, 47000]) {
      const angle = ((frame / FRAMES) * Math.PI) / 2;
      expect(left[frame]! / 0.5).toBeCloseTo(Math.cos(angle), 3);
      expect(right[frame]! / 0.5).toBeCloseTo(Math.sin(angle), 3);
    }
  });

  it("stays on the sound behind a unit that delays it", () => {
    const id = steady.ref.id;
    const step = [lane(`${id}/faderDb`, [9600, 0, "hold"], [24000, -20, "hold"])];
    const late = trackOf(steady, { inserts: [newLimiter("l")] });
    const { left, console } = render(late, step);
    const { left: direct } = render(trackOf(steady), step);
    const shift = console.latencyFrames;
    expect(shift).toBeGreaterThan(100);
    for (let frame = 20000; frame < 26000; frame++) {
      // Slices begin elsewhere against the delayed sound: the lane's 10 ms are cut at other places.
      expect(Math.abs(left[frame + shift]! - direct[frame]!)).toBeLessThan(0.015);
    }
  });

  it("steps without a click, and does not depend on how blocks are cut", () => {
    const automation = [
      lane(`${tone.ref.id}/faderDb`, [0, 0, "hold"], [24000, -30, "hold"], [36000, 6, "hold"]),
    ];
    const { left } = render(trackOf(tone, { faderDb: -3 }), automation);
    const steadyStep = 2 * HALF * 2 * Math.sin((Math.PI * 1000) / 48000);
    expect(largestStep(left, 12000)).toBeLessThan(3 * steadyStep);
    expect(render(trackOf(tone, { faderDb: -3 }), automation, {}, [1, 77, 128, 31]).left).toEqual(left);
    expect(decibels(rms(left, 26400, 33600) / rms(left, 9600, 16800))).toBeCloseTo(-30, 2);
    expect(decibels(rms(left, 38400, 45600) / rms(left, 9600, 16800))).toBeCloseTo(6, 2);
  });

  it("snaps to where it belongs after a jump", () => {
    const automation = [lane(`${steady.ref.id}/faderDb`, [0, 0], [24000, -24])];
    const session = sessionOf([trackOf(steady)], { automation });
    const console = consoleOf({ a: session }, [steady]);
    play(console, 40000);
    console.seek(12000);
    const [left] = play(console, 64);
    expect(decibels(left[0]! / HALF)).toBeCloseTo(-12, 2);
  });

  it("goes over from a fader by hand to a lane without a click", () => {
    const id = tone.ref.id;
    const plain = sessionOf([trackOf(tone)]);
    const console = consoleOf({ a: plain }, [tone]);
    play(console, 9600);
    console.editSide("a", { ...plain, automation: [lane(`${id}/faderDb`, [0, -20])] });
    const [left] = play(console, 9600);
    expect(largestStep(left)).toBeLessThan(3 * HALF * 2 * Math.sin((Math.PI * 1000) / 48000));
    expect(decibels(rms(left, 4800) / (HALF * Math.SQRT1_2))).toBeCloseTo(-20, 1);
  });
});

describe("automation of sends and units", () => {
  it("moves a send", () => {
    const id = steady.ref.id;
    const send = { id: "fx", bus: "bus", levelDb: -100, tap: "post" } as const;
    const { left } = render(
      trackOf(steady, { sends: [send] }),
      [lane(`${id}/fx`, [0, -100, "hold"], [24000, 0, "hold"])],
      { buses: [newBus({ id: "bus", name: "B" })] },
    );
    expect(left[20000]).toBeCloseTo(HALF, 6);
    expect(left[40000]).toBeCloseTo(2 * HALF, 6);
  });

  it("sweeps a band: at the end the same sound as a band that always stood there", () => {
    const id = tone.ref.id;
    const band = newEqBand({ id: "b", kind: "bell", frequencyHz: 1000, gainDb: 0, q: 1 });
    const swept = render(trackOf(tone, { inserts: [newEq("eq", [band])] }), [
      lane(`${id}/eq/b/gainDb`, [4800, 0], [24000, 12]),
    ]);
    const still = render(trackOf(tone, { inserts: [newEq("eq", [{ ...band, gainDb: 12 }])] }), []);
    for (let frame = 40000; frame < FRAMES; frame++)
      expect(Math.abs(swept.left[frame]! - still.left[frame]!)).toBeLessThan(1e-6);
    expect(decibels(rms(swept.left, 14160, 14640) / rms(swept.left, 2400, 2880))).toBeCloseTo(6, 1);
  });

  it("leaves no zipper: nothing above 4 kHz while a cut sweeps its whole travel in 50 ms", () => {
    const low = sound(FRAMES, sine(100, 0.25));
    const band = newEqBand({ id: "b", kind: "bell", frequencyHz: 100, gainDb: -24, q: 1 });
    const session = sessionOf([trackOf(low, { inserts: [newEq("eq", [band])] })], {
      automation: [
        lane(`${low.ref.id}/eq/b/gainDb`, [12000, -24], [14400, 24]),
        lane(`${low.ref.id}/eq/outputGainDb`, [24000, 0], [26400, -24]),
      ],
    });
    const [left] = play(consoleOf({ a: session }, [low]), FRAMES);
    expect(spuriousDbfs(left)).toBeLessThan(-90);
  });

  it("drives a limiter", () => {
    const id = tone.ref.id;
    const { left } = render(
      trackOf(tone),
      [lane("master/l/inputGainDb", [0, -12, "hold"], [24000, 0, "hold"])],
      {
        master: newMaster({ inserts: [newLimiter("l")] }),
      },
    );
    expect(id).not.toBe("");
    expect(decibels(rms(left, 36000, 43200) / rms(left, 9600, 16800))).toBeCloseTo(12, 2);
  });
});

describe("automation that a session must not hold", () => {
  const id = tone.ref.id;
  it.each<[string, Automation[], RegExp]>([
    ["an unknown place", [lane(`${id}/eq/b/gainDb`, [0, 0])], /no parameter/],
    ["a value outside its range", [lane(`${id}/pan`, [0, 2])], /Pan goes from -1 to 1/],
    ["points out of order", [lane(`${id}/pan`, [10, 0], [10, 1])], /follow each other/],
    ["one place twice", [lane(`${id}/pan`, [0, 0]), lane(`${id}/pan`, [5, 0])], /twice/],
  ])("%s", (_, automation, message) => {
    expect(() => parseSession(structuredClone(sessionOf([trackOf(tone)], { automation })))).toThrow(message);
  });
});
