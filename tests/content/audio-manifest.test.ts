import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseSession } from "@/audio-engine/session";
import { inProject } from "@/scripts/lib/project.mjs";
import { checkAudio, readManifest } from "@/scripts/songs/check";
import type { AudioAsset, AudioManifest } from "@/scripts/songs/manifest";

const audio = inProject("public", "audio");

describe("public/audio", () => {
  it("holds what the manifest says", async () => {
    expect(await checkAudio(audio)).toEqual([]);
  }, 60_000);

  it("has every sound that the song's sessions use, by its hash and length", () => {
    const sounds = new Map(readManifest(audio).assets.map((asset) => [asset.pcmSha256, asset]));
    for (const state of ["raw", "mix", "master"]) {
      const file = inProject("content", "songs", "flagship", `${state}.session.json`);
      const session = parseSession(JSON.parse(readFileSync(file, "utf8")));
      expect(session.tracks.length).toBeGreaterThanOrEqual(8);
      for (const { input } of session.tracks) {
        for (const clip of input.kind === "clips" ? input.clips : []) {
          const sound = sounds.get(clip.asset.pcmSha256);
          expect(sound?.id).toBe(clip.asset.id);
          expect(sound?.frames).toBe(clip.frames);
        }
      }
    }
  });

  it("carries the notice of every source that CREDITS.md links to", () => {
    const links = [
      ...readFileSync(path.join(audio, "CREDITS.md"), "utf8").matchAll(/\]\((LICENSES\/[^)]+)\)/g),
    ];
    expect(links.length).toBeGreaterThan(3);
    for (const [, link = ""] of links)
      expect(readFileSync(path.join(audio, link), "utf8").length).toBeGreaterThan(200);
  });
});

describe("the check", () => {
  let folder: string;
  let asset: AudioAsset;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "audio-check-"));
    const smallest = [...readManifest(audio).assets].sort((a, b) => a.bytes - b.bytes)[0];
    if (smallest === undefined) throw new Error("The manifest is empty.");
    asset = smallest;
    cpSync(path.join(audio, asset.file), path.join(folder, asset.file), { recursive: true });
    write({});
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (change: Partial<AudioAsset>) => {
    const manifest: AudioManifest = {
      version: 1,
      assets: [{ ...asset, ...change }],
      previews: [],
      codecs: [],
    };
    writeFileSync(path.join(folder, "manifest.json"), JSON.stringify(manifest));
  };

  it("finds nothing in a sound that is as promised", async () => {
    expect(await checkAudio(folder)).toEqual([]);
  });

  const last = (hash: string) => hash.slice(0, -1) + (hash.endsWith("0") ? "1" : "0");
  const lies: readonly (readonly [string, (asset: AudioAsset) => Partial<AudioAsset>, RegExp])[] = [
    ["one frame more", ({ frames }) => ({ frames: frames + 1 }), /number of frames/],
    ["another channel", () => ({ channels: 2 }), /number of channels/],
    ["another hash", ({ pcmSha256 }) => ({ pcmSha256: last(pcmSha256) }), /hash of the samples/],
    ["0.01 dB more peak", ({ samplePeakDbfs }) => ({ samplePeakDbfs: samplePeakDbfs + 0.01 }), /peak/],
    ["one byte less", ({ bytes }) => ({ bytes: bytes - 1 }), /bytes/],
    ["a licence that is not allowed", () => ({ licence: "GPL-2.0-only" }), /not allowed/],
    ["no attribution", () => ({ attribution: " " }), /attribution is empty/],
    ["a loop past the end", ({ frames }) => ({ loop: { startFrame: 0, endFrame: frames + 1 } }), /loop/],
    ["a missing file", () => ({ file: "nowhere.00000000.flac" }), /is missing/],
  ];
  it.each(lies)("finds a manifest that promises %s", async (_, change, words) => {
    write(change(asset));
    expect((await checkAudio(folder)).join("\n")).toMatch(words);
  });

  it("finds one changed byte, a cut file, and a file that is not listed", async () => {
    const bytes = readFileSync(path.join(audio, asset.file));
    const changed = Buffer.from(bytes);
    const middle = Math.floor(changed.length / 2);
    changed[middle] = changed[middle]! ^ 1;
    writeFileSync(path.join(folder, asset.file), changed);
    expect(await checkAudio(folder)).not.toEqual([]);
    writeFileSync(path.join(folder, asset.file), bytes.subarray(0, middle));
    expect(await checkAudio(folder)).not.toEqual([]);
    writeFileSync(path.join(folder, asset.file), bytes);
    writeFileSync(path.join(folder, "stray.flac"), bytes);
    expect(await checkAudio(folder)).toEqual(["stray.flac is not in the manifest."]);
  });
});
