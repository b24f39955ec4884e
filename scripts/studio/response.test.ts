import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import {
  type Insert,
  newEq,
  newEqBand,
  newInsert,
  newLimiter,
  newMaster,
  newSession,
  newTrack,
} from "@/audio-engine/session";
import { studio } from "./harness";

const folder = mkdtempSync(path.join(tmpdir(), "response-"));

function sessionFile(inserts: readonly Insert[]): string {
  const generator = { id: "n", kind: "pink-noise", seed: 1, levelDbfs: -30 } as const;
  const track = newTrack({
    id: "t",
    name: "T",
    input: { kind: "generator", generator },
    inserts: [...inserts],
  });
  const session = newSession({
    id: "s",
    title: "S",
    engineVersion: 2,
    lengthFrames: 48000,
    tracks: [track],
    master: newMaster({
      inserts: [newLimiter("limiter"), newInsert("stereo-width", "width")],
    }),
  });
  const file = path.join(folder, "s.json");
  writeFileSync(file, JSON.stringify(session));
  return file;
}

async function response(inserts: readonly Insert[], ...options: string[]) {
  const { status, out, error } = await studio([
    "response",
    sessionFile(inserts),
    "--track",
    "t",
    "--json",
    ...options,
  ]);
  expect({ status, error }).toEqual({ status: 0, error: "" });
  return JSON.parse(out);
}

describe("response", () => {
  test("of no insert is flat, and names what architecture.md names", async () => {
    const { frequenciesHz, magnitudeDb, latencyFrames, method } = await response([]);
    expect(frequenciesHz).toHaveLength(31);
    expect(magnitudeDb).toEqual(frequenciesHz.map(() => 0));
    expect({ latencyFrames, method }).toEqual({ latencyFrames: 0, method: "impulse" });
  });

  test("of a low cut of second order is the closed form, far down too", async () => {
    const eq = newEq("eq", [newEqBand({ id: "b", kind: "low-cut", frequencyHz: 200, q: Math.SQRT1_2 })]);
    const { magnitudeDb } = await response([eq], "--frequencies", "5,20,50,200,800");
    [5, 20, 50, 200, 800].forEach((hz, i) => {
      expect(magnitudeDb[i]).toBeCloseTo(-10 * Math.log10(1 + (200 / hz) ** 4), 2);
    });
  });

  test("of one echo is a comb: |1 − m + m·e^(−jωT)|", async () => {
    const delay = newInsert("delay", "d", {
      leftSeconds: 0.001,
      rightSeconds: 0.001,
      feedback01: 0,
      mix01: 0.25,
      lowCutHz: 20,
      highCutHz: 20000,
    });
    const { magnitudeDb, settled } = await response([delay], "--frequencies", "250,500,1000");
    const comb = (turns: number) =>
      10 * Math.log10(0.75 ** 2 + 0.25 ** 2 + 2 * 0.75 * 0.25 * Math.cos(2 * Math.PI * turns));
    [0.25, 0.5, 1].forEach((turns, i) => {
      expect(magnitudeDb[i]).toBeCloseTo(comb(turns), 6);
    });
    expect(settled).toBe(true);
  });

  test("measures a compressor by tones: slope above the threshold, nothing below", async () => {
    const compressor = newInsert("compressor", "c", { thresholdDb: -20, ratio: 4, kneeDb: 0 });
    const levels = ["--levels", "-60,-30,-10,0"];
    const { staticCurve, method, levelDbfs } = await response([compressor], ...levels);
    expect({ method, levelDbfs }).toEqual({ method: "tones", levelDbfs: -40 });
    expect(staticCurve.inputDbfs).toEqual([-60, -30, -10, 0]);
    const expected = [-60, -30, -20 + 10 / 4, -20 + 20 / 4];
    expected.forEach((level, i) => {
      // Detectors ripple with the tone.
      expect(Math.abs(staticCurve.outputDbfs[i] - level)).toBeLessThan(0.1);
    });
  });

  test("measures one insert alone, and a bus or the master as a stereo sound", async () => {
    const file = sessionFile([]);
    const { out } = await studio([
      "response",
      file,
      "--track",
      "master",
      "--insert",
      "limiter",
      "--json",
      "--levels",
      "0",
      "--frequencies",
      "1000",
    ]);
    const { latencyFrames, inserts, staticCurve, magnitudeDb } = JSON.parse(out);
    expect(inserts).toEqual([{ id: "limiter", unit: "limiter", enabled: true }]);
    expect(latencyFrames).toBe(144);
    expect(magnitudeDb[0]).toBeCloseTo(0, 4);
    expect(staticCurve.outputDbfs[0]).toBeCloseTo(-1, 2);
  });

  test("prints a table for people", async () => {
    const eq = newEq("eq", [newEqBand({ id: "b", frequencyHz: 1000, gainDb: 6 })]);
    const { out } = await studio(["response", sessionFile([eq]), "--track", "t"]);
    expect(out).toMatch(/^Inserts of t: eq \(eq\)\nLatency: 0 frames \(0 ms\)\nMeasured by an impulse\n/);
    expect(out).toMatch(/^ +1000 Hz +6\.00 dB$/m);
  });

  test.each([
    [["--track", "x"], /has no track, bus or master "x"/],
    [["--track", "t", "--insert", "x"], /"t" in .* has no insert "x"/],
    [[], /--track with the id/],
    [
      ["--track", "t", "--frequencies", "20,24000"],
      /^--frequencies takes a number from 1 to 23999; "24000" is none/,
    ],
    [["--track", "t", "--frequencies", ""], /^--frequencies takes a number/],
    [["--track", "t", "--level", "6"], /^--level takes a number from -100 to 0/],
  ])("refuses %j", async (options, sentence) => {
    const { status, out, error } = await studio(["response", sessionFile([]), ...options]);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(error).toMatch(/^[^\n]+\.\n$/);
    expect(error).toMatch(sentence);
  });
});
