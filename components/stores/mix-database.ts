import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, openDB } from "idb";
import { guarded } from "./guarded";
import { isRecord, type MixRecord, mixDocument, parseMix } from "./mix-record";
import {
  dayOf,
  type MixVersion,
  MOST_VERSIONS,
  parseVersion,
  versionDocument,
  versionKey,
  versionOf,
} from "./mix-version";

interface Schema extends DBSchema {
  mixes: { key: string; value: unknown };
  versions: { key: [mixId: string, day: string]; value: unknown };
}

/** What this device keeps under one id: a mix, or the sentence that says why it cannot be opened. */
export type MixEntry =
  | { readonly id: string; readonly mix: MixRecord; readonly problem: null }
  | { readonly id: string; readonly mix: null; readonly problem: string };

/**
 * Mixes in this browser's IndexedDB, apart from progress. Every method throws LearningError `store/full` or
 * `store/forbidden`; what was there stays there.
 */
export class MixDatabase {
  private constructor(private readonly db: IDBPDatabase<Schema>) {}

  static open(): Promise<MixDatabase> {
    return guarded(async () => {
      const db = await openDB<Schema>("behind-the-glass-mixes", 2, {
        upgrade(fresh, from) {
          if (from < 1) fresh.createObjectStore("mixes");
          if (from < 2) fresh.createObjectStore("versions");
        },
        blocking: (_from, _to, event) => {
          if (event.target instanceof IDBDatabase) event.target.close();
        },
      });
      return new MixDatabase(db);
    });
  }

  /** Everything that is kept, also what cannot be opened. */
  entries(): Promise<MixEntry[]> {
    return guarded(async () => {
      const transaction = this.db.transaction("mixes");
      const [ids, documents] = await Promise.all([
        transaction.store.getAllKeys(),
        transaction.store.getAll(),
      ]);
      return ids.map((id, i) => entryOf(id, documents[i]));
    });
  }

  /** Keeps a mix. What it was on an earlier day becomes that day's version. */
  put(mix: MixRecord): Promise<void> {
    return guarded(async () => {
      const transaction = this.db.transaction(["mixes", "versions"], "readwrite");
      const mixes = transaction.objectStore("mixes");
      // Asked for at once and in this order: a page that is being closed gets no second moment.
      const [before] = await Promise.all([mixes.get(mix.id), mixes.put(mixDocument(mix), mix.id)]);
      await keepEarlierDay(transaction.objectStore("versions"), before, mix);
      await transaction.done;
    });
  }

  /** Removes a mix with all that it was before. */
  remove(id: string): Promise<void> {
    return guarded(async () => {
      const transaction = this.db.transaction(["mixes", "versions"], "readwrite");
      await Promise.all([
        transaction.objectStore("mixes").delete(id),
        transaction.objectStore("versions").delete(versionsOf(id)),
        transaction.done,
      ]);
    });
  }

  /** What a mix was on earlier days, newest first; what cannot be read is left where it is. */
  versions(mixId: string): Promise<MixVersion[]> {
    return guarded(async () => {
      const documents = await this.db.getAll("versions", versionsOf(mixId));
      return documents.flatMap(understoodVersion).reverse();
    });
  }

  putVersion(version: MixVersion): Promise<void> {
    return guarded(async () => {
      await this.db.put("versions", versionDocument(version), versionKey(version));
    });
  }
}

type Versions = IDBPObjectStore<Schema, ("mixes" | "versions")[], "versions", "readwrite">;

async function keepEarlierDay(versions: Versions, before: unknown, mix: MixRecord): Promise<void> {
  if (!isRecord(before) || typeof before.atMs !== "number" || dayOf(before.atMs) >= dayOf(mix.atMs)) return;
  const { mix: earlier } = entryOf(mix.id, before);
  if (earlier === null) return;
  const version = versionOf(earlier);
  await versions.put(versionDocument(version), versionKey(version));
  const days = await versions.getAllKeys(versionsOf(mix.id));
  for (const key of days.slice(0, -MOST_VERSIONS)) await versions.delete(key);
}

/** Every day of one mix: a list sorts behind every text. */
function versionsOf(mixId: string): IDBKeyRange {
  return IDBKeyRange.bound([mixId], [mixId, []]);
}

function understoodVersion(document: unknown): MixVersion[] {
  try {
    return [parseVersion(document)];
  } catch (error) {
    console.warn("An earlier state of a mix is not understood; it is left where it is.", error);
    return [];
  }
}

function entryOf(id: string, document: unknown): MixEntry {
  try {
    return { id, mix: parseMix(document), problem: null };
  } catch (error) {
    return { id, mix: null, problem: error instanceof Error ? error.message : String(error) };
  }
}
