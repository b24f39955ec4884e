import { NOT_HERE, NotFoundError } from "../db/errors";
import type { Store } from "../db/handle";
import type { Person } from "../db/people";
import { isFilesWork } from "../grading/mix-files";
import { type UploadShelf, uploadShelfIn } from "../grading/upload-shelf";
import { dataFolder } from "../grading/workers";
import { accessWork } from "./work-access";

/**
 * The mix of a work that came as files from another program, as it was sent.
 * @throws {NotFoundError} for what is not there, came as a session, or is nothing to the actor
 * @throws {ForbiddenError} for a classmate's
 */
export async function handedInFile(
  store: Store,
  actor: Person,
  submissionId: string,
  uploads: Pick<UploadShelf, "has" | "read"> = uploadShelfIn(dataFolder()),
): Promise<Buffer> {
  const { submission } = await accessWork(store.db, actor, submissionId, "read");
  const work: unknown = JSON.parse(submission.workJson);
  if (!isFilesWork(work) || !uploads.has(submission.variantId, work.main)) throw new NotFoundError(NOT_HERE);
  return uploads.read(submission.variantId, work.main);
}
