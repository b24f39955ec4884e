import { LearningError } from "@/learning/progress";

/** Work on this browser's IndexedDB. @throws LearningError `store/full` or `store/forbidden` */
export async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    if (typeof indexedDB === "undefined") throw new LearningError("store/forbidden");
    return await work();
  } catch (cause) {
    if (cause instanceof LearningError) throw cause;
    const full = cause instanceof DOMException && cause.name === "QuotaExceededError";
    throw new LearningError(full ? "store/full" : "store/forbidden", { cause });
  }
}
