import "server-only";

export {
  checkMadeFor,
  createAssignment,
  removeAssignment,
  replaceAssignment,
} from "./assignments/assignments";
export { exerciseChoices, lessonChoices } from "./assignments/choices";
export { madeSchema } from "./assignments/content";
export { changeGroup, groupsIn, makeGroup, removeGroup } from "./assignments/groups";
export { grantOverride, removeOverride } from "./assignments/overrides";
export * as assignmentRequests from "./assignments/requests";
export { assignmentSettings, assignmentsForStaff, classWork } from "./assignments/staff-views";
export { workOf } from "./assignments/student-views";

import { ForbiddenError } from "./auth/allow";
import { type SignedIn, signedInNow } from "./auth/sign-in";
import { NotFoundError } from "./db/errors";
import { getStore } from "./db/store";
import { publicAddress } from "./http/public-address";
import { signInToken } from "./http/sign-in-cookie";

export type { SignedIn } from "./auth/sign-in";
export { getStore } from "./db/store";
export { changeGrade, recomputeClass } from "./grades/change";
export { sendCounterVersion, withdrawCounterVersion } from "./grades/counter-version";
export { gradeDetail } from "./grades/grade-detail";
export { gradebook, studentGrades } from "./grades/gradebook";
export { gradebookCsv } from "./grades/gradebook-csv";
export { handedInFile } from "./grades/handed-in-file";
export { openLesson } from "./grades/lesson-work";
export { markingQueue } from "./grades/marking-queue";
export { openWork } from "./grades/opening";
export { applyRegrade, measureAgain, regradeDifference } from "./grades/regrade";
export { deleteRemark, editRemark, forgetKept, markCriterion, remark } from "./grades/remarks";
export * as gradeRequests from "./grades/requests";
export { setRubric } from "./grades/rubric";
export { assignmentStatistics } from "./grades/statistics";
export { wakeGrading } from "./grading/start";
export { clientOf } from "./http/client";
export { readBytes } from "./http/read-body";
export { openRoute, route } from "./http/route";
export { dropSignIn } from "./http/sign-in-cookie";
export { signedInAnswer } from "./http/signed-in-answer";
export { changeSecret, endOwnSignIn, exportOwn, ownSignIns } from "./people/account";
export {
  aboutClass,
  changeCode,
  closeCode,
  editClass,
  homeOf,
  makeClass,
  mayManageCourse,
  newCode,
  removeClass,
} from "./people/classes";
export { join } from "./people/joining";
export { lookAtLink, setByLink } from "./people/links";
export {
  addTeacher,
  changeMember,
  deleteMember,
  exportMember,
  leaveClass,
  makePinLink,
  peopleOf,
  removeTeacher,
} from "./people/members";
export { bringProgress } from "./people/progress";
export * as requests from "./people/requests";
export { addRoster, emptyRoster } from "./people/roster";
export { isSetUp, setUp } from "./people/set-up";
export { signInStaff, signInStudent, signOut } from "./people/signing-in";
export { inviteStaff, removeStaff, resetStaff, staffOf } from "./people/staff";
export { putTransfer, takeTransferBy } from "./people/transfer";
export { startWork } from "./submissions/attempts";
export { courseGenerator } from "./submissions/course-generator";
export { keepDraft } from "./submissions/drafts";
export { handInWork } from "./submissions/hand-in";
export { takeMixFile } from "./submissions/mix-upload";
export { answerQuestion, playQuestion } from "./submissions/quiz";
export * as workRequests from "./submissions/requests";
export { submissionState } from "./submissions/state";
export { assignmentPage } from "./submissions/student-page";
export { variantSound } from "./submissions/variant-sound";

/** Who a page's request comes from, by its `Cookie` header. */
export async function viewerBy(cookieHeader: string | null): Promise<SignedIn | undefined> {
  const token = signInToken(cookieHeader);
  return token === undefined ? undefined : signedInNow(await getStore(), token, Date.now());
}

/** Whether something is not there for whoever asks, or not theirs. */
export const isNotForViewer = (error: unknown): boolean =>
  error instanceof NotFoundError || error instanceof ForbiddenError;

/** Where the course is reached from outside, where that is set. */
export const publicOrigin = (): string | undefined => publicAddress(process.env)?.origin;

/** Every time zone by name. */
export const timeZones = (): string[] => [...new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])];
