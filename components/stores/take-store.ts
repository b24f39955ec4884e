import { create } from "zustand";
import { type KeptSound, recordings, studioEngine } from "@/audio-engine";
import { LearningError, type LearningErrorCode } from "@/learning/progress";
import { parseTake, type Take } from "./take";

/** `kept`: on this device; otherwise only until the page is closed, for the reason named. */
type TakeKeeping = "loading" | "kept" | Extract<LearningErrorCode, "store/full" | "store/forbidden">;

interface TakeShelf {
  readonly keeping: TakeKeeping;
  /** Newest first. */
  readonly takes: readonly Take[];
  /** Reads what this device keeps; the same take is not read twice. */
  open(): Promise<void>;
  /** Keeps a take and its sound. Where that is refused it lives until the page is closed, and `keeping` says why. */
  add(take: Take, sound: KeptSound): Promise<void>;
  remove(take: Take): Promise<void>;
}

/** The student's recordings on this device. They are never sent anywhere. */
export const useTakes = create<TakeShelf>()((set, get) => {
  const refused = (cause: unknown): void => {
    const full = cause instanceof DOMException && cause.name === "QuotaExceededError";
    const { code } = new LearningError(full ? "store/full" : "store/forbidden", { cause });
    console.warn("This browser keeps no recordings.", cause);
    set({ keeping: code as TakeKeeping });
  };

  return {
    keeping: "loading",
    takes: [],

    async open() {
      try {
        const stored = (await recordings.list()).flatMap((text) => parseTake(text) ?? []);
        set({ takes: merged([...get().takes, ...stored]), keeping: "kept" });
      } catch (error) {
        refused(error);
      }
    },

    async add(take, { pcmSha256, pcm, wav }) {
      studioEngine().assets.put(pcmSha256, pcm);
      set({ takes: merged([take, ...get().takes]) });
      try {
        await recordings.keep(pcmSha256, wav, JSON.stringify(take));
        set({ keeping: "kept" });
      } catch (error) {
        refused(error);
      }
    },

    async remove(take) {
      const { pcmSha256 } = take.asset;
      set({ takes: get().takes.filter(({ asset }) => asset.pcmSha256 !== pcmSha256) });
      studioEngine().assets.drop(pcmSha256);
      try {
        await recordings.remove(pcmSha256);
      } catch (error) {
        // It was never kept, or another tab has deleted it already.
        if (!(error instanceof DOMException && error.name === "NotFoundError")) refused(error);
      }
    },
  };
});

function merged(takes: readonly Take[]): readonly Take[] {
  const byHash = new Map(takes.map((take) => [take.asset.pcmSha256, take]));
  return [...byHash.values()].sort((a, b) => b.atMs - a.atMs);
}
