export type StoreKind = "sqlite" | "postgres";

export type Role = "admin" | "instructor" | "assistant" | "student";
export type ClassRole = Exclude<Role, "admin">;

/** A truth in a portable schema. */
export type Flag = 0 | 1;

/** Milliseconds since 1970. */
export type EpochMs = number;

/** Columns to be changed; what is undefined stays as it is. */
export type Changes<Row> = { [Column in keyof Row]?: Row[Column] | undefined };

export interface UserRow {
  id: string;
  role: Role;
  name: string;
  /** In lower case; students have none. */
  userName: string | null;
  /** scrypt in PHC form. */
  passwordHash: string | null;
  pinHash: string | null;
  createdAt: EpochMs;
}

export interface SignInRow {
  /** SHA-256 in hexadecimal: the token itself is never kept. */
  tokenHash: string;
  userId: string;
  device: string;
  createdAt: EpochMs;
  seenAt: EpochMs;
  expiresAt: EpochMs;
}

export interface OneTimeLinkRow {
  tokenHash: string;
  purpose: "set-up" | "reset-password" | "reset-pin";
  userId: string | null;
  madeById: string | null;
  createdAt: EpochMs;
  expiresAt: EpochMs;
  usedAt: EpochMs | null;
}

export interface FailureRow {
  subjectKind: "account" | "join-code" | "address";
  subjectId: string;
  count: number;
  sinceAt: EpochMs;
}

export interface ClassRow {
  id: string;
  name: string;
  /** IANA name, "Europe/Berlin". */
  timeZone: string;
  /** Days after its end until its students are deleted; null keeps them. */
  retentionDays: number | null;
  createdAt: EpochMs;
  endedAt: EpochMs | null;
}

export interface JoinCodeRow {
  /** 8 characters of Crockford's base 32, without a hyphen. */
  code: string;
  classId: string;
  admission: "open" | "approve" | "roster";
  seatLimit: number | null;
  createdAt: EpochMs;
  expiresAt: EpochMs | null;
  closedAt: EpochMs | null;
}

export interface RosterNameRow {
  classId: string;
  nameKey: string;
  userId: string | null;
}

export interface MembershipRow {
  classId: string;
  userId: string;
  role: ClassRole;
  state: "waiting" | "active" | "left";
  /** The name as it is compared (`nameKeyOf`), unique within a class. */
  nameKey: string;
  extraTimePercent: number;
  joinedAt: EpochMs;
}

export interface StudentGroupRow {
  id: string;
  classId: string;
  name: string;
}

export interface GroupMemberRow {
  groupId: string;
  userId: string;
}

export interface ProgressEventRow {
  userId: string;
  /** UUID that the student's device made. */
  eventId: string;
  kind: string;
  eventJson: string;
  happenedAt: EpochMs;
  receivedAt: EpochMs;
}

export interface RubricRow {
  id: string;
  classId: string;
  title: string;
  criteriaJson: string;
  createdAt: EpochMs;
}

export interface AssignmentRow {
  id: string;
  classId: string;
  kind: "lesson" | "quiz" | "sandbox" | "drill";
  title: string;
  contentJson: string;
  opensAt: EpochMs | null;
  dueAt: EpochMs | null;
  closesAt: EpochMs | null;
  maxAttempts: number | null;
  timeLimitMs: number | null;
  /** How credit falls after the due time. */
  creditJson: string;
  maxPoints: number;
  isAnonymous: Flag;
  rubricId: string | null;
  /** null: a draft that students do not see. */
  publishedAt: EpochMs | null;
  /** From when on students see what was hidden; null: from when it closes. */
  resultsOpenAt: EpochMs | null;
  createdAt: EpochMs;
}

export interface OverrideRow {
  id: string;
  assignmentId: string;
  userId: string | null;
  groupId: string | null;
  opensAt: EpochMs | null;
  dueAt: EpochMs | null;
  closesAt: EpochMs | null;
  maxAttempts: number | null;
  extraTimeMs: number | null;
}

export interface AttemptRow {
  id: string;
  assignmentId: string;
  userId: string;
  /** 1, 2, 3 … */
  number: number;
  state: "open" | "handed-in" | "closed";
  startedAt: EpochMs;
  closesAt: EpochMs | null;
  endedAt: EpochMs | null;
}

export interface VariantRow {
  id: string;
  attemptId: string;
  item: string;
  generator: string;
  generatorVersion: number;
  /** 0 … 4294967295 */
  seed: number;
  publicJson: string;
}

/** A table of its own, so that no query of the public part can bring the secret along. */
export interface VariantSecretRow {
  variantId: string;
  secretJson: string;
}

export interface DraftRow {
  variantId: string;
  workJson: string;
  /** Counts up with each save, so that an older tab cannot undo a newer one. */
  revision: number;
  savedAt: EpochMs;
  /** Reasons for what is meant to be so; null: none. */
  notesJson: string | null;
}

/** What a student has done with one question of a quiz before it is handed in. */
export interface QuizAnswerRow {
  variantId: string;
  /** From 0. */
  question: number;
  /** How often it was played. */
  plays: number;
  /** Given for good, where a quiz says at once what was right. */
  choiceIndex: number | null;
  answeredAt: EpochMs | null;
}

export interface SubmissionRow {
  /** UUID that the student's device made at the click. */
  id: string;
  variantId: string;
  assignmentId: string;
  userId: string;
  workJson: string;
  /** SHA-256 of the work in hexadecimal. */
  hash: string;
  /** By the student's clock. */
  madeAt: EpochMs;
  receivedAt: EpochMs;
  isLate: Flag;
  receiptJson: string;
}

export interface GradingJobRow {
  id: string;
  submissionId: string;
  sessionHash: string;
  grader: string;
  graderVersion: number;
  state: "waiting" | "running" | "done" | "failed";
  leaseOwner: string | null;
  leaseUntil: EpochMs | null;
  tries: number;
  lastError: string | null;
  runAfter: EpochMs;
  createdAt: EpochMs;
}

export interface ScoreRow {
  submissionId: string;
  grader: string;
  graderVersion: number;
  points: number;
  resultJson: string;
  scoredAt: EpochMs;
}

export interface GradeRow {
  assignmentId: string;
  userId: string;
  status: "handed-in" | "graded" | "excused" | "missing";
  /** What counts: the override where there is one, else the automatic score. */
  points: number | null;
  automaticPoints: number | null;
  overridePoints: number | null;
  overrideById: string | null;
  overrideWhy: string | null;
  overrideAt: EpochMs | null;
  isLate: Flag;
  /** The work that the automatic score stands on. */
  submissionId: string | null;
  feedback: string | null;
  /** Entries of its log. */
  entries: number;
  updatedAt: EpochMs;
}

export interface GradeLogRow {
  assignmentId: string;
  userId: string;
  /** 1, 2, 3 … without a gap. */
  number: number;
  entryJson: string;
  byId: string | null;
  at: EpochMs;
}

export interface CommentRow {
  id: string;
  submissionId: string;
  authorId: string;
  text: string;
  /** Frame at 48 kHz; null: about the whole. */
  atFrame: number | null;
  /** Place of a control in the session document; null: about no control. */
  control: string | null;
  createdAt: EpochMs;
  editedAt: EpochMs | null;
}

/** How somebody who marks would have done it: one for each work, the last. */
export interface CounterVersionRow {
  submissionId: string;
  authorId: string;
  sessionJson: string;
  madeAt: EpochMs;
}

export interface RubricMarkRow {
  submissionId: string;
  criterion: string;
  points: number;
  note: string | null;
  byId: string | null;
  markedAt: EpochMs;
}

export interface CommentBankRow {
  id: string;
  ownerId: string;
  text: string;
  createdAt: EpochMs;
}

export interface NoteRow {
  id: string;
  classId: string;
  /** null: about the class. */
  aboutId: string | null;
  authorId: string;
  text: string;
  createdAt: EpochMs;
}

export interface SettingRow {
  key: string;
  valueJson: string;
  changedAt: EpochMs;
}

export interface AuditRow {
  id: string;
  at: EpochMs;
  actorId: string | null;
  action: string;
  resourceKind: string;
  resourceId: string | null;
  /** Counts and kinds; no names, no ids: they would outlive the person. */
  detailsJson: string;
}

/** Kept for minutes: no backup and no copy of the data holds it. */
export interface ProgressTransferRow {
  /** SHA-256 of the code in hexadecimal: the code itself is never kept. */
  codeHash: string;
  content: string;
  createdAt: EpochMs;
  expiresAt: EpochMs;
}

export interface MigrationRow {
  name: string;
  ranAt: EpochMs;
}

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
