import { canonicalText } from "@/learning/canonical";
import type { ProgressEvent } from "./events";
import { compareStamps, compareTexts } from "./order";

/**
 * Union by id, in the order of the history. Two different events of one id (a broken device) leave the one whose text
 * comes first, so that every device keeps the same.
 */
export function mergeEvents(...histories: readonly (readonly ProgressEvent[])[]): ProgressEvent[] {
  const byId = new Map<string, ProgressEvent>();
  for (const event of histories.flat()) {
    const known = byId.get(event.id);
    if (known === undefined || canonicalText(event) < canonicalText(known)) byId.set(event.id, event);
  }
  return [...byId.values()].sort((a, b) => compareStamps(a, b) || compareTexts(a.id, b.id));
}

/** What a server says about events that it was sent. */
export interface Receipt {
  readonly acceptedIds: readonly string[];
  /** Never to be sent again: the server cannot take them. */
  readonly refusedIds: readonly string[];
}

/** What stays queued: everything without a receipt, however often a receipt comes. */
export function queueAfter(queue: readonly ProgressEvent[], receipt: Receipt): ProgressEvent[] {
  const answered = new Set([...receipt.acceptedIds, ...receipt.refusedIds]);
  return queue.filter((event) => !answered.has(event.id));
}
