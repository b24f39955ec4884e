import "server-only";

import { ForbiddenError } from "./auth/allow";
import { type SignedIn, signedInBy } from "./auth/sign-in";
import { NotFoundError } from "./db/errors";
import { getStore } from "./db/store";
import { signInToken } from "./http/sign-in-cookie";

export type { SignedIn } from "./auth/sign-in";
export { getStore } from "./db/store";

/** Who a page's request comes from, by its `Cookie` header. */
export async function viewerBy(cookieHeader: string | null): Promise<SignedIn | undefined> {
  const token = signInToken(cookieHeader);
  return token === undefined ? undefined : signedInBy((await getStore()).db, token, Date.now());
}

/** Whether something is not there for whoever asks, or not theirs. */
export const isNotForViewer = (error: unknown): boolean =>
  error instanceof NotFoundError || error instanceof ForbiddenError;

export { changeGrade, recomputeClass } from "./grades/change";
export { gradeDetail } from "./grades/grade-detail";
export { gradebook } from "./grades/gradebook";
export { gradebookCsv } from "./grades/gradebook-csv";
export { markingQueue } from "./grades/marking-queue";
export { openWork } from "./grades/opening";
export { forgetKept, markCriterion, remark } from "./grades/remarks";
export { commentSchema, forgetKeptSchema, gradeRequestSchema, rubricMarkSchema } from "./grades/requests";
export { assignmentStatistics } from "./grades/statistics";
export { route } from "./http/route";
