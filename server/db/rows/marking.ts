import type { EpochMs, Flag } from "./columns";

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
