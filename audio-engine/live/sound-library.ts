import type { Pcm } from "@/audio-engine/files/pcm";
import type { AssetRef } from "@/audio-engine/session/schema";
import type { AssetPayload } from "@/audio-engine/worklet/protocol";
import type { AssetLoader } from "./asset-loader";
import type { LoadProgress } from "./contract";

interface Entry {
  readonly users: Set<string>;
  /** Null while it is on its way, and once the worklet owns it: the page keeps no third copy. */
  pcm: Pcm | null;
  /** Settles when it is here; null from then on. */
  arriving: Promise<void> | null;
}

/** Which sounds the page holds, for whom, and whether the worklet has them already. Each is fetched once. */
export class SoundLibrary {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly loader: Pick<AssetLoader, "load">,
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
    if (missing.length > 0) this.fetch(missing, onProgress);
    const entries = unique.map((ref) => this.entries.get(ref.pcmSha256));
    for (const entry of entries) entry?.users.add(ownerId);
    await Promise.all(entries.map((entry) => entry?.arriving));
  }

  /** True when every sound is here or in the worklet. */
  has(pcmSha256s: readonly string[]): boolean {
    return pcmSha256s.every((hash) => this.entries.get(hash)?.arriving === null);
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
      if (entry.pcm === null && entry.arriving === null) this.entries.delete(pcmSha256);
    }
  }

  private fetch(refs: readonly AssetRef[], onProgress: (progress: LoadProgress) => void): void {
    const expected = new Map<string, Entry>();
    const arriving = this.loader.load(refs, onProgress).then(
      (pcms) => this.arrive(refs, pcms, expected),
      (error: unknown) => {
        for (const [hash, entry] of expected) if (this.entries.get(hash) === entry) this.entries.delete(hash);
        throw error;
      },
    );
    for (const { pcmSha256 } of refs) expected.set(pcmSha256, { users: new Set(), pcm: null, arriving });
    for (const [hash, entry] of expected) this.entries.set(hash, entry);
  }

  private arrive(
    refs: readonly AssetRef[],
    pcms: readonly Pcm[],
    expected: ReadonlyMap<string, Entry>,
  ): void {
    const arrived = refs.flatMap(({ pcmSha256 }, i) => {
      const entry = expected.get(pcmSha256);
      const pcm = pcms[i];
      // Whoever wanted it may have left the page meanwhile.
      if (entry === undefined || pcm === undefined || this.entries.get(pcmSha256) !== entry) return [];
      entry.pcm = pcm;
      entry.arriving = null;
      return [{ pcmSha256, pcm }];
    });
    if (arrived.length > 0) this.onArrived(arrived);
  }
}
