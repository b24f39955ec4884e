/** What a student did, as events; what they say together; how they travel. */
export type { BandItem } from "@/learning/drills/band-item";
export { LearningError, type LearningErrorCode, learningSentence } from "@/learning/errors";
export { draftKey, type ExerciseDraft, mergeDrafts, parseDraft } from "./drafts";
export {
  type ProgressEvent,
  type ProgressEventType,
  type ProgressPayload,
  progressEventSchema,
} from "./events";
export {
  exportProgress,
  type ImportedProgress,
  type ImportResult,
  importProgress,
  PROGRESS_FORMAT,
  PROGRESS_VERSION,
} from "./file";
export { mergeEvents, queueAfter, type Receipt } from "./merge";
export { drillAnswered, drillFinished, exerciseScored } from "./practice-events";
export { reduceProgress } from "./reduce";
export { missRates, REVIEW_DAYS } from "./reduce-skills";
export * from "./state";
