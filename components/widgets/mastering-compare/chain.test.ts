import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseSession } from "@/audio-engine";
import { chainOf, withDrive, withEnabled } from "./chain";

const read = (state: string) =>
  parseSession(JSON.parse(readFileSync(`content/songs/flagship/${state}.session.json`, "utf8")));
const master = read("master");

describe("a master's chain", () => {
  it("is its EQ and its limiter, and empty on a mix without them", () => {
    const { eq, limiter } = chainOf(master);
    expect([eq?.unit, limiter?.unit]).toEqual(["eq", "limiter"]);
    expect(chainOf({ ...master, master: { ...master.master, inserts: [] } })).toEqual({
      eq: null,
      limiter: null,
    });
  });

  it("is switched link by link, and driven without touching the EQ", () => {
    const { eq, limiter } = chainOf(master);
    const off = withEnabled(master, eq!, false);
    expect(chainOf(off).eq?.enabled).toBe(false);
    expect(chainOf(off).limiter).toEqual(limiter);
    const driven = withDrive(master, limiter!, 15.5);
    expect(chainOf(driven).limiter?.params).toEqual({ ...limiter!.params, inputGainDb: 15.5 });
    expect(chainOf(driven).eq).toEqual(eq);
    expect(driven.tracks).toBe(master.tracks);
  });
});
