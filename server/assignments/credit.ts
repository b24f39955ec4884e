import type { EpochMs } from "../db/tables";
import { GRACE_MS } from "./terms";

/** How much of the points counts for work that comes within so long after the due time; null: however late. */
export interface CreditStep {
  readonly withinMs: number | null;
  readonly credit01: number;
}

/**
 * How much of its points work is worth by when it came. In time: all. Late: by the first step that reaches so far, and nothing
 * after the last; where there are no steps, lateness costs nothing. After the end it is taken for a person to decide, and
 * counts nothing by itself.
 * @param endsAt when the attempt had to end
 */
export function creditAt(
  steps: readonly CreditStep[],
  { dueAt, endsAt }: { readonly dueAt: EpochMs | null; readonly endsAt: EpochMs | null },
  receivedAt: EpochMs,
): number {
  if (endsAt !== null && receivedAt > endsAt + GRACE_MS) return 0;
  if (dueAt === null || receivedAt <= dueAt || steps.length === 0) return 1;
  const lateMs = receivedAt - dueAt;
  const step = steps.find(({ withinMs }) => withinMs === null || lateMs <= withinMs);
  return step?.credit01 ?? 0;
}
