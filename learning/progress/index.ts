/**
 * What a student did, as events; what they say together; how they travel. Checking what comes from outside is in
 * `reading`, which a page loads when there is something to read.
 */
export type { BandItem } from "@/learning/drills/band-item";
export { LearningError, type LearningErrorCode, learningSentence } from "@/learning/errors";
export { draftKey, type ExerciseDraft, mergeDrafts } from "./drafts";
export type { ProgressEvent, ProgressEventType, ProgressPayload } from "./events";
export { exportProgress, PROGRESS_FORMAT, PROGRESS_VERSION } from "./export";
export { REVIEW_DAYS } from "./ladder";
export { mergeEvents, queueAfter, type Receipt } from "./merge";
export { drillAnswered, drillFinished, exerciseScored, takeJudged } from "./practice-events";
export { reduceProgress } from "./reduce";
export { missRates } from "./reduce-skills";
export * from "./state";
