import "@/tests/helpers/engine-without-math-functions";
import { describe, expect, it } from "vitest";
import { listAcousticPaths } from "@/audio-engine/console/acoustic-paths";
import { computeAcousticPaths } from "@/audio-engine/console/acoustic-responses";
import { compile } from "@/audio-engine/console/compile";
import { decodeFlac } from "@/audio-engine/files/flac";
import type { Pcm } from "@/audio-engine/files/pcm";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import { printSha256 } from "@/audio-engine/render/print-hash";
import type { Session } from "@/audio-engine/session";
import {
  type ImpulseResponsePayload,
  PROCESSOR_NAME,
  type ProcessorOptions,
} from "@/audio-engine/worklet/protocol";
import { refuseMathFunctions } from "@/tests/helpers/no-math-functions";
import corpus from "./corpus.json";
import { CORPUS, corpusAssets, FLAC_SHA256, rangeOf } from "./corpus-sessions";

const workletUrl = new URL("../../audio-engine/generated/console.worklet.js", import.meta.url);
/** The audio thread's own `Math`, for all modules that follow. */
const withoutMathFunctions = URL.createObjectURL(
  new Blob([`(${refuseMathFunctions})(Math);`], { type: "text/javascript" }),
);
const pulse = await loadPulse();
const assets = corpusAssets(pulse);
const prints: Readonly<Record<string, { frames: number; sha256: string }>> = corpus.prints;

it("a FLAC file decodes to the samples that were encoded", async () => {
  expect(await pcmSha256(pulse)).toBe(FLAC_SHA256);
});

// Node holds its prints against the same file: render/corpus.test.ts.
describe.each(CORPUS.map((session) => [session.id, session] as const))("the print of %s", (id, session) => {
  it("has the stored bits in an offline context's worklet", async () => {
    const print = await printInWorklet(session, prints[id]!.frames);
    expect(await printSha256(print)).toBe(prints[id]!.sha256);
  });

  it("has the stored bits in a web worker", async () => {
    const worker = new Worker(new URL("./print.worker.ts", import.meta.url), { type: "module" });
    const sha256 = await new Promise<string>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.postMessage({ session, assets, ...rangeOf(session) });
    });
    worker.terminate();
    expect(sha256).toBe(prints[id]!.sha256);
  });
});

async function loadPulse(): Promise<Pcm> {
  const response = await fetch(new URL("./fixtures/pulse.flac", import.meta.url));
  return decodeFlac(new Uint8Array(await response.arrayBuffer()));
}

function impulseResponsesOf(session: Session): ImpulseResponsePayload[] {
  const impulses = computeAcousticPaths(session);
  return listAcousticPaths(session).map(({ trackId, sourceId, key }) => ({
    sideId: "print",
    trackId,
    sourceId,
    impulse: impulses.get(key)!,
  }));
}

async function printInWorklet(
  session: Session,
  frames: number,
): Promise<readonly [Float32Array, Float32Array]> {
  const sides = [{ id: "print", session }];
  const { latencyFrames } = compile(sides, (ref) => assets.get(ref.pcmSha256)!);
  const context = new OfflineAudioContext(2, frames + latencyFrames, 48000);
  await context.audioWorklet.addModule(withoutMathFunctions);
  await context.audioWorklet.addModule(workletUrl);
  const processorOptions: ProcessorOptions = {
    offline: {
      sides,
      startSideId: "print",
      impulseResponses: impulseResponsesOf(session),
      assets: [...assets].map(([pcmSha256, pcm]) => ({ pcmSha256, pcm })),
    },
  };
  const options = { numberOfInputs: 0, outputChannelCount: [2], processorOptions };
  new AudioWorkletNode(context, PROCESSOR_NAME, options).connect(context.destination);
  const rendered = await context.startRendering();
  return [rendered.getChannelData(0).slice(latencyFrames), rendered.getChannelData(1).slice(latencyFrames)];
}
