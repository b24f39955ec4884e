/// <reference lib="webworker" />
import type { DecodeReply, DecodeRequest } from "@/audio-engine/live/decoder-protocol";
import { stemSamples } from "./bench-session";

declare const self: DedicatedWorkerGlobalScope;

/** Stands in for the decoding worker: makes what a file would hold, so that no file is needed. */
self.onmessage = ({ data: { requestId, url, frames } }: MessageEvent<DecodeRequest>) => {
  const samples = stemSamples(Number(url.split("-").at(-1)), frames);
  const pcm = { channels: [samples], bits: 16 as const, frames, sampleRateHz: 48000 };
  const reply: DecodeReply = { requestId, type: "decoded", pcm };
  self.postMessage(reply, [samples.buffer]);
};
