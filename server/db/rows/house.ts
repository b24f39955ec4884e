import type { EpochMs } from "./columns";

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
