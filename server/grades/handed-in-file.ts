import { writeWav } from "@/audio-engine/files/wav";
import { NOT_HERE, NotFoundError } from "../db/errors";
import { variantPartOf } from "../db/hand-ins";
import type { Store } from "../db/handle";
import type { Person } from "../db/people";
import { isFilesWork, readMixFile } from "../grading/mix-files";
import type { VariantPublicPart } from "../grading/parts";
import { type UploadShelf, uploadShelfIn } from "../grading/upload-shelf";
import { dataFolder } from "../grading/workers";
import { accessWork } from "./work-access";

export interface FileOptions {
  /** As it is measured: two channels of 24 bits at 48 kHz, as long as the exercise; else as it was sent. */
  readonly asHeard: boolean;
  readonly uploads?: Pick<UploadShelf, "has" | "read">;
}

/**
 * The mix of a work that came as files from another program.
 * @throws {NotFoundError} for what is not there, came as a session, or is nothing to the actor
 * @throws {ForbiddenError} for a classmate's
 */
export async function handedInFile(
  store: Store,
  actor: Person,
  submissionId: string,
  { asHeard, uploads = uploadShelfIn(dataFolder()) }: FileOptions,
): Promise<Uint8Array> {
  const { submission } = await accessWork(store.db, actor, submissionId, "read");
  const work: unknown = JSON.parse(submission.workJson);
  if (!isFilesWork(work) || !uploads.has(submission.variantId, work.main)) throw new NotFoundError(NOT_HERE);
  const sent = await uploads.read(submission.variantId, work.main);
  if (!asHeard) return sent;
  const variant = await variantPartOf(store.db, submission.variantId);
  const { exercise }: VariantPublicPart = JSON.parse(variant.publicJson);
  return writeWav(readMixFile(sent, exercise.start.lengthFrames), { bits: 24 });
}
