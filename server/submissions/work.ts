import { z } from "zod";
import { BOUNDS } from "@/audio-engine/session/bounds";
import { SessionError } from "@/audio-engine/session/errors";
import { parseSessionText } from "@/audio-engine/session/parse";
import { canonicalText } from "@/learning/canonical";
import type { Exercise } from "@/learning/exercises/define";
import { madeExercise } from "@/learning/exercises/made";
import type { ExercisePublicPart } from "@/learning/exercises/public";
import { exerciseById } from "@/learning/exercises/registry";
import type { AssignmentContent } from "../assignments/content";
import type { VariantRow } from "../db/tables";
import { type FilesWork, isFilesWork } from "../grading/mix-files";
import { uploadShelfIn } from "../grading/upload-shelf";
import { dataFolder } from "../grading/workers";
import { RequestError } from "../http/request-error";
import { checkAnswers } from "./quiz-work";

/** Of a variant's public part: what a work is checked against. */
export interface ShownExercise {
  readonly exercise: ExercisePublicPart;
}

/** Why a work is no session, in the words of whoever reads them. */
function wrongSession(work: string): RequestError {
  try {
    parseSessionText(work);
  } catch (error) {
    if (error instanceof SessionError) return new RequestError(400, error.message);
    throw error;
  }
  return new RequestError(400, "This work does not belong to this exercise; reload the page.");
}

/** A mix from another program: two or three files, each named by the hash of its bytes. */
const filesSchema = z.strictObject({
  kind: z.literal("files"),
  main: z.hash("sha256", { enc: "hex" }),
  parts: z
    .strictObject({ band: z.hash("sha256", { enc: "hex" }), voice: z.hash("sha256", { enc: "hex" }) })
    .nullable(),
}) satisfies z.ZodType<FilesWork>;

/** Files are looked at when they are sent, and marked later; here it is asked whether all of them came. */
function checkFiles(work: unknown, variantId: string): void {
  const { data } = filesSchema.safeParse(work);
  if (data === undefined)
    throw new RequestError(400, "Files are handed in as main, or as main with band and voice.");
  const uploads = uploadShelfIn(dataFolder());
  const named = [data.main, ...(data.parts === null ? [] : Object.values(data.parts))];
  if (!named.every((sha256) => uploads.has(variantId, sha256)))
    throw new RequestError(400, "A file of this work has not arrived; send it again, then hand in.");
}

function parsedOrNull(work: string): unknown {
  try {
    return JSON.parse(work);
  } catch {
    return null;
  }
}

type Measured = Extract<AssignmentContent, { takesFiles: boolean }>;

function checkExercise(
  content: Measured,
  { exercise: shown }: ShownExercise,
  variantId: string,
  work: string,
): void {
  const parsed = parsedOrNull(work);
  if (isFilesWork(parsed)) {
    checkFilesTaken(content);
    checkFiles(parsed, variantId);
  } else checkSession(exerciseFor(content, shown), shown, work, parsed);
}

/** @throws {RequestError} where an assignment takes no mixes from other programs */
export function checkFilesTaken(content: AssignmentContent): void {
  if ("takesFiles" in content && content.takesFiles) return;
  throw new RequestError(400, "This assignment takes no files; hand in what you made here.");
}

function exerciseFor(content: Measured, shown: ExercisePublicPart): Exercise {
  if (content.kind === "made") return madeExercise(shown);
  const exercise = exerciseById(content.exerciseId);
  if (exercise !== null) return exercise;
  throw new RequestError(400, "The course no longer has this exercise; tell your instructor.");
}

/** @param parsed the work, read once: a whole class may hand in at one moment */
function checkSession(exercise: Exercise, shown: ExercisePublicPart, work: string, parsed: unknown): void {
  if (Buffer.byteLength(work) > BOUNDS.jsonBytes) throw wrongSession(work);
  const validated = exercise.validate(shown.start, parsed);
  if (!validated.ok) {
    if (validated.result?.outcome === "not-yet") throw new RequestError(400, validated.result.reason);
    throw wrongSession(work);
  }
  if (canonicalText(validated.session) === canonicalText(shown.start))
    throw new RequestError(
      400,
      "Nothing has been changed yet, so there is nothing to hand in. No attempt was used.",
    );
}

/**
 * Refuses what is no work: another document, something out of the exercise's bounds, or the start as it was given. No attempt
 * is used by it.
 * @throws {RequestError} 400, with what to do
 */
export function checkWork(
  content: AssignmentContent,
  { id, publicJson }: Pick<VariantRow, "id" | "publicJson">,
  work: string,
): void {
  if (content.kind === "quiz") checkAnswers(JSON.parse(publicJson), work);
  else if (content.kind !== "lesson") checkExercise(content, JSON.parse(publicJson), id, work);
  else if (work !== LESSON_DONE)
    throw new RequestError(400, "A lesson is handed in by saying that it is done.");
}

/** The work of a lesson: that its student says to have done it. */
export const LESSON_DONE = JSON.stringify({ done: true });
