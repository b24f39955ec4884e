import "@/tests/helpers/engine-without-math-functions";
import { describe, expect, it } from "vitest";
import { decodeFlac } from "@/audio-engine/files/flac";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { printSha256 } from "@/audio-engine/render/print-hash";
import corpus from "./corpus.json";
import { CORPUS, corpusAssets, FLAC_SHA256 } from "./corpus-sessions";
import { printInWorklet, sha256InWorker } from "./prints";

const workletUrl = new URL("../../audio-engine/generated/console.worklet.js", import.meta.url);
const pulse = await loadPulse();
const assets = corpusAssets(pulse);
const prints: Readonly<Record<string, { frames: number; sha256: string }>> = corpus.prints;

it("a FLAC file decodes to the samples that were encoded", async () => {
  expect(await pcmSha256(pulse)).toBe(FLAC_SHA256);
});

// Node holds its prints against the same file: render/corpus.test.ts; Firefox: scripts/lib/firefox-bits.mjs.
describe.each(CORPUS.map((session) => [session.id, session] as const))("the print of %s", (id, session) => {
  it("has the stored bits in an offline context's worklet", async () => {
    const print = await printInWorklet(workletUrl, session, assets, prints[id]!.frames);
    expect(await printSha256(print)).toBe(prints[id]!.sha256);
  });

  it("has the stored bits in a web worker", async () => {
    const worker = new Worker(new URL("./print.worker.ts", import.meta.url), { type: "module" });
    expect(await sha256InWorker(worker, session, assets)).toBe(prints[id]!.sha256);
  });
});

async function loadPulse(): Promise<Pcm> {
  const response = await fetch(new URL("./fixtures/pulse.flac", import.meta.url));
  return decodeFlac(new Uint8Array(await response.arrayBuffer()));
}
