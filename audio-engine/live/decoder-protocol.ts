import type { Pcm } from "@/audio-engine/files/pcm";
import type { EngineErrorCode } from "./contract";

/** Fetch one FLAC file, decode it, check it against what the manifest promises. */
export interface DecodeRequest {
  readonly requestId: number;
  readonly url: string;
  readonly frames: number;
  readonly pcmSha256: string;
}

export type DecodeReply =
  | { readonly requestId: number; readonly type: "progressed"; readonly loadedBytes: number }
  | { readonly requestId: number; readonly type: "decoded"; readonly pcm: Pcm }
  | { readonly requestId: number; readonly type: "refused"; readonly code: EngineErrorCode };
