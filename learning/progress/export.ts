import { type ExerciseDraft, mergeDrafts } from "./drafts";
import type { ProgressEvent } from "./events";
import { mergeEvents } from "./merge";

export const PROGRESS_FORMAT = "behind-the-glass/progress";
export const PROGRESS_VERSION = 1;

/** Everything a student did, as the text of a file. */
export function exportProgress(
  events: readonly ProgressEvent[],
  drafts: readonly ExerciseDraft[] = [],
): string {
  return JSON.stringify({
    format: PROGRESS_FORMAT,
    version: PROGRESS_VERSION,
    events: mergeEvents(events),
    drafts: mergeDrafts(drafts),
  });
}
