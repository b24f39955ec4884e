import type { ClassRole, EpochMs, Role } from "./columns";

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
  /** The name as it is compared (`nameKeyOf`). */
  nameKey: string;
  /** As it was written; null of rosters that are older than this column. */
  name: string | null;
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
