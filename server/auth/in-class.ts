import { membershipOf } from "../db/classes";
import type { Reader } from "../db/handle";
import type { Person } from "../db/people";
import type { ClassRole } from "../db/tables";
import { allow } from "./allow";
import type { Action, ResourceKind } from "./can";

/** The role that someone has in a class at this moment; null for who waits, has left or never was there. */
export async function roleIn(reader: Reader, actor: Person, classId: string): Promise<ClassRole | null> {
  const place = await membershipOf(reader, classId, actor.id);
  return place?.state === "active" ? place.role : null;
}

/**
 * Goes on only where `can` allows it to the actor in a class.
 * @param what `ownerId`: whose work or person it is about
 * @throws as `allow`
 */
export async function allowInClass(
  reader: Reader,
  actor: Person,
  action: Action,
  classId: string,
  what: { readonly kind: ResourceKind; readonly ownerId?: string } = { kind: "class" },
): Promise<void> {
  allow(actor, action, { ...what, classRole: await roleIn(reader, actor, classId) });
}
