import "@/tests/helpers/no-math-functions-here";
import { decodeFlac } from "@/audio-engine/files/flac";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { printSha256 } from "@/audio-engine/render/print-hash";
import corpus from "./corpus.json";
import { CORPUS, corpusAssets, FLAC_SHA256 } from "./corpus-sessions";
import { printInWorklet, sha256InWorker } from "./prints";

/** Runs in a browser that no test runner drives; tells the server that it came from what it found. */
const tell = (path: string, body: object): Promise<unknown> =>
  fetch(path, { method: "POST", body: JSON.stringify(body) });

const here = (file: string): URL => new URL(file, location.href);
const prints: Readonly<Record<string, { frames: number; sha256: string }>> = corpus.prints;

async function found(make: () => Promise<string>): Promise<string> {
  try {
    return await make();
  } catch (error) {
    return String(error);
  }
}

async function run(): Promise<void> {
  const response = await fetch(here("pulse.flac"));
  const pulse = await decodeFlac(new Uint8Array(await response.arrayBuffer()));
  const assets = corpusAssets(pulse);
  await tell("/found", { what: "the FLAC file", sha256: await pcmSha256(pulse), expected: FLAC_SHA256 });
  for (const session of CORPUS) {
    const { frames, sha256: expected } = prints[session.id]!;
    const worker = new Worker(here("print.worker.js"), { type: "module" });
    const inWorker = await found(() => sha256InWorker(worker, session, assets));
    await tell("/found", { what: `${session.id} in a worker`, sha256: inWorker, expected });
    const inWorklet = await found(async () =>
      printSha256(await printInWorklet(here("console.worklet.js"), session, assets, frames)),
    );
    await tell("/found", { what: `${session.id} in a worklet`, sha256: inWorklet, expected });
  }
}

run().then(
  () => tell("/done", {}),
  (error: unknown) => tell("/done", { error: String(error) }),
);
