import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { guarded } from "./guarded";
import { type MixRecord, mixDocument, parseMix } from "./mix-record";

interface Schema extends DBSchema {
  mixes: { key: string; value: unknown };
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
      const db = await openDB<Schema>("behind-the-glass-mixes", 1, {
        upgrade: (fresh) => void fresh.createObjectStore("mixes"),
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

  put(mix: MixRecord): Promise<void> {
    return guarded(async () => {
      await this.db.put("mixes", mixDocument(mix), mix.id);
    });
  }

  remove(id: string): Promise<void> {
    return guarded(() => this.db.delete("mixes", id));
  }
}

function entryOf(id: string, document: unknown): MixEntry {
  try {
    return { id, mix: parseMix(document), problem: null };
  } catch (error) {
    return { id, mix: null, problem: error instanceof Error ? error.message : String(error) };
  }
}
