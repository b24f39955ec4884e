import type { Reader, Writer } from "./handle";
import type { CounterVersionRow } from "./tables";

/** Keeps a version with a work, in the place of the one before. */
export async function setCounterVersion(writer: Writer, version: CounterVersionRow): Promise<void> {
  await writer
    .insertInto("counterVersions")
    .values(version)
    .onConflict((conflict) => conflict.column("submissionId").doUpdateSet(version))
    .execute();
}

/** Takes the version of a work away. @returns false where there was none */
export async function dropCounterVersion(writer: Writer, submissionId: string): Promise<boolean> {
  const { numDeletedRows } = await writer
    .deleteFrom("counterVersions")
    .where("submissionId", "=", submissionId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** The version that is kept with a work, and by whom; undefined where there is none. */
export function counterVersionOf(
  reader: Reader,
  submissionId: string,
): Promise<(CounterVersionRow & { readonly author: string }) | undefined> {
  return reader
    .selectFrom("counterVersions")
    .innerJoin("users", "users.id", "counterVersions.authorId")
    .selectAll("counterVersions")
    .select("users.name as author")
    .where("submissionId", "=", submissionId)
    .executeTakeFirst();
}
