import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  descriptorAt,
  lanePoints,
  newBus,
  newEq,
  newEqBand,
  newInsert,
  newSession,
  newTrack,
  parseSession,
  type Session,
  withLanePoints,
  withValue,
} from "@/audio-engine";
import {
  choicesOf,
  pointAfter,
  pointForKey,
  pointRows,
  speakPoint,
  timeStepFrames,
  withPointAdded,
  withPointMoved,
} from "./lane-points";
import { heightOf, valueAtHeight } from "./lane-view";

const SECOND = 48000;
const FADER = "voice/faderDb";
const form = [
  { name: "Verse", startFrame: 0, endFrame: 5 * SECOND },
  { name: "Chorus", startFrame: 5 * SECOND, endFrame: 10 * SECOND },
];
const song: Session = newSession({
  id: "song",
  title: "Song",
  engineVersion: 1,
  lengthFrames: 10 * SECOND,
  tempoBpm: 120,
  tracks: [
    newTrack({
      id: "voice",
      name: "Voice",
      input: { kind: "clips", clips: [] },
      inserts: [newEq("eq", [newEqBand({ id: "air" })]), newInsert("compressor", "hold")],
      sends: [{ id: "to-hall", bus: "hall", levelDb: -20, tap: "post" }],
    }),
  ],
  buses: [newBus({ id: "hall", name: "Hall" })],
});
const descriptor = descriptorAt(song, FADER)!;
const voice = song.tracks[0]!;
const withPoints = (...points: (readonly [seconds: number, value: number])[]): Session =>
  withLanePoints(
    song,
    FADER,
    points.map(([seconds, value]) => ({ atFrame: seconds * SECOND, value, curve: "linear" as const })),
  );
const shortly = (session: Session): number[][] =>
  lanePoints(session, FADER).map(({ atFrame, value }) => [atFrame / SECOND, value]);
const fader = descriptorAt(song, FADER)!;

describe("what can move", () => {
  it("is every number of a strip, each with its name, and the document takes a lane of each", () => {
    const choices = choicesOf(song, voice);
    expect(choices.map(({ label }) => label)).toEqual(
      expect.arrayContaining([
        "Voice: Fader",
        "Voice: Pan",
        "Voice: Send to Hall",
        "Voice: Compressor, Threshold",
        "Voice: Equaliser band 1, Frequency",
      ]),
    );
    const all = choices.reduce(
      (made, { address }) =>
        withLanePoints(
          made,
          address,
          withPointAdded(made, address, { atFrame: 9, value: descriptorAt(made, address)!.min }).points,
        ),
      song,
    );
    expect(parseSession(structuredClone(all)).automation).toHaveLength(choices.length);
  });
});

describe("points", () => {
  it("the first one leaves what was before it as it was", () => {
    const { points, index } = withPointAdded(withValue(song, FADER, -6), FADER, {
      atFrame: SECOND,
      value: 0,
    });
    expect(index).toBe(1);
    expect(points).toEqual([
      { atFrame: 0, value: -6, curve: "hold" },
      { atFrame: SECOND, value: 0, curve: "linear" },
    ]);
  });

  it("stand in the order of time, never two on one frame", () => {
    const session = withPoints([1, 0], [3, -6]);
    expect(withPointAdded(session, FADER, { atFrame: 2 * SECOND, value: 1 }).index).toBe(1);
    expect(withPointAdded(session, FADER, { atFrame: SECOND, value: 1 }).points[1]?.atFrame).toBe(SECOND + 1);
  });

  it("move no further than beside their neighbours, and no further than the parameter goes", () => {
    const session = withPoints([1, 0], [3, -6], [5, 0]);
    const moved = (to: Parameters<typeof withPointMoved>[3]): number[] => {
      const { atFrame, value } = withPointMoved(session, FADER, 1, to)[1]!;
      return [atFrame / SECOND, value];
    };
    expect(moved({ atFrame: 0 })).toEqual([1.01, -6]);
    expect(moved({ atFrame: 99 * SECOND })).toEqual([4.99, -6]);
    expect(moved({ value: 40 })).toEqual([3, 10]);
    expect(moved({ value: -400 })).toEqual([3, -100]);
  });

  it("go on by a beat, or by a hundredth of a second", () => {
    expect([timeStepFrames(song, false), timeStepFrames(song, true)]).toEqual([SECOND / 2, 480]);
    const point = { atFrame: SECOND, value: 0, curve: "linear" } as const;
    const press = (key: string, shiftKey = false) => pointForKey(song, descriptor, point, { key, shiftKey });
    expect(press("ArrowRight")).toEqual({ atFrame: 1.5 * SECOND });
    expect(press("ArrowLeft", true)).toEqual({ atFrame: SECOND - 480 });
    expect(press("ArrowUp")?.value).toBeGreaterThan(0);
    expect(press("PageDown")?.value).toBeLessThan(press("ArrowDown")?.value ?? 0);
    expect(press("x")).toBeNull();
  });

  it("get one more half way to the next, on the line", () => {
    const session = withPoints([1, 0], [3, -6]);
    expect(pointAfter(session, FADER, 0)).toEqual({ atFrame: 2 * SECOND, value: -3 });
    expect(pointAfter(session, FADER, 1)).toEqual({ atFrame: 3.5 * SECOND, value: -6 });
    expect(pointAfter(song, FADER, 0)).toBeNull();
  });

  it("are told: where, in which part, how much, how on", () => {
    const points = lanePoints(withPoints([1, 0], [6, -6]), FADER);
    expect(speakPoint(fader, points, 0, form)).toBe(
      "Point 1 of 2: 1 seconds, Verse, 0 decibels, straight to the next",
    );
    expect(pointRows(fader, points, form)).toEqual([
      ["1", "1.00 s", "Verse", "0.0 dB", "straight"],
      ["2", "6.00 s", "Chorus", "−6.0 dB", "to the end"],
    ]);
  });

  it("whatever is done to them, the document stays one that opens again", () => {
    const move = fc.tuple(
      fc.nat(3),
      fc.nat(20),
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.integer({ min: -200, max: 50 }),
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const made = moves.reduce((session, [kind, which, atFrame, value]) => {
          const points = lanePoints(session, FADER);
          const index = points.length === 0 ? 0 : which % points.length;
          const inRange = Math.min(10, Math.max(-100, value));
          if (kind === 0)
            return withLanePoints(
              session,
              FADER,
              withPointAdded(session, FADER, { atFrame, value: inRange }).points,
            );
          if (kind === 1)
            return withLanePoints(
              session,
              FADER,
              points.filter((_, i) => i !== index),
            );
          return withLanePoints(session, FADER, withPointMoved(session, FADER, index, { atFrame, value }));
        }, song);
        expect(parseSession(structuredClone(made))).toEqual(made);
        expect(shortly(made).every(([seconds]) => seconds! >= 0)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the lane's height", () => {
  it("gives back the value it stands for, and off at the floor", () => {
    for (const value of [-24, -12, -6, 0, 6, 10])
      expect(Math.abs(valueAtHeight(fader, heightOf(fader, value)) - value)).toBeLessThan(0.06);
    expect(valueAtHeight(fader, 0)).toBe(-100);
    expect(heightOf(fader, -100)).toBe(0);
    const pan = descriptorAt(song, "voice/pan")!;
    expect([heightOf(pan, -1), heightOf(pan, 0), heightOf(pan, 1)]).toEqual([0, 0.5, 1]);
  });
});
