import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import { decodeFlac } from "@/audio-engine/files/flac";
import { CORPUS, corpusAssets } from "@/tests/audio/corpus-sessions";
import { printSha256 } from "./print-hash";
import { renderSession } from "./render-session";

const flac = readFileSync(new URL("../../tests/audio/fixtures/pulse.flac", import.meta.url));
const assets = corpusAssets(await decodeFlac(flac));

describe("the corpus of prints", () => {
  it("has, in Node, the bits that are stored for this engine version", async () => {
    const prints: Record<string, { frames: number; sha256: string }> = {};
    for (const session of CORPUS) {
      const { print, frames } = await renderSession({ session, assets: (ref) => assets.get(ref.pcmSha256)! });
      prints[session.id] = { frames, sha256: await printSha256(print) };
    }
    const received = `${JSON.stringify({ engineVersion: ENGINE_VERSION, prints }, null, 2)}\n`;
    await expect(
      received,
      "Bits of a print changed. If that was not meant, find out why. If it was, raise ENGINE_VERSION in " +
        "console/engine-version.ts by one (once per release) and store the new prints with `npx vitest run -u`",
    ).toMatchFileSnapshot("../../tests/audio/corpus.json");
  }, 30_000);
});
