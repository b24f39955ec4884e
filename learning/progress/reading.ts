/** Everything that checks progress from outside: a database, a file. */
export { progressEventSchema } from "./events";
export { type ImportedProgress, type ImportResult, importProgress } from "./file";
export { parseDraft } from "./parse-draft";
