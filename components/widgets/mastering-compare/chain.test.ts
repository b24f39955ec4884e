import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseSession } from "@/audio-engine";
import { chainOf, withCompressor, withEnabled, withLimiter, withThreshold } from "./chain";

const read = (state: string) =>
  parseSession(JSON.parse(readFileSync(`content/songs/flagship/${state}.session.json`, "utf8")));
const master = read("master");

describe("a master's chain", () => {
  it("is its EQ and its limiter, and empty on a mix without them", () => {
    const { eq, limiter } = chainOf(master);
    expect([eq?.unit, limiter?.unit]).toEqual(["eq", "limiter"]);
    expect(chainOf({ ...master, master: { ...master.master, inserts: [] } })).toEqual({
      eq: null,
      compressor: null,
      limiter: null,
    });
  });

  it("is switched link by link, and driven without touching the EQ", () => {
    const { eq, limiter } = chainOf(master);
    const off = withEnabled(master, eq!, false);
    expect(chainOf(off).eq?.enabled).toBe(false);
    expect(chainOf(off).limiter).toEqual(limiter);
    const driven = withLimiter(master, limiter!, { inputGainDb: 15.5 });
    expect(chainOf(driven).limiter?.params).toEqual({ ...limiter!.params, inputGainDb: 15.5 });
    expect(chainOf(driven).eq).toEqual(eq);
    expect(driven.tracks).toBe(master.tracks);
  });

  it("takes one compressor, just before the limiter", () => {
    const glued = withCompressor(master);
    expect(glued.master.inserts.map(({ unit }) => unit)).toEqual(["eq", "compressor", "limiter"]);
    expect(withCompressor(glued)).toBe(glued);
    const set = withThreshold(glued, chainOf(glued).compressor!, -28);
    expect(chainOf(set).compressor?.params.thresholdDb).toBe(-28);
    expect(chainOf(set).limiter).toEqual(chainOf(master).limiter);
  });
});
