import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { guarded } from "../guarded";
import type { OutboxEntry, OutboxShelf, WorkNote } from "./entry";

/** The last state of a work in a class that is not handed in, as this device has it. */
export interface DeviceDraft {
  readonly variantId: string;
  readonly ownerId: string;
  readonly work: string;
  /** Left out by pages before there were any. */
  readonly notes?: readonly WorkNote[];
  /** The revision that the server gave the state before this one. */
  readonly revision: number;
  /** Whether the server has it too. */
  readonly isSent: boolean;
}

interface Schema extends DBSchema {
  entries: { key: string; value: OutboxEntry };
  drafts: { key: string; value: DeviceDraft };
}

/**
 * Work in classes that this device keeps, in its IndexedDB. Every method throws LearningError `store/full` or
 * `store/forbidden`; what was there stays there.
 */
export class OutboxDatabase implements OutboxShelf {
  private constructor(private readonly db: IDBPDatabase<Schema>) {}

  static open(): Promise<OutboxDatabase> {
    return guarded(async () => {
      const db = await openDB<Schema>("behind-the-glass-class", 1, {
        upgrade(fresh) {
          fresh.createObjectStore("entries");
          fresh.createObjectStore("drafts");
        },
        blocking: (_from, _to, event) => {
          if (event.target instanceof IDBDatabase) event.target.close();
        },
      });
      return new OutboxDatabase(db);
    });
  }

  /** In the order of the clicks. */
  all(): Promise<readonly OutboxEntry[]> {
    return guarded(async () => {
      const entries = await this.db.getAll("entries");
      return entries.sort((a, b) => a.madeAt - b.madeAt);
    });
  }

  put(entry: OutboxEntry): Promise<void> {
    return guarded(async () => {
      const transaction = this.db.transaction("entries", "readwrite", { durability: "strict" });
      await Promise.all([transaction.store.put(entry, entry.id), transaction.done]);
    });
  }

  remove(id: string): Promise<void> {
    return guarded(() => this.db.delete("entries", id));
  }

  draft(variantId: string): Promise<DeviceDraft | undefined> {
    return guarded(() => this.db.get("drafts", variantId));
  }

  /** Drafts of a person that the server does not have. */
  unsentDrafts(ownerId: string): Promise<readonly DeviceDraft[]> {
    return guarded(async () => {
      const drafts = await this.db.getAll("drafts");
      return drafts.filter((draft) => draft.ownerId === ownerId && !draft.isSent);
    });
  }

  putDraft(draft: DeviceDraft): Promise<void> {
    return guarded(async () => {
      await this.db.put("drafts", draft, draft.variantId);
    });
  }

  removeDraft(variantId: string): Promise<void> {
    return guarded(() => this.db.delete("drafts", variantId));
  }
}
