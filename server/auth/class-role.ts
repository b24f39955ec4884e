import { membershipOf } from "../db/classes";
import type { Reader } from "../db/handle";
import type { ClassRole } from "../db/tables";

/** What someone is in a class now: who waits to be let in, or has left, is nothing there. */
export async function classRoleOf(
  reader: Reader,
  classId: string,
  userId: string,
): Promise<ClassRole | null> {
  const membership = await membershipOf(reader, classId, userId);
  return membership?.state === "active" ? membership.role : null;
}
