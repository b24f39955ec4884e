import { allow } from "../auth/allow";
import { ConflictError } from "../db/errors";
import type { Store } from "../db/handle";
import type { Person } from "../db/people";
import { addProgress, countProgress } from "../db/progress";
import type { EpochMs } from "../db/tables";
import { write } from "../db/transactions";
import type { BringRequest } from "./requests";

/** Years of daily practice; beyond it someone fills the disk. */
const MOST_EVENTS = 200_000;

/**
 * Adds what a student did before they joined. What is here already stays as it is, so it counts once, however often it is sent.
 * @returns how many events were new
 * @throws {ConflictError} when there would be more than anybody can have made
 */
export async function bringProgress(
  store: Store,
  person: Person,
  { events }: BringRequest,
  now: EpochMs,
): Promise<{ added: number }> {
  allow(person, "add-progress", { kind: "student", ownerId: person.id });
  const rows = events.map((event) => ({
    userId: person.id,
    eventId: event.id,
    kind: event.type,
    eventJson: JSON.stringify(event),
    happenedAt: event.atMs,
    receivedAt: now,
  }));
  return write(store, async (writer) => {
    if ((await countProgress(writer, person.id)) + rows.length > MOST_EVENTS)
      throw new ConflictError(`No more than ${MOST_EVENTS} steps of progress are kept.`);
    return { added: await addProgress(writer, rows) };
  });
}
