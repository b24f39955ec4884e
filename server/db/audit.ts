import { randomUUID } from "node:crypto";
import type { Reader, Writer } from "./handle";
import type { AuditRow, EpochMs } from "./tables";

export interface AuditEntry {
  /** null: the command line. */
  readonly actorId: string | null;
  readonly action: string;
  readonly resourceKind: string;
  readonly resourceId: string | null;
  /** Counts and kinds; no names and no ids, which would outlive the person. */
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes down who did what, in the transaction that does it. */
export async function addAudit(writer: Writer, entry: AuditEntry, at: EpochMs): Promise<void> {
  const { details, ...rest } = entry;
  await writer
    .insertInto("audit")
    .values({ ...rest, id: randomUUID(), at, detailsJson: JSON.stringify(details) })
    .execute();
}

/** The latest entries, newest first. */
export function latestAudit(reader: Reader, count: number): Promise<AuditRow[]> {
  return reader.selectFrom("audit").selectAll().orderBy("at", "desc").orderBy("id").limit(count).execute();
}
