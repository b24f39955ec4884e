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
  readonly licence: string;
  /** The line that must travel with the sound. */
  readonly attribution: string;
}

/** A short compressed stretch of a song's print. */
export interface ManifestPreview {
  readonly id: string;
  readonly file: string;
  readonly startFrame: number;
  readonly frames: number;
}

/** The course's published sounds. */
export interface Manifest {
  readonly assetsByHash: ReadonlyMap<string, ManifestAsset>;
  readonly previewsById: ReadonlyMap<string, ManifestPreview>;
}

export const AUDIO_ROOT = "/audio/";

let pending: Promise<Manifest> | null = null;

/**
 * Fetched once per page.
 * @throws EngineError asset/unreachable when it cannot be fetched or read; the next call tries again.
 */
export function loadManifest(): Promise<Manifest> {
  pending ??= fetchManifest().catch((error: unknown) => {
    pending = null;
    throw error;
  });
  return pending;
}

async function fetchManifest(): Promise<Manifest> {
  try {
    const response = await fetch(`${AUDIO_ROOT}manifest.json`);
    if (!response.ok) throw new Error(`status ${response.status}`);
    const body: unknown = await response.json();
    if (!isManifest(body)) throw new Error("not a manifest");
    return {
      assetsByHash: new Map(body.assets.map((asset) => [asset.pcmSha256, asset])),
      previewsById: new Map(body.previews.map((preview) => [preview.id, preview])),
    };
  } catch (cause) {
    throw new EngineError("asset/unreachable", "list of sounds", { cause });
  }
}

function isManifest(body: unknown): body is { assets: ManifestAsset[]; previews: ManifestPreview[] } {
  if (!isRecord(body) || !Array.isArray(body.assets) || !Array.isArray(body.previews)) return false;
  return (
    body.assets.every((asset: unknown) =>
      has(asset, { file: "string", pcmSha256: "string", frames: "number" }),
    ) &&
    body.previews.every((preview: unknown) =>
      has(preview, { id: "string", file: "string", frames: "number" }),
    )
  );
}

function has(value: unknown, fields: Readonly<Record<string, "string" | "number">>): boolean {
  return isRecord(value) && Object.entries(fields).every(([field, type]) => typeof value[field] === type);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
