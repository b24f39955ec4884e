import type { Reader } from "../db/handle";
import { type ClassPlace, pointsRemarks } from "../db/remarks";
import type { GradeRow } from "../db/tables";

/** Names a student's place in an assignment. */
export const placeKey = ({ assignmentId, userId }: Pick<GradeRow, "assignmentId" | "userId">): string =>
  `${assignmentId} ${userId}`;

/**
 * Where a student asks for a second look and nobody has answered: neither in words nor with points by hand.
 * @returns their places, by `placeKey`
 */
export async function openAppeals(
  reader: Reader,
  where: ClassPlace,
  grades: readonly Pick<GradeRow, "assignmentId" | "userId" | "overrideAt">[],
): Promise<ReadonlySet<string>> {
  const overridden = new Map(grades.map((grade) => [placeKey(grade), grade.overrideAt ?? 0]));
  const open = new Set<string>();
  for (const said of await pointsRemarks(reader, where)) {
    const key = placeKey(said);
    const isAsked = said.authorId === said.userId && said.createdAt > (overridden.get(key) ?? 0);
    if (isAsked) open.add(key);
    else open.delete(key);
  }
  return open;
}
