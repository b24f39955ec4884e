import { EngineError } from "./errors";

/** One published sound: `public/audio/manifest.json` says what its file must hold. */
export interface ManifestAsset {
  readonly id: string;
  /** Below `/audio/`. */
  readonly file: string;
  readonly title: string;
  readonly frames: number;
  readonly channels: number;
  readonly bits: number;
  readonly bytes: number;
  readonly pcmSha256: string;
}

export const AUDIO_ROOT = "/audio/";

let pending: Promise<ReadonlyMap<string, ManifestAsset>> | null = null;

/**
 * The course's sounds by PCM hash, fetched once per page.
 * @throws EngineError asset/unreachable when it cannot be fetched or read; the next call tries again.
 */
export function loadManifest(): Promise<ReadonlyMap<string, ManifestAsset>> {
  pending ??= fetchManifest().catch((error: unknown) => {
    pending = null;
    throw error;
  });
  return pending;
}

async function fetchManifest(): Promise<ReadonlyMap<string, ManifestAsset>> {
  try {
    const response = await fetch(`${AUDIO_ROOT}manifest.json`);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const body: unknown = await response.json();
    if (!isManifest(body)) throw new Error("not a manifest");
    return new Map(body.assets.map((asset) => [asset.pcmSha256, asset]));
  } catch (cause) {
    throw new EngineError("asset/unreachable", "list of sounds", { cause });
  }
}

function isManifest(body: unknown): body is { assets: ManifestAsset[] } {
  if (typeof body !== "object" || body === null || !("assets" in body) || !Array.isArray(body.assets))
    return false;
  return body.assets.every(
    (asset: unknown) =>
      typeof asset === "object" &&
      asset !== null &&
      "file" in asset &&
      typeof asset.file === "string" &&
      "pcmSha256" in asset &&
      typeof asset.pcmSha256 === "string" &&
      "frames" in asset &&
      typeof asset.frames === "number",
  );
}
