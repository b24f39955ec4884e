import { afterAll, expect, it } from "vitest";
import { decodeFlac } from "@/audio-engine/files/flac";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { newClip, newSession, newTrack } from "@/audio-engine/session/build";
import type { PracticeMaterial } from "@/learning/material";
import { PracticeClient } from "@/learning/practice/client";
import { pairOf } from "@/tests/helpers/practice-harness";

const url = new URL("./fixtures/pulse.flac", import.meta.url).href;
const client = new PracticeClient();
const material = await pulse();

afterAll(() => client.close());

async function pulse(): Promise<PracticeMaterial> {
  const response = await fetch(url);
  const pcm = await decodeFlac(new Uint8Array(await response.arrayBuffer()));
  const sha256 = await pcmSha256(pcm);
  const asset = { kind: "library", id: "pulse", pcmSha256: sha256 } as const;
  // Often enough to be loud for 400 ms, whatever its length.
  const clips = Array.from({ length: Math.ceil(96000 / pcm.frames) }, (_, i) =>
    newClip({ id: `clip-${i}`, asset, frames: pcm.frames, atFrame: i * pcm.frames }),
  );
  return {
    session: newSession({
      id: "pulse",
      title: "Pulse",
      engineVersion: 1,
      lengthFrames: 96000,
      tracks: [newTrack({ id: "pulse", name: "Pulse", input: { kind: "clips", clips } })],
    }),
    assets: [{ pcmSha256: sha256, url, frames: pcm.frames }],
  };
}

it("a worker fetches, decodes, hides, renders and marks", async () => {
  const variant = await client.generate("undo-hidden-eq", 1, material);
  const { reference, heard } = pairOf(variant);
  expect(heard.pcm.frames).toBe(96000);
  expect(await pcmSha256(heard.pcm)).toBe(heard.asset.pcmSha256);
  expect(heard.asset.pcmSha256).not.toBe(reference.asset.pcmSha256);
  const idle = await client.score(variant.variantId, variant.publicPart.start);
  expect(idle).toMatchObject({ outcome: "not-yet", guard: "effort" });
  const other = await client.generate("undo-hidden-eq", 1, material);
  expect(pairOf(other).heard.asset.pcmSha256).toBe(heard.asset.pcmSha256);
});

it("a worker asks for bands and marks them", async () => {
  const runId = await client.startDrill({
    drillId: "hear-a-band",
    seed: 1,
    material,
    due: [],
    missRates: new Map(),
  });
  const item = await client.nextItem(runId);
  expect(item?.choicesHz).toHaveLength(4);
  const answer = await client.answerItem(runId, item?.itemId ?? "", 0);
  expect(answer.correct).toBe(answer.answerIndex === 0);
});

it.each([
  ["is not there", { url: "/audio/no-such-file.flac" }, "practice/sound-unreachable"],
  ["is another one than was published", { pcmSha256: "0".repeat(64) }, "practice/sound-damaged"],
  ["is no FLAC", { url: import.meta.url }, "practice/sound-damaged"],
])("a sound that %s is refused by its code", async (what, wrong, code) => {
  // A title of its own, so that the worker does not remember the good one.
  const session = { ...material.session, title: what };
  const assets = material.assets.map((asset) => ({ ...asset, ...wrong }));
  const asked = client.generate("undo-hidden-eq", 1, { session, assets });
  await expect(asked).rejects.toMatchObject({ code });
});
