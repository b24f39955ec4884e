import * as z from "zod";
import { LearningError, type LearningErrorCode } from "@/learning/errors";
import { type ExerciseDraft, mergeDrafts } from "./drafts";
import { type ProgressEvent, progressEventSchema } from "./events";
import { PROGRESS_FORMAT, PROGRESS_VERSION } from "./export";
import { mergeEvents } from "./merge";
import { parseDraft } from "./parse-draft";

/** About 200,000 events: years of daily practice. */
export const PROGRESS_MOST_CHARACTERS = 64 * 1024 * 1024;

const fileSchema = z.strictObject({
  format: z.literal(PROGRESS_FORMAT),
  version: z.literal(PROGRESS_VERSION),
  events: z.array(progressEventSchema),
  drafts: z.array(z.unknown()),
});

export interface ImportedProgress {
  readonly events: readonly ProgressEvent[];
  readonly drafts: readonly ExerciseDraft[];
}

export type ImportResult =
  | ({ readonly ok: true } & ImportedProgress)
  /** `message` is one sentence for people. */
  | { readonly ok: false; readonly code: LearningErrorCode; readonly message: string };

/** The text of a file → what to merge into what is there, or why not. All of it or nothing. */
export function importProgress(text: string): ImportResult {
  try {
    return { ok: true, ...parseProgress(text) };
  } catch (error) {
    if (!(error instanceof LearningError)) throw error;
    return { ok: false, code: error.code, message: error.message };
  }
}

function parseProgress(text: string): ImportedProgress {
  if (text.length > PROGRESS_MOST_CHARACTERS) throw new LearningError("progress/too-large");
  const document = readHeader(text);
  try {
    const { events, drafts } = fileSchema.parse(document);
    return { events: mergeEvents(events), drafts: mergeDrafts(drafts.map(parseDraft)) };
  } catch (cause) {
    throw new LearningError("progress/damaged", { cause });
  }
}

function readHeader(text: string): object {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    const isOurs = text.slice(0, 200).includes(PROGRESS_FORMAT);
    throw new LearningError(isOurs ? "progress/damaged" : "progress/foreign", { cause });
  }
  if (typeof document !== "object" || document === null || !("format" in document)) {
    throw new LearningError("progress/foreign");
  }
  if (document.format !== PROGRESS_FORMAT) throw new LearningError("progress/foreign");
  const version = "version" in document ? document.version : undefined;
  if (typeof version === "number" && version > PROGRESS_VERSION) {
    throw new LearningError("progress/future-version");
  }
  return document;
}
