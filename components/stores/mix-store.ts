import { create } from "zustand";
import { LearningError, type LearningErrorCode } from "@/learning/progress";
import { MixDatabase, type MixEntry } from "./mix-database";
import type { MixRecord } from "./mix-record";
import type { MixChoice, MixVersion } from "./mix-version";

/** `kept`: on this device; otherwise only until the page is closed, for the reason named. */
type MixKeeping = "loading" | "kept" | Extract<LearningErrorCode, "store/full" | "store/forbidden">;

interface MixShelf {
  readonly keeping: MixKeeping;
  /** Newest first; what cannot be opened comes last. */
  readonly entries: readonly MixEntry[];
  /** Reads what this device keeps. */
  open(): Promise<void>;
  /** Keeps a mix, in place of an earlier state of it. */
  save(mix: MixRecord): Promise<void>;
  remove(id: string): Promise<void>;
  /** What a mix was on earlier days, newest first; none where nothing can be kept. */
  versions(mixId: string): Promise<readonly MixVersion[]>;
  /** Keeps with an earlier state which one was preferred. */
  choose(version: MixVersion, choice: MixChoice): Promise<void>;
  /** Resolves when everything that was saved so far is kept, or known to be only in memory. */
  settled(): Promise<void>;
}

let database: Promise<MixDatabase> | null = null;
const otherTabs =
  typeof window === "undefined" || typeof BroadcastChannel === "undefined"
    ? null
    : new BroadcastChannel("behind-the-glass.mixes");

/** The mixes of this device. Where nothing can be kept they live until the page is closed, and the page says so. */
export const useMixes = create<MixShelf>()((set, get) => {
  const refused = (error: unknown): void => {
    if (!(error instanceof LearningError)) throw error;
    if (error.code !== "store/full" && error.code !== "store/forbidden") throw error;
    set({ keeping: error.code });
  };
  const reread = async (): Promise<void> => {
    const stored = await (await openDatabase()).entries();
    set({ entries: sorted(stored) });
  };
  const write = async (work: (db: MixDatabase) => Promise<void>): Promise<void> => {
    try {
      await work(await openDatabase());
      if (get().keeping !== "kept") set({ keeping: "kept" });
      otherTabs?.postMessage("changed");
    } catch (error) {
      refused(error);
    }
  };
  const writing = new Set<Promise<void>>();
  const onDevice = async (work: (db: MixDatabase) => Promise<void>): Promise<void> => {
    const one = write(work);
    writing.add(one);
    await one.finally(() => writing.delete(one));
  };

  return {
    keeping: "loading",
    entries: [],

    async open() {
      if (otherTabs !== null) otherTabs.onmessage = () => void reread().catch(refused);
      try {
        await reread();
        set({ keeping: "kept" });
      } catch (error) {
        refused(error);
      }
    },

    async save(mix) {
      const others = get().entries.filter(({ id }) => id !== mix.id);
      set({ entries: sorted([...others, { id: mix.id, mix, problem: null }]) });
      await onDevice((db) => db.put(mix));
    },

    async remove(id) {
      set({ entries: get().entries.filter((entry) => entry.id !== id) });
      await onDevice((db) => db.remove(id));
    },

    async versions(mixId) {
      try {
        return await (await openDatabase()).versions(mixId);
      } catch (error) {
        refused(error);
        return [];
      }
    },

    choose: (version, choice) => onDevice((db) => db.putVersion({ ...version, choice })),

    async settled() {
      await Promise.all(writing);
    },
  };
});

function sorted(entries: readonly MixEntry[]): MixEntry[] {
  return [...entries].sort((a, b) => (b.mix?.atMs ?? 0) - (a.mix?.atMs ?? 0));
}

async function openDatabase(): Promise<MixDatabase> {
  database ??= MixDatabase.open().catch((error: unknown) => {
    database = null;
    throw error;
  });
  return database;
}
