import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseSession } from "@/audio-engine";
import { bypassedSession, compressorOf, type Heard, heardOf, LAB_COMPRESSOR_ID, labSession } from "./lab";
import { peakDb } from "./use-lab-meters";

const songOf = (id: string) =>
  parseSession(JSON.parse(readFileSync(`content/songs/${id}/mix.session.json`, "utf8")));
const LEAD = { song: songOf("songwriter"), stripId: "lead" };
const DRUMS = { song: songOf("neo-soul"), stripId: "drums" };

describe("the lab's session", () => {
  it.each([
    ["a lead alone", LEAD, "alone"],
    ["a lead in the band", LEAD, "band"],
    ["a drum group alone", DRUMS, "alone"],
    ["a drum group in the band", DRUMS, "band"],
  ] as const)("%s is valid, and says what it lets be heard", (_name, part, heard: Heard) => {
    const session = labSession(part, heard, { thresholdDb: -24 });
    expect(parseSession(structuredClone(session))).toEqual(session);
    expect(heardOf(session, part)).toBe(heard);
    expect(compressorOf(session, part.stripId).params.thresholdDb).toBe(-24);
  });

  it("leaves the song's own compressor and ride out, and nothing else of the band", () => {
    const session = labSession(LEAD, "band", {});
    const lead = session.tracks.find(({ id }) => id === "lead");
    const compressors = lead?.inserts.filter(({ unit }) => unit === "compressor").map(({ id }) => id);
    expect(compressors).toEqual([LAB_COMPRESSOR_ID]);
    expect(lead?.inserts.some(({ unit }) => unit === "eq")).toBe(true);
    expect(session.automation.map(({ target }) => target)).toEqual(["guitar/faderDb", "cello/faderDb"]);
    expect(session.tracks.filter(({ id }) => id !== "lead")).toEqual(
      LEAD.song.tracks.filter(({ id }) => id !== "lead"),
    );
  });

  it("lets a group be heard with its tracks, dry", () => {
    const session = labSession(DRUMS, "alone", {});
    expect(session.tracks.map(({ id }) => id)).toEqual(["kick", "snare", "hat", "overheads"]);
    expect(session.buses.map(({ id, output }) => [id, output])).toEqual([["drums", "master"]]);
    expect([...session.tracks, ...session.buses].flatMap(({ sends }) => sends)).toEqual([]);
  });

  it("is bypassed by switching the compressor off, and nothing else", () => {
    const session = labSession(LEAD, "alone", { makeupDb: 8 });
    const bypassed = bypassedSession(session, "lead");
    expect(compressorOf(bypassed, "lead")).toEqual({ ...compressorOf(session, "lead"), enabled: false });
    expect(labSession(LEAD, "alone", compressorOf(bypassed, "lead").params)).toEqual(session);
  });

  it("refuses a part that the song does not have", () => {
    expect(() => labSession({ ...LEAD, stripId: "theremin" }, "alone", {})).toThrow(/theremin/);
  });
});

it("the level that goes in is the peak of the newest frames, of the louder channel", () => {
  const left = new Float32Array(4096);
  const right = new Float32Array(4096);
  left[10] = 1;
  right[4000] = -0.5;
  expect(peakDb({ left, right }, 600)).toBeCloseTo(-6.02, 2);
  expect(peakDb({ left, right }, 4096)).toBe(0);
  expect(peakDb({ left: new Float32Array(4096), right: new Float32Array(4096) }, 600)).toBe(-Infinity);
});
