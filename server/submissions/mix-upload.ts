import { AudioFileError } from "@/audio-engine/files/errors";
import { contentOf } from "../assignments/places";
import { ConflictError } from "../db/errors";
import { variantExists } from "../db/graded-work";
import type { Store } from "../db/handle";
import type { Person } from "../db/people";
import { assignmentById } from "../db/work";
import { checkMixFile, checkTakesFiles, MixFileError } from "../grading/mix-files";
import type { VariantPublicPart } from "../grading/parts";
import { quizShelfIn } from "../grading/sound-shelf";
import { UploadLimitError, type UploadShelf, uploadShelfIn } from "../grading/upload-shelf";
import { dataFolder } from "../grading/workers";
import { RequestError } from "../http/request-error";
import { ownVariant } from "./drafts";
import { isGivenBack } from "./marked";
import { readMixBody } from "./mix-body";
import { checkFilesTaken } from "./work";

/** What a student's page is told of a file that has arrived. */
export interface SentFile {
  /** Of its bytes: how the work that is handed in names it. */
  readonly sha256: string;
  readonly seconds: number;
  readonly sampleRateHz: number;
  readonly bits: number;
}

/**
 * Takes a WAV file of an attempt that is open; what it is for is said by the work that names it.
 * @throws {RequestError} 400 for what is no WAV file, is damaged, cut off or of another length
 * @throws {ConflictError} when the attempt has ended, or has too many files
 */
export async function takeMixFile(
  store: Store,
  actor: Person,
  variantId: string,
  request: Request,
  uploads: UploadShelf = uploadShelfIn(dataFolder()),
): Promise<SentFile> {
  const { attempt, variant } = await ownVariant(store.db, actor, "hand-in", variantId);
  if (attempt.state !== "open" && !(await isGivenBack(store.db, variantId)))
    throw new ConflictError("This attempt has ended.");
  checkFilesTaken(contentOf(await assignmentById(store.db, attempt.assignmentId)));
  const { exercise, reference = null }: Partial<VariantPublicPart> = JSON.parse(variant.publicJson);
  if (exercise === undefined) throw new RequestError(400, "This assignment takes no files.");
  try {
    checkTakesFiles({ reference });
    const bytes = await readMixBody(request, exercise.start.lengthFrames);
    const { format, frames } = checkMixFile(bytes, exercise.start.lengthFrames);
    const { sampleRateHz, bits } = format;
    const sha256 = await uploads.keep(variantId, bytes);
    return { sha256, seconds: frames / sampleRateHz, sampleRateHz, bits };
  } catch (error) {
    if (error instanceof AudioFileError || error instanceof MixFileError)
      throw new RequestError(400, error.message);
    if (error instanceof UploadLimitError) throw new ConflictError(error.message);
    throw error;
  }
}

const SWEEP_MS = 10 * 60_000;

const QUIZ_SOUNDS_MS = 24 * 3_600_000;

/** Removes the files of work that was deleted, by whatever, and sounds of quizzes after a day: now, and every ten minutes. */
export function startSweeping(store: Store): void {
  const uploads = uploadShelfIn(dataFolder());
  const quizSounds = quizShelfIn(dataFolder());
  const sweep = () =>
    Promise.all([
      uploads.sweep((variantId) => variantExists(store.db, variantId)),
      quizSounds.removeOlder(Date.now() - QUIZ_SOUNDS_MS),
    ]).catch((error: unknown) => console.error("behind-the-glass sweeping", error));
  void sweep();
  setInterval(sweep, SWEEP_MS).unref();
}
