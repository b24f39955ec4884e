import type { AuditRow, MigrationRow, ProgressTransferRow, SettingRow } from "./rows/house";
import type {
  CommentBankRow,
  CommentRow,
  CounterVersionRow,
  GradeLogRow,
  GradeRow,
  NoteRow,
  RubricMarkRow,
  ScoreRow,
} from "./rows/marking";
import type {
  ClassRow,
  FailureRow,
  GroupMemberRow,
  JoinCodeRow,
  MembershipRow,
  OneTimeLinkRow,
  ProgressEventRow,
  RosterNameRow,
  SignInRow,
  StudentGroupRow,
  UserRow,
} from "./rows/people";
import type {
  AssignmentRow,
  AttemptRow,
  DraftRow,
  GradingJobRow,
  OverrideRow,
  QuizAnswerRow,
  RubricRow,
  SubmissionRow,
  VariantRow,
  VariantSecretRow,
} from "./rows/work";

export * from "./rows/columns";
export * from "./rows/house";
export * from "./rows/marking";
export * from "./rows/people";
export * from "./rows/work";

export interface Tables {
  migrations: MigrationRow;
  users: UserRow;
  signIns: SignInRow;
  oneTimeLinks: OneTimeLinkRow;
  failures: FailureRow;
  classes: ClassRow;
  joinCodes: JoinCodeRow;
  rosterNames: RosterNameRow;
  memberships: MembershipRow;
  studentGroups: StudentGroupRow;
  groupMembers: GroupMemberRow;
  progressEvents: ProgressEventRow;
  rubrics: RubricRow;
  assignments: AssignmentRow;
  overrides: OverrideRow;
  attempts: AttemptRow;
  variants: VariantRow;
  variantSecrets: VariantSecretRow;
  drafts: DraftRow;
  quizAnswers: QuizAnswerRow;
  submissions: SubmissionRow;
  gradingJobs: GradingJobRow;
  scores: ScoreRow;
  grades: GradeRow;
  gradeLog: GradeLogRow;
  comments: CommentRow;
  counterVersions: CounterVersionRow;
  rubricMarks: RubricMarkRow;
  commentBank: CommentBankRow;
  notes: NoteRow;
  settings: SettingRow;
  audit: AuditRow;
  progressTransfers: ProgressTransferRow;
}

/** Every table that is kept, with its key, each after those that it refers to: the order in which rows can be copied. */
export const TABLE_KEYS = {
  users: ["id"],
  signIns: ["tokenHash"],
  oneTimeLinks: ["tokenHash"],
  failures: ["subjectKind", "subjectId"],
  classes: ["id"],
  joinCodes: ["code"],
  rosterNames: ["classId", "nameKey"],
  memberships: ["classId", "userId"],
  studentGroups: ["id"],
  groupMembers: ["groupId", "userId"],
  progressEvents: ["userId", "eventId"],
  rubrics: ["id"],
  assignments: ["id"],
  overrides: ["id"],
  attempts: ["id"],
  variants: ["id"],
  variantSecrets: ["variantId"],
  drafts: ["variantId"],
  quizAnswers: ["variantId", "question"],
  submissions: ["id"],
  gradingJobs: ["id"],
  scores: ["submissionId", "grader", "graderVersion"],
  grades: ["assignmentId", "userId"],
  gradeLog: ["assignmentId", "userId", "number"],
  comments: ["id"],
  counterVersions: ["submissionId"],
  rubricMarks: ["submissionId", "criterion"],
  commentBank: ["id"],
  notes: ["id"],
  settings: ["key"],
  audit: ["id"],
} as const satisfies {
  [T in Exclude<keyof Tables, "migrations" | "progressTransfers">]: readonly (keyof Tables[T])[];
};

export type TableName = keyof typeof TABLE_KEYS;

export const TABLE_NAMES = Object.keys(TABLE_KEYS) as TableName[];
