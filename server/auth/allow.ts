import { NOT_HERE, NotFoundError } from "../db/errors";
import { type Action, type Actor, can, isStranger, type Resource } from "./can";

/** Someone asks for what is not theirs to do. */
export class ForbiddenError extends Error {}

/**
 * Goes on only where `can` allows it.
 * @throws {NotFoundError} for a stranger to the resource, in the words for what does not exist: nobody learns ids by trying
 * @throws {ForbiddenError} for who belongs there and may not do this
 */
export function allow(actor: Actor, action: Action, resource: Resource): void {
  if (can(actor, action, resource)) return;
  if (isStranger(actor, resource)) throw new NotFoundError(NOT_HERE);
  throw new ForbiddenError("This is not yours to do in this class.");
}
