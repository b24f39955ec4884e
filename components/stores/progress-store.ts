import { create } from "zustand";
import type { Session } from "@/audio-engine";
import {
  draftKey,
  type ExerciseDraft,
  exportProgress,
  LearningError,
  type LearningErrorCode,
  mergeDrafts,
  mergeEvents,
  type ProgressEvent,
  type ProgressEventType,
  type ProgressPayload,
  type ProgressState,
  reduceProgress,
} from "@/learning/progress";
import type { ImportResult } from "@/learning/progress/reading";
import { newId } from "./new-id";
import { type DeviceStamp, loadReading, ProgressDatabase } from "./progress-database";

/** `kept`: on this device; otherwise only until the page is closed, for the reason named. */
export type Keeping = "loading" | "kept" | NotKept;

type NotKept = Extract<LearningErrorCode, "store/full" | "store/forbidden" | "progress/reader-unreachable">;

interface ProgressStore {
  readonly keeping: Keeping;
  readonly events: readonly ProgressEvent[];
  readonly drafts: readonly ExerciseDraft[];
  readonly state: ProgressState;
  /** Reads what this device keeps; called once when the page starts. */
  open(): Promise<void>;
  /** Something the student did. Resolves when it is kept, or known to be only in memory. */
  record<T extends ProgressEventType>(
    type: T,
    payload: ProgressPayload<T>,
    contentVersion: string,
  ): Promise<void>;
  /** The unfinished work of a widget, so that closing the browser loses nothing. */
  saveDraft(lessonId: string, widgetId: string, session: Session, contentVersion: string): Promise<void>;
  /** Everything as the text of a file, or only the kinds that are chosen. */
  exportText(chosen?: { readonly events: boolean; readonly drafts: boolean }): string;
  /** Adds a file's progress to what is here; on an error nothing changes. Returns the sentence to show. */
  importText(text: string): Promise<{ readonly ok: boolean; readonly message: string }>;
}

let database: Promise<ProgressDatabase> | null = null;
let memorySequence = 0;
const memoryDeviceId = newIdOnClient();
const otherTabs =
  typeof window === "undefined" || typeof BroadcastChannel === "undefined"
    ? null
    : new BroadcastChannel("behind-the-glass.progress");

export const useProgress = create<ProgressStore>()((set, get) => {
  const hold = (events: readonly ProgressEvent[], drafts: readonly ExerciseDraft[]): void => {
    set({ events, drafts, state: reduceProgress(events) });
  };
  const refused = (error: unknown): void => {
    if (!(error instanceof LearningError)) throw error;
    if (!isNotKept(error.code)) throw error;
    set({ keeping: error.code });
  };
  /** Keeps something on the device; when that is refused, in memory, and says so. */
  const keep = async <T>(
    onDevice: (db: ProgressDatabase) => Promise<T>,
    inMemory: (stamp: DeviceStamp) => T,
  ): Promise<T> => {
    const now = (): T => inMemory({ deviceId: memoryDeviceId, sequence: memorySequence++ });
    // What could not be read must not be written over.
    if (get().keeping === "progress/reader-unreachable") return now();
    try {
      const kept = await onDevice(await openDatabase());
      if (get().keeping !== "kept") set({ keeping: "kept" });
      otherTabs?.postMessage("changed");
      return kept;
    } catch (error) {
      refused(error);
      return now();
    }
  };
  const reread = async (): Promise<void> => {
    const stored = await (await openDatabase()).read();
    hold(mergeEvents(get().events, stored.events), mergeDrafts(get().drafts, stored.drafts));
  };

  return {
    keeping: "loading",
    events: [],
    drafts: [],
    state: reduceProgress([]),

    async open() {
      if (otherTabs !== null) otherTabs.onmessage = () => void reread().catch(refused);
      try {
        await reread();
        set({ keeping: "kept" });
      } catch (error) {
        refused(error);
      }
    },

    async record(type, payload, contentVersion) {
      const make = (stamp: DeviceStamp): ProgressEvent =>
        ({ id: newId(), ...stamp, atMs: Date.now(), contentVersion, type, payload }) as ProgressEvent;
      const event = await keep((db) => db.addEvent(make), make);
      hold(mergeEvents(get().events, [event]), get().drafts);
    },

    async saveDraft(lessonId, widgetId, session, contentVersion) {
      const make = (stamp: DeviceStamp): ExerciseDraft => ({
        ...stamp,
        widgetId,
        lessonId,
        contentVersion,
        atMs: Date.now(),
        session,
      });
      const draft = await keep((db) => db.putDraft(make), make);
      set({ drafts: mergeDrafts(get().drafts, [draft]) });
    },

    exportText: (chosen = { events: true, drafts: true }) =>
      exportProgress(chosen.events ? get().events : [], chosen.drafts ? get().drafts : []),

    async importText(text) {
      const result = await readFile(text);
      if (!result.ok) return { ok: false, message: result.message };
      const before = get().events.length;
      const events = mergeEvents(get().events, result.events);
      const drafts = mergeDrafts(get().drafts, result.drafts);
      const newer = drafts.filter((draft) => !get().drafts.some((here) => isSameWork(here, draft))).length;
      await keep(
        (db) => db.merge({ events, drafts }),
        () => undefined,
      );
      hold(events, drafts);
      return { ok: true, message: addedSentence(events.length - before, newer) };
    },
  };
});

async function readFile(text: string): Promise<ImportResult> {
  try {
    return (await loadReading()).importProgress(text);
  } catch (error) {
    if (!(error instanceof LearningError)) throw error;
    return { ok: false, code: error.code, message: error.message };
  }
}

function isNotKept(code: LearningErrorCode): code is NotKept {
  return code === "store/full" || code === "store/forbidden" || code === "progress/reader-unreachable";
}

/** The draft of one widget, if the student left one. */
export function draftOf(
  drafts: readonly ExerciseDraft[],
  lessonId: string,
  widgetId: string,
): ExerciseDraft | null {
  const key = draftKey(lessonId, widgetId);
  return drafts.find((draft) => draftKey(draft.lessonId, draft.widgetId) === key) ?? null;
}

/** Two drafts of one device with one stamp are one. */
function isSameWork(a: ExerciseDraft, b: ExerciseDraft): boolean {
  return a.deviceId === b.deviceId && a.sequence === b.sequence;
}

function addedSentence(steps: number, drafts: number): string {
  const parts = [
    ...(steps === 0 ? [] : [`${steps} ${steps === 1 ? "step" : "steps"}`]),
    ...(drafts === 0 ? [] : [`${drafts} ${drafts === 1 ? "piece" : "pieces"} of unfinished work`]),
  ];
  if (parts.length === 0) return "Everything in this file was here already.";
  const isOne = steps + drafts === 1;
  return `${parts.join(" and ")} ${isOne ? "was" : "were"} added to your progress.`;
}

async function openDatabase(): Promise<ProgressDatabase> {
  database ??= ProgressDatabase.open().catch((error: unknown) => {
    database = null;
    throw error;
  });
  return database;
}

function newIdOnClient(): string {
  return typeof window === "undefined" ? "server" : newId();
}
