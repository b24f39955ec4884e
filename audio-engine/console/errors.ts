import type { AssetRef } from "@/audio-engine/session/schema";

/** A session refers to a sound that is not there. */
export class AssetMissingError extends Error {
  readonly code = "asset/missing";

  constructor(readonly ref: AssetRef) {
    super(`The sound "${ref.id}" is not loaded, so the session cannot be played.`);
    this.name = "AssetMissingError";
  }
}
