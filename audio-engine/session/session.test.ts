import { describe, expect, test } from "vitest";
import {
  BOUNDS,
  differences,
  endGesture,
  newBus,
  newClip,
  newEq,
  newEqBand,
  newLimiter,
  newMaster,
  newSession,
  newTrack,
  parseSession,
  parseSessionText,
  record,
  redo,
  type Session,
  SessionError,
  type SessionIssue,
  startHistory,
  undo,
  valueAt,
  withValue,
} from ".";
import { type Migration, migrate } from "./migrations";

const asset = { kind: "library", id: "kick", pcmSha256: "a".repeat(64) } as const;

function example(): Session {
  return newSession({
    id: "example",
    title: "Example",
    engineVersion: 1,
    lengthFrames: 48000,
    spaces: [
      {
        id: "room",
        room: "live-room",
        sources: [
          {
            id: "guitar",
            position: { x: 3, y: 2, z: 1 },
            aim: { azimuthDegrees: 0, elevationDegrees: 0 },
            feed: [newClip({ id: "c", asset, frames: 100 })],
          },
        ],
      },
    ],
    tracks: [
      newTrack({
        id: "kick",
        name: "Kick",
        input: { kind: "clips", clips: [newClip({ id: "c1", asset, frames: 48000 })] },
        inserts: [newEq("eq", [newEqBand({ id: "low" }), newEqBand({ id: "high" })])],
        sends: [{ id: "to-drums", bus: "drums", levelDb: -6, tap: "post" }],
        output: "drums",
      }),
      newTrack({
        id: "mic",
        name: "Microphone",
        input: {
          kind: "microphone",
          space: "room",
          position: { x: 3, y: 3, z: 1 },
          aim: { azimuthDegrees: 180, elevationDegrees: 0 },
          pattern01: 0.5,
          type: "condenser",
        },
      }),
    ],
    buses: [newBus({ id: "drums", name: "Drums" })],
    master: newMaster({ inserts: [newLimiter("limiter")] }),
  });
}

function errorOf(parse: () => Session): SessionError {
  try {
    parse();
  } catch (error) {
    if (error instanceof SessionError) return error;
    throw error;
  }
  throw new Error("The document was accepted.");
}

function issuesOf(document: unknown): readonly SessionIssue[] {
  return errorOf(() => parseSession(document)).issues;
}

describe("parsing", () => {
  test("a sound session comes back as it was", () => {
    expect(parseSessionText(JSON.stringify(example()))).toEqual(example());
  });

  test.each([
    ["no JSON", "{", "session/not-json"],
    ["another program's file", '{"format":"other"}', "session/foreign"],
    ["a list", "[]", "session/foreign"],
    ["a later version", JSON.stringify({ ...example(), version: 2 }), "session/future-version"],
    ["no version", JSON.stringify({ ...example(), version: undefined }), "session/invalid"],
    ["too large", JSON.stringify({ ...example(), title: "x".repeat(BOUNDS.jsonBytes) }), "session/too-large"],
  ])("%s is refused by its code and one sentence", (_, text, code) => {
    const error = errorOf(() => parseSessionText(text));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^[^\n]+\.$/);
  });

  test("unknown fields and wrong values are refused with their path", () => {
    const session = example();
    const withTypo = { ...session, tracks: [{ ...session.tracks[0], fadrDb: 1 }] };
    expect(issuesOf(withTypo)).toContainEqual(
      expect.objectContaining({ path: "tracks[0]", message: 'Unknown field "fadrDb".' }),
    );
    expect(issuesOf({ ...session, master: newMaster({ faderDb: 11 }) })[0]?.path).toBe("master.faderDb");
    const nan = JSON.parse(JSON.stringify({ ...session, master: newMaster({ pan: Number.NaN }) }));
    expect(issuesOf(nan)[0]?.path).toBe("master.pan");
  });

  const spoilt: [string, (session: Session) => Session, string][] = [
    ["an id used twice", (s) => ({ ...s, buses: [newBus({ id: "kick", name: "B" })] }), "buses[0].id"],
    ["a missing bus", (s) => ({ ...s, buses: [] }), "tracks[0].output"],
    ["a missing space", (s) => ({ ...s, spaces: [] }), "tracks[1].input.space"],
    [
      "a circle of buses",
      (s) => ({
        ...s,
        buses: [
          newBus({ id: "drums", name: "A", output: "b" }),
          newBus({ id: "b", name: "B", output: "drums" }),
        ],
      }),
      "buses[0]",
    ],
    ["a clip beyond the end", (s) => ({ ...s, lengthFrames: 47999 }), "tracks[0].input.clips[0]"],
  ];

  test.each(spoilt)("%s is found", (_, spoil, path) => {
    expect(issuesOf(spoil(example())).map((issue) => issue.path)).toContain(path);
  });

  test("what this version cannot play is refused by name", () => {
    const live = newTrack({ id: "live", name: "Live", input: { kind: "liveInput" } });
    const [issue, ...others] = issuesOf({ ...example(), tracks: [live, ...example().tracks] });
    expect(issue).toMatchObject({ code: "session/not-built", path: "tracks[0].input" });
    expect(issue?.message).toContain("Live input");
    expect(others).toEqual([]);
  });
});

describe("migration", () => {
  const steps = new Map<number, Migration>([
    [1, (d) => ({ ...d, added: true })],
    [2, (d) => ({ ...d, renamed: d.title })],
  ]);

  test("takes every step in order and leaves the original alone", () => {
    const old = Object.freeze({ version: 1, title: "t" });
    expect(migrate(old, 1, steps, 3)).toEqual({ version: 3, title: "t", added: true, renamed: "t" });
  });

  test("a missing step is a defect and says so", () => {
    expect(() => migrate({ version: 1 }, 1, new Map(), 2)).toThrow("version 1 to 2");
  });
});

describe("addresses", () => {
  test.each([
    ["kick/faderDb", 0, -3],
    ["kick/pan", 0, 0.5],
    ["kick/to-drums", -6, -12],
    ["kick/eq/high/frequencyHz", 1000, 2000],
    ["kick/eq/outputGainDb", 0, 2],
    ["master/limiter/ceilingDbtp", -1, -2],
    ["mic/microphone/x", 3, 3.5],
    ["mic/microphone/azimuthDegrees", 180, 90],
    ["mic/microphone/pattern01", 0.5, 1],
  ])("%s is read, written, and is the only difference", (address, before, after) => {
    const session = example();
    expect(valueAt(session, address)).toBe(before);
    const changed = withValue(session, address, after);
    expect(valueAt(changed, address)).toBe(after);
    expect(differences(session, changed)).toEqual([expect.objectContaining({ address, before, after })]);
    expect(valueAt(session, address)).toBe(before);
  });

  test.each(["nobody/faderDb", "kick/nothing", "kick/eq/low/colour", "kick/microphone/x"])(
    "%s is no place",
    (address) => {
      expect(valueAt(example(), address)).toBeNull();
      expect(() => withValue(example(), address, 0)).toThrow(RangeError);
    },
  );

  test("a value outside the range is refused with the range", () => {
    expect(() => withValue(example(), "kick/faderDb", 10.1)).toThrow(/-100 to 10/);
    expect(() => withValue(example(), "kick/faderDb", Number.NaN)).toThrow(RangeError);
  });

  test("an edit shares what it does not touch", () => {
    const session = example();
    const changed = withValue(session, "kick/faderDb", -3);
    expect(changed.tracks[1]).toBe(session.tracks[1]);
    expect(changed.spaces).toBe(session.spaces);
  });
});

describe("undo", () => {
  test("one gesture is one step, forth and back", () => {
    let history = startHistory(0);
    history = record(history, 1, "knob");
    history = record(history, 2, "knob");
    history = record(endGesture(history), 3, "knob");
    expect(undo(history).present).toBe(2);
    expect(undo(undo(history)).present).toBe(0);
    expect(redo(undo(history)).present).toBe(3);
    expect(undo(undo(undo(history))).present).toBe(0);
  });

  test("a new edit forgets what was undone", () => {
    const history = record(undo(record(startHistory("a"), "b")), "c");
    expect(redo(history).present).toBe("c");
  });
});
