import type { Pcm } from "@/audio-engine/files/pcm";
import type { AssetRef } from "@/audio-engine/session/schema";
import type { AssetPayload } from "@/audio-engine/worklet/protocol";
import type { AssetLoader } from "./asset-loader";
import type { LoadProgress } from "./contract";

interface Entry {
  readonly users: Set<string>;
  /** Null once the worklet owns it: the page keeps no third copy. */
  pcm: Pcm | null;
}

/** Which sounds the page holds, for whom, and whether the worklet has them already. */
export class SoundLibrary {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly loader: AssetLoader,
    private readonly onArrived: (assets: readonly AssetPayload[]) => void,
  ) {}

  /** Makes sure that every sound is here, for one widget. @throws EngineError asset/… */
  async hold(
    ownerId: string,
    refs: readonly AssetRef[],
    onProgress: (progress: LoadProgress) => void,
  ): Promise<void> {
    const unique = [...new Map(refs.map((ref) => [ref.pcmSha256, ref])).values()];
    const missing = unique.filter((ref) => !this.entries.has(ref.pcmSha256));
    const pcms = missing.length > 0 ? await this.loader.load(missing, onProgress) : [];
    const arrived: AssetPayload[] = [];
    missing.forEach((ref, i) => {
      const pcm = pcms[i];
      if (pcm === undefined || this.entries.has(ref.pcmSha256)) return;
      this.entries.set(ref.pcmSha256, { users: new Set(), pcm });
      arrived.push({ pcmSha256: ref.pcmSha256, pcm });
    });
    for (const ref of unique) this.entries.get(ref.pcmSha256)?.users.add(ownerId);
    if (arrived.length > 0) this.onArrived(arrived);
  }

  /** True when every sound is here or in the worklet. */
  has(pcmSha256s: readonly string[]): boolean {
    return pcmSha256s.every((hash) => this.entries.has(hash));
  }

  /** Sounds of a widget that the worklet does not have yet; they leave the page with this call. */
  takeForWorklet(ownerId: string): AssetPayload[] {
    return [...this.entries].flatMap(([pcmSha256, entry]) => {
      if (!entry.users.has(ownerId) || entry.pcm === null) return [];
      const payload = { pcmSha256, pcm: entry.pcm };
      entry.pcm = null;
      return [payload];
    });
  }

  /** The widget is gone; returns the hashes that nobody needs any more. */
  release(ownerId: string): string[] {
    return [...this.entries].flatMap(([pcmSha256, entry]) => {
      entry.users.delete(ownerId);
      if (entry.users.size > 0) return [];
      this.entries.delete(pcmSha256);
      return [pcmSha256];
    });
  }

  /** The worklet is gone and its copies with it: what it held must be fetched again. */
  forgetWorklet(): void {
    for (const [pcmSha256, entry] of this.entries) {
      if (entry.pcm === null) this.entries.delete(pcmSha256);
    }
  }
}
