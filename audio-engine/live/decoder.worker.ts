/// <reference lib="webworker" />
import { AudioFileError } from "@/audio-engine/files/errors";
import { decodeFlac } from "@/audio-engine/files/flac";
import { pcmSha256 } from "@/audio-engine/files/pcm-hash";
import type { EngineErrorCode } from "./contract";
import type { DecodeReply, DecodeRequest } from "./decoder-protocol";

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<DecodeRequest>) => {
  decode(data).catch((error: unknown) => {
    console.error("decoding", data.url, error);
    reply({ requestId: data.requestId, type: "refused", code: codeOf(error) });
  });
};

async function decode(request: DecodeRequest): Promise<void> {
  const bytes = await fetchBytes(request);
  const pcm = await decodeFlac(bytes);
  if (pcm.frames < request.frames) return refuse(request, "asset/truncated");
  if (pcm.frames !== request.frames || (await pcmSha256(pcm)) !== request.pcmSha256) {
    return refuse(request, "asset/damaged");
  }
  const transfer = pcm.channels.map((channel) => channel.buffer as ArrayBuffer);
  reply({ requestId: request.requestId, type: "decoded", pcm }, transfer);
}

async function fetchBytes(request: DecodeRequest): Promise<Uint8Array> {
  const response = await fetch(request.url).catch((cause: unknown) => {
    throw new FetchError("asset/unreachable", { cause });
  });
  if (response.status === 404) throw new FetchError("asset/missing");
  if (!response.ok || response.body === null) throw new FetchError("asset/unreachable");
  const chunks: Uint8Array[] = [];
  let loadedBytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new FetchError("asset/unreachable", { cause });
    });
    if (done) break;
    chunks.push(value);
    loadedBytes += value.length;
    reply({ requestId: request.requestId, type: "progressed", loadedBytes });
  }
  return joined(chunks, loadedBytes);
}

class FetchError extends Error {
  constructor(
    readonly code: EngineErrorCode,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}

function codeOf(error: unknown): EngineErrorCode {
  if (error instanceof FetchError) return error.code;
  if (error instanceof AudioFileError) {
    return error.code === "asset/truncated" || error.code === "asset/not-audio"
      ? error.code
      : "asset/damaged";
  }
  return "engine/worklet-failed";
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function refuse(request: DecodeRequest, code: EngineErrorCode): void {
  reply({ requestId: request.requestId, type: "refused", code });
}

function reply(message: DecodeReply, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer);
}
