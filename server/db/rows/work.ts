import type { EpochMs, Flag } from "./columns";

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
