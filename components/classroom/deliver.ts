import type { Delivery, OutboxEntry } from "@/components/stores/outbox/entry";
import { CallError, call } from "./call";

/** Statuses after which the same request may well be taken: not reached, too slow, too many, down. */
const isPassing = (status: number): boolean =>
  status === 0 || [408, 425, 429].includes(status) || status >= 500;

/** Sends handed-in work, and says what came of it. */
export async function deliver({
  id,
  ownerId,
  variantId,
  work,
  notes = [],
  madeAt,
}: OutboxEntry): Promise<Delivery> {
  try {
    const sent = { studentId: ownerId, variantId, work, notes, madeAt };
    const { receivedAt } = await call<{ receivedAt?: unknown }>("PUT", `submissions/${id}`, sent);
    // A login page of a network between here and there answers 200 as well.
    return typeof receivedAt === "number" ? { outcome: "received", receivedAt } : { outcome: "later" };
  } catch (error) {
    if (!(error instanceof CallError) || isPassing(error.status)) return { outcome: "later" };
    return error.status === 401 ? { outcome: "sign-in" } : { outcome: "refused", sentence: error.sentence };
  }
}
