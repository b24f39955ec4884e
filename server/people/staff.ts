import { allow } from "../auth/allow";
import { addAudit } from "../db/audit";
import { ConflictError, NOT_HERE, NotFoundError } from "../db/errors";
import type { Store } from "../db/handle";
import { deleteStaff, listStaff, type StaffEntry } from "../db/links";
import { addStaff, type Person, personById } from "../db/people";
import type { EpochMs } from "../db/tables";
import { write } from "../db/transactions";
import { makeLink } from "./links";
import type { NewStaff } from "./requests";

const about = (actor: Person, action: string, resourceId: string) => ({
  actorId: actor.id,
  action,
  resourceKind: "staff",
  resourceId,
  details: {},
});

/** Everybody who teaches or manages. */
export async function staffOf(store: Store, actor: Person): Promise<StaffEntry[]> {
  allow(actor, "manage", { kind: "course" });
  return listStaff(store.db);
}

/** A person, and the token of the link by which they set their password: it is shown this once. */
export interface Invited {
  readonly id: string;
  readonly token: string;
}

/**
 * Adds someone who teaches or manages.
 * @throws {ConflictError} when the user name is taken
 */
export async function inviteStaff(
  store: Store,
  actor: Person,
  asked: NewStaff,
  now: EpochMs,
): Promise<Invited> {
  allow(actor, "create", { kind: "staff" });
  return write(store, async (writer) => {
    // Nobody signs in without a password, so nobody can before the link is used.
    const person = await addStaff(writer, { ...asked, passwordHash: null }, now);
    const token = await makeLink(writer, person, actor.id, now);
    await addAudit(writer, about(actor, "create", person.id), now);
    return { id: person.id, token };
  });
}

/** @throws {NotFoundError} when the person is no staff */
async function staffById(store: Store, id: string): Promise<Person> {
  const person = await personById(store.db, id);
  if (person.role === "student") throw new NotFoundError(NOT_HERE);
  return person;
}

/** A link by which someone sets a new password; the old one holds until it is used. */
export async function resetStaff(store: Store, actor: Person, id: string, now: EpochMs): Promise<Invited> {
  // Nobody makes one for themselves: a browser that was left open would be enough to take the account over.
  allow(actor, "reset", { kind: "staff" });
  const person = await staffById(store, id);
  return write(store, async (writer) => {
    const token = await makeLink(writer, person, actor.id, now);
    await addAudit(writer, about(actor, "reset-password", id), now);
    return { id, token };
  });
}

/**
 * Deletes someone who teaches or manages. Their classes stay, for an administrator to give to others.
 * @throws {ConflictError} of oneself: so there is always somebody left
 */
export async function removeStaff(store: Store, actor: Person, id: string, now: EpochMs): Promise<void> {
  allow(actor, "delete", { kind: "staff" });
  await staffById(store, id);
  if (id === actor.id)
    throw new ConflictError("You cannot delete yourself; another administrator can delete you.");
  await write(store, async (writer) => {
    await deleteStaff(writer, id);
    await addAudit(writer, about(actor, "delete", id), now);
  });
}
