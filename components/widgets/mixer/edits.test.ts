import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseSession, type Session, UNIT_PARAMETERS, withValue } from "@/audio-engine";
import {
  isAutomated,
  newUnit,
  openBuses,
  stripsOf,
  type UnitName,
  withInsertAdded,
  withInsertEnabled,
  withMovedInsert,
  withMute,
  withName,
  withNewBus,
  withNewSend,
  withOutput,
  withoutBus,
  withoutInsert,
  withoutSend,
  withParams,
  withPolarity,
  withSendTap,
} from "./edits";

const song = parseSession(JSON.parse(readFileSync("content/songs/flagship/mix.session.json", "utf8")));
const UNITS = Object.keys(UNIT_PARAMETERS) as UnitName[];
const withNewInsert = (session: Session, stripId: string, unit: UnitName): Session => {
  const strip = stripsOf(session).find(({ id }) => id === stripId)!;
  return withInsertAdded(session, stripId, newUnit(unit, strip));
};
const insertsOf = (session: Session, stripId: string): string[] =>
  stripsOf(session)
    .find(({ id }) => id === stripId)!
    .inserts.map(({ id }) => id);

describe("the chain", () => {
  it("takes every unit that the engine has, with defaults that a session allows", () => {
    const full = UNITS.reduce((session, unit) => withNewInsert(session, "master", unit), song);
    expect(insertsOf(parseSession(full), "master")).toHaveLength(song.master.inserts.length + UNITS.length);
  });

  it("is reordered within its ends, and back", () => {
    const three = ["gate", "compressor", "delay"].reduce(
      (session, unit) => withNewInsert(session, "kick", unit as UnitName),
      withoutInsert(song, "kick", "eq"),
    );
    expect(insertsOf(withMovedInsert(three, "kick", "delay", -1), "kick")).toEqual([
      "gate",
      "delay",
      "compressor",
    ]);
    expect(insertsOf(withMovedInsert(three, "kick", "gate", 9), "kick")).toEqual([
      "compressor",
      "delay",
      "gate",
    ]);
    expect(withMovedInsert(three, "kick", "gate", -1)).toEqual(three);
  });

  it("loses its automation with its unit", () => {
    const automation = [
      { target: "kick/faderDb", points: [{ atFrame: 0, value: -3, curve: "linear" as const }] },
      { target: "kick/eq/band-1/gainDb", points: [{ atFrame: 0, value: 3, curve: "linear" as const }] },
    ];
    const moving = parseSession({ ...song, automation });
    expect(isAutomated(moving, "kick/faderDb")).toBe(true);
    const without = withoutInsert(moving, "kick", "eq");
    expect(parseSession(without).automation.map(({ target }) => target)).toEqual(["kick/faderDb"]);
    const bandless = withParams(moving, "kick", "eq", { bands: [] });
    expect(parseSession(bandless).automation).toHaveLength(1);
  });
});

describe("buses and sends", () => {
  it("never lead in a circle", () => {
    const [one, two] = ["bus", "bus-2"];
    const buses = withOutput(withNewBus(withNewBus(song)), one, two);
    expect(openBuses(buses, two).map(({ id }) => id)).toEqual([]);
    expect(openBuses(buses, one).map(({ id }) => id)).toEqual([two]);
    expect(openBuses(buses, "kick").map(({ id }) => id)).toEqual([one, two]);
    expect(openBuses(buses, "master")).toEqual([]);
  });

  it("leave nothing behind when the bus goes", () => {
    const sent = withNewSend(withOutput(withNewBus(withNewBus(song)), "bus", "bus-2"), "lead", "bus");
    const gone = withoutBus(withOutput(sent, "kick", "bus"), "bus");
    expect(parseSession(gone).buses.map(({ id }) => id)).toEqual(["bus-2"]);
    expect(gone.tracks.find(({ id }) => id === "kick")?.output).toBe("bus-2");
    expect(gone.tracks.find(({ id }) => id === "lead")?.sends).toEqual([]);
  });
});

/** One thing that somebody may do, by numbers that choose among what is there. */
type Move = readonly [kind: number, strip: number, which: number];

function make(session: Session, [kind, stripAt, which]: Move): Session {
  const strips = stripsOf(session);
  const strip = strips[stripAt % strips.length]!;
  const insertId = strip.inserts[which % Math.max(1, strip.inserts.length)]?.id ?? "none";
  const send = strip.sends[which % Math.max(1, strip.sends.length)];
  const open = openBuses(session, strip.id);
  const bus = open[which % Math.max(1, open.length)];
  const moves: (() => Session)[] = [
    () => withNewInsert(session, strip.id, UNITS[which % UNITS.length]!),
    () => withoutInsert(session, strip.id, insertId),
    () => withMovedInsert(session, strip.id, insertId, (which % 5) - 2),
    () => withInsertEnabled(session, strip.id, insertId, which % 2 === 0),
    () => withNewBus(session),
    () => (session.buses.some(({ id }) => id === strip.id) ? withoutBus(session, strip.id) : session),
    () => (bus === undefined ? session : withOutput(session, strip.id, bus.id)),
    () => (bus === undefined ? session : withNewSend(session, strip.id, bus.id)),
    () => (send === undefined ? session : withoutSend(session, strip.id, send.id)),
    () => (send === undefined ? session : withSendTap(session, strip.id, send.id, "pre")),
    () => withMute(session, strip.id, which % 2 === 0),
    () => withName(session, strip.id, `Name ${which}`),
    () => withPolarity(session, strip.id, which % 2 === 0 ? "inverted" : "normal"),
    () => withValue(session, `${strip.id}/faderDb`, 0 - (which % 100)),
  ];
  return moves[kind % moves.length]!();
}

it("whatever is done, the document stays one that opens again", () => {
  const move = fc.tuple(fc.nat(), fc.nat(), fc.nat());
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      const session = moves.reduce(make, song);
      expect(parseSession(JSON.parse(JSON.stringify(session)))).toEqual(session);
    }),
    { numRuns: 60 },
  );
});
