import { listAcousticPaths } from "@/audio-engine/console/acoustic-paths";
import { Console } from "@/audio-engine/console/console";
import { AssetMissingError } from "@/audio-engine/console/errors";
import type { PreparedImpulse } from "@/audio-engine/dsp/convolver-layout";
import type { Pcm } from "@/audio-engine/files/pcm";
import type { AssetRef } from "@/audio-engine/session/schema";
import type { AssetPayload, ImpulseResponsePayload, SideDocument } from "./protocol";

export interface ConsoleDocuments {
  readonly sides: readonly SideDocument[];
  readonly startSideId: string;
  readonly impulseResponses: readonly ImpulseResponsePayload[];
}

/** The PCM that the page has handed over, and consoles made from it. */
export class ConsoleLoader {
  private readonly pcm = new Map<string, Pcm>();

  addAssets(assets: readonly AssetPayload[]): void {
    for (const { pcmSha256, pcm } of assets) this.pcm.set(pcmSha256, pcm);
  }

  dropAssets(pcmSha256s: readonly string[]): void {
    for (const hash of pcmSha256s) this.pcm.delete(hash);
  }

  /** @throws SessionError, AssetMissingError. */
  load({ sides, startSideId, impulseResponses }: ConsoleDocuments): Console {
    return new Console({
      sides,
      startSideId,
      assets: (ref) => this.find(ref),
      impulseResponses: byPathKey(sides, impulseResponses),
    });
  }

  private find(ref: AssetRef): Pcm {
    const pcm = this.pcm.get(ref.pcmSha256);
    if (pcm === undefined) throw new AssetMissingError(ref);
    return pcm;
  }
}

function byPathKey(
  sides: readonly SideDocument[],
  payloads: readonly ImpulseResponsePayload[],
): Map<string, PreparedImpulse> {
  const keys = new Map<string, PreparedImpulse>();
  for (const { id, session } of sides) {
    for (const { trackId, sourceId, key } of listAcousticPaths(session)) {
      const found = payloads.find((p) => p.sideId === id && p.trackId === trackId && p.sourceId === sourceId);
      if (found !== undefined) keys.set(key, found.impulse);
    }
  }
  return keys;
}
