import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import {
  draftKey,
  type ExerciseDraft,
  LearningError,
  mergeDrafts,
  mergeEvents,
  type ProgressEvent,
} from "@/learning/progress";
import { guarded } from "./guarded";
import { newId } from "./new-id";

interface Schema extends DBSchema {
  events: { key: string; value: unknown };
  drafts: { key: string; value: unknown };
  device: { key: "self"; value: { deviceId: string; sequence: number } };
}

export interface StoredProgress {
  readonly events: ProgressEvent[];
  readonly drafts: ExerciseDraft[];
}

/** Puts a stamp of this device on something; sequences are handed out in one transaction, so two tabs never share one. */
export interface DeviceStamp {
  readonly deviceId: string;
  readonly sequence: number;
}

/**
 * What a student did, in this browser's IndexedDB.
 * Every method throws LearningError `store/full` or `store/forbidden`; what was there stays there.
 */
export class ProgressDatabase {
  private constructor(private readonly db: IDBPDatabase<Schema>) {}

  static open(): Promise<ProgressDatabase> {
    return guarded(async () => {
      const db = await openDB<Schema>("behind-the-glass", 1, {
        upgrade(fresh) {
          fresh.createObjectStore("events");
          fresh.createObjectStore("drafts");
          fresh.createObjectStore("device");
        },
        blocking: (_from, _to, event) => {
          if (event.target instanceof IDBDatabase) event.target.close();
        },
      });
      return new ProgressDatabase(db);
    });
  }

  /** Everything kept here that this version understands; the rest is left where it is. */
  read(): Promise<StoredProgress> {
    return guarded(async () => {
      const [events, drafts] = await Promise.all([this.db.getAll("events"), this.db.getAll("drafts")]);
      if (events.length + drafts.length === 0) return { events: [], drafts: [] };
      const { parseDraft, progressEventSchema } = await loadReading();
      return {
        events: mergeEvents(events.flatMap((value) => understood(() => progressEventSchema.parse(value)))),
        drafts: mergeDrafts(drafts.flatMap((value) => understood(() => parseDraft(value)))),
      };
    });
  }

  /** Stamps and keeps one event, durably, in one transaction. */
  addEvent(make: (stamp: DeviceStamp) => ProgressEvent): Promise<ProgressEvent> {
    return guarded(async () => {
      const transaction = this.db.transaction(["device", "events"], "readwrite", { durability: "strict" });
      const stamp = await nextStamp(transaction.objectStore("device"));
      const event = make(stamp);
      await transaction.objectStore("events").put(event, event.id);
      await transaction.done;
      return event;
    });
  }

  /** Stamps and keeps the latest state of one widget. */
  putDraft(make: (stamp: DeviceStamp) => ExerciseDraft): Promise<ExerciseDraft> {
    return guarded(async () => {
      const transaction = this.db.transaction(["device", "drafts"], "readwrite");
      const stamp = await nextStamp(transaction.objectStore("device"));
      const draft = make(stamp);
      await transaction.objectStore("drafts").put(draft, draftKey(draft.lessonId, draft.widgetId));
      await transaction.done;
      return draft;
    });
  }

  /** Adds what another device did; all of it or nothing. */
  merge({ events, drafts }: StoredProgress): Promise<void> {
    return guarded(async () => {
      const transaction = this.db.transaction(["events", "drafts"], "readwrite", { durability: "strict" });
      try {
        for (const event of events) await transaction.objectStore("events").put(event, event.id);
        for (const draft of drafts) {
          await transaction.objectStore("drafts").put(draft, draftKey(draft.lessonId, draft.widgetId));
        }
      } catch (error) {
        transaction.done.catch(() => undefined);
        transaction.abort();
        throw error;
      }
      await transaction.done;
    });
  }
}

/**
 * What checks progress that was written earlier, fetched where there is some: it is as large as a whole lesson's script.
 * @throws LearningError progress/reader-unreachable
 */
export async function loadReading(): Promise<typeof import("@/learning/progress/reading")> {
  try {
    return await import("@/learning/progress/reading");
  } catch (cause) {
    throw new LearningError("progress/reader-unreachable", { cause });
  }
}

interface DeviceStore {
  get(key: "self"): Promise<{ deviceId: string; sequence: number } | undefined>;
  put(value: { deviceId: string; sequence: number }, key: "self"): Promise<unknown>;
}

async function nextStamp(store: DeviceStore): Promise<DeviceStamp> {
  const known = (await store.get("self")) ?? { deviceId: newId(), sequence: 0 };
  await store.put({ ...known, sequence: known.sequence + 1 }, "self");
  return known;
}

function understood<T>(parse: () => T): T[] {
  try {
    return [parse()];
  } catch (error) {
    console.warn("A stored entry is not understood by this version; it is left where it is.", error);
    return [];
  }
}
