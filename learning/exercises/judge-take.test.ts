import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { decodeFlac } from "@/audio-engine/files/flac";
import { measureTake } from "@/audio-engine/render/measure-take";
import { inProject } from "@/scripts/lib/project.mjs";
import { readManifest } from "@/scripts/songs/check";
import { judgeTake, type TakeKind, type TakeQuestion, takeScore01 } from "./judge-take";

const audio = inProject("public", "audio");
const assets = new Map(readManifest(audio).assets.map((asset) => [asset.id, asset]));

/** What the judge must find in each faulty recording of the course; the other seven are no faults of a take. */
const FOUND: Readonly<Record<string, readonly TakeQuestion[]>> = {
  clipped: ["clip", "peak"],
  quiet: ["peak"],
  hum: ["hum"],
  plosive: ["plosives"],
  roomy: ["room"],
  bleed: ["noise"],
  "late-drummer": ["timing"],
  // Sharper by 7 dB and squeezed with 19 dB of make-up: both stand above −6 dBFS, and nothing else is said of them.
  sibilant: ["peak"],
  "over-compressed": ["peak"],
  "snare-bottom-inverted": [],
  "second-microphone": [],
  "slipped-string": [],
  "edit-clicks": [],
  "room-mode": [],
};

interface Described {
  readonly id: string;
  readonly cleanAssetId: string;
  readonly faultyAssetId: string;
  readonly parameters: { readonly frames?: readonly number[] };
}

const { faults } = JSON.parse(readFileSync(inProject("content", "takes", "faults.json"), "utf8")) as {
  readonly faults: readonly Described[];
};

async function measured(assetId: string) {
  const pcm = await decodeFlac(readFileSync(path.join(audio, assets.get(assetId)!.file)));
  const samples = Float32Array.from(pcm.channels[0]!, (value) => value / 32768);
  return measureTake({
    samples,
    lead: null,
    bpm: kindOf(assetId) === "voice" || assetId.startsWith("takes") ? 120 : 100,
  });
}

const kindOf = (assetId: string): TakeKind => {
  const fault = faults.find(({ faultyAssetId }) => faultyAssetId === assetId);
  const clean = fault?.cleanAssetId ?? assetId;
  return /voice|vocal/.test(clean) ? "voice" : "instrument";
};

async function blamed(assetId: string): Promise<readonly TakeQuestion[]> {
  const verdicts = judgeTake(await measured(assetId), kindOf(assetId));
  return verdicts.filter(({ good }) => good === false).map(({ question }) => question);
}

describe("the judge of a take", () => {
  it.each(faults.map(({ id }) => id))("finds what is wrong with “%s”, and nothing else", async (id) => {
    expect(await blamed(`faults-${id}`)).toEqual(FOUND[id]);
  });

  it.each([
    ...new Set(faults.map(({ cleanAssetId }) => cleanAssetId)),
    "dry-voice",
    "dry-sax",
    "takes-vocal-1",
    "takes-vocal-2",
    "takes-vocal-3",
    "takes-guitar-2",
  ])("invents nothing about “%s”", async (assetId) => {
    expect(await blamed(assetId)).toEqual([]);
  });

  it("finds each plosive where the lips opened, and no other", async () => {
    const { thumpFrames } = await measured("faults-plosive");
    const truth = faults.find(({ id }) => id === "plosive")!.parameters.frames!;
    for (const frame of thumpFrames)
      expect(Math.min(...truth.map((lips) => Math.abs(lips - frame)))).toBeLessThan(2400);
    expect(thumpFrames.length).toBeGreaterThanOrEqual(truth.length - 1);
  });

  it("says 45 ms of a drummer who is 45 ms late", async () => {
    const { timing } = await measured("faults-late-drummer");
    const clean = await measured("dry-snare");
    expect(timing!.meanMs - clean.timing!.meanMs).toBeCloseTo(45, 0);
    expect(timing!.spreadMs).toBeLessThan(15);
  });

  it("hears the room's noise in the waiting, where the playing never rests", () => {
    const frames = 48000;
    const samples = Float32Array.from({ length: frames }, (_, i) => 0.25 * Math.sin(i / 20));
    const lead = Float32Array.from({ length: frames }, (_, i) => 0.01 * Math.sin(i / 5));
    expect(measureTake({ samples, lead: null, bpm: 80 }).noiseFloorDbfs).toBeNull();
    expect(measureTake({ samples, lead, bpm: 80 }).noiseFloorDbfs).toBeCloseTo(-43, 0);
  });

  it("takes no notes for hum: a tone of 50 Hz that comes and goes is played", () => {
    const played = Float32Array.from({ length: 6 * 48000 }, (_, i) =>
      i % 48000 < 36000 ? 0.1 * Math.sin((2 * Math.PI * 50 * i) / 48000) : 0,
    );
    expect(measureTake({ samples: played, lead: null, bpm: 80 }).hum).toBeNull();
    const steady = played.map((_, i) => 0.01 * Math.sin((2 * Math.PI * 60 * i) / 48000));
    const { hum } = measureTake({ samples: steady, lead: null, bpm: 80 });
    expect(hum?.frequencyHz).toBe(60);
    expect(hum?.levelDbfs).toBeCloseTo(-40, 1);
  });

  it("finds a thump that rises 20 dB out of a rumbling floor, and none in the rumble", () => {
    const rumble = Float32Array.from(
      { length: 4 * 48000 },
      (_, i) => 0.006 * Math.sin((2 * Math.PI * 31 * i) / 48000),
    );
    expect(measureTake({ samples: rumble, lead: null, bpm: 80 }).thumpFrames).toEqual([]);
    const thump = rumble.map((value, i) => {
      const after = (i - 96000) / 48000;
      return after < 0 ? value : value + 0.12 * Math.exp(-after / 0.03) * Math.sin(2 * Math.PI * 25 * after);
    });
    const [frame, ...others] = measureTake({ samples: thump, lead: null, bpm: 80 }).thumpFrames;
    expect(Math.abs(frame! - 96000)).toBeLessThanOrEqual(1920);
    expect(others).toEqual([]);
  });

  it("marks silence as silence", () => {
    const silence = measureTake({ samples: new Float32Array(96000), lead: null, bpm: 80 });
    const verdicts = judgeTake(silence, "voice");
    expect(verdicts.find(({ question }) => question === "peak")?.words).toMatch(/no sound/);
    expect(takeScore01(verdicts)).toBeLessThan(1);
  });
});
