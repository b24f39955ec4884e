import type { Pcm } from "@/audio-engine/files/pcm";
import type { AssetRef } from "@/audio-engine/session/schema";
import type { LoadProgress } from "./contract";
import type { DecodeReply, DecodeRequest } from "./decoder-protocol";
import { EngineError } from "./errors";
import { AUDIO_ROOT, loadManifest, type ManifestAsset } from "./manifest";
import { recordings } from "./recordings";

interface Pending {
  readonly asset: ManifestAsset;
  readonly resolve: (pcm: Pcm) => void;
  readonly reject: (error: EngineError) => void;
  readonly onBytes: (loadedBytes: number) => void;
}

/**
 * Fetches and decodes library sounds in a worker and checks each against its published frames and hash. Sounds made on
 * this page (a rendered quiz item, a recording) are put in with `put` and found the same way; recordings of another day
 * are read from the device.
 */
export class AssetLoader {
  private worker: Worker | null = null;
  private nextRequestId = 1;
  private readonly pending = new Map<number, Pending>();
  private readonly local = new Map<string, Pcm>();

  /** Makes a sound of this page available under its hash; every load gets a copy, because the worklet takes its own away. */
  put(pcmSha256: string, pcm: Pcm): void {
    this.local.set(pcmSha256, pcm);
  }

  drop(pcmSha256: string): void {
    this.local.delete(pcmSha256);
  }

  /**
   * PCM of each asset, in the order asked.
   * @throws EngineError asset/missing, asset/gone, asset/unreachable, asset/not-audio, asset/truncated or asset/damaged.
   */
  async load(refs: readonly AssetRef[], onProgress: (progress: LoadProgress) => void): Promise<Pcm[]> {
    await this.readRecordings(refs);
    const remote = refs.filter((ref) => !this.local.has(ref.pcmSha256));
    const published =
      remote.length > 0 ? (await loadManifest()).assetsByHash : new Map<string, ManifestAsset>();
    const assets = remote.map((ref) => {
      const asset = published.get(ref.pcmSha256);
      if (asset === undefined) throw new EngineError("asset/missing", ref.id);
      return asset;
    });
    const totalBytes = assets.reduce((sum, asset) => sum + asset.bytes, 0);
    const loaded = new Map<string, number>();
    const report = (asset: ManifestAsset, bytes: number): void => {
      loaded.set(asset.pcmSha256, bytes);
      onProgress({ loadedBytes: [...loaded.values()].reduce((sum, n) => sum + n, 0), totalBytes });
    };
    const decoded = new Map<string, Promise<Pcm>>();
    for (const asset of assets) {
      if (decoded.has(asset.pcmSha256)) continue;
      decoded.set(
        asset.pcmSha256,
        this.decode(asset, (bytes) => report(asset, bytes)),
      );
    }
    await Promise.all(decoded.values());
    return Promise.all(
      refs.map((ref) => this.localCopy(ref.pcmSha256) ?? require(decoded.get(ref.pcmSha256))),
    );
  }

  /** A copy of one sound's PCM, for a page that looks at it. @throws EngineError as `load` */
  async find(ref: AssetRef): Promise<Pcm> {
    const [pcm] = await this.load([ref], () => undefined);
    return require(pcm);
  }

  private async readRecordings(refs: readonly AssetRef[]): Promise<void> {
    for (const { kind, id, pcmSha256 } of refs) {
      if (kind !== "recording" || this.local.has(pcmSha256)) continue;
      const pcm = await recordings.read(pcmSha256);
      if (pcm === null) throw new EngineError("asset/gone", id);
      this.local.set(pcmSha256, pcm);
    }
  }

  private localCopy(pcmSha256: string): Pcm | null {
    const pcm = this.local.get(pcmSha256);
    return pcm === undefined ? null : structuredClone(pcm);
  }

  private decode(asset: ManifestAsset, onBytes: (loadedBytes: number) => void): Promise<Pcm> {
    const requestId = this.nextRequestId++;
    const request: DecodeRequest = {
      requestId,
      url: AUDIO_ROOT + asset.file,
      frames: asset.frames,
      pcmSha256: asset.pcmSha256,
    };
    return new Promise((resolve, reject) => {
      this.pending.set(requestId, { asset, resolve, reject, onBytes });
      this.decoder().postMessage(request);
    });
  }

  private decoder(): Worker {
    if (this.worker !== null) return this.worker;
    const worker = new Worker(new URL("./decoder.worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<DecodeReply>) => this.receive(data);
    worker.onerror = () => {
      this.worker = null;
      for (const { reject, asset } of this.pending.values()) {
        reject(new EngineError("asset/unreachable", asset.title));
      }
      this.pending.clear();
      worker.terminate();
    };
    this.worker = worker;
    return worker;
  }

  private receive(reply: DecodeReply): void {
    const pending = this.pending.get(reply.requestId);
    if (pending === undefined) return;
    if (reply.type === "progressed") {
      pending.onBytes(reply.loadedBytes);
      return;
    }
    this.pending.delete(reply.requestId);
    if (reply.type === "decoded") pending.resolve(reply.pcm);
    else pending.reject(new EngineError(reply.code, pending.asset.title));
  }
}

function require<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("An asset was asked for that is not being loaded.");
  return value;
}
