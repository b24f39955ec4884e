import type { Session } from "@/audio-engine/session/schema";
import type { AssetPayload, ImpulseResponsePayload } from "@/audio-engine/worklet/protocol";
import type { LoopRegion } from "./contract";

/** What the measuring worker does for the page: everything that takes longer than a block. */
export interface Measurer {
  /** Gives the worker its own copy of the PCM. */
  addAssets(assets: readonly AssetPayload[]): void;
  dropAssets(pcmSha256s: readonly string[]): void;
  /** Impulse responses of every microphone track of a side; a newer call for the same side overtakes an older one. */
  impulseResponses(
    sideId: string,
    session: Session,
  ): Promise<readonly ImpulseResponsePayload[] | "overtaken">;
  /** The print of a session, or a region of it: left and right. */
  print(session: Session, region: LoopRegion | null): Promise<readonly [Float32Array, Float32Array]>;
  /** Integrated loudness of the print, or of a region of it; null when it is silent. */
  integratedLufs(session: Session, region: LoopRegion | null): Promise<number | null>;
}
