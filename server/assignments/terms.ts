import type { AssignmentRow, EpochMs, OverrideRow } from "../db/tables";

/** What holds for one student on one assignment. */
export interface Terms {
  readonly opensAt: EpochMs | null;
  readonly dueAt: EpochMs | null;
  /** Never before the due time. */
  readonly closesAt: EpochMs | null;
  readonly maxAttempts: number | null;
  /** For one attempt, with this student's extra time. */
  readonly timeLimitMs: number | null;
}

/** What reaches the server so soon after the end was sent in time. */
export const GRACE_MS = 30_000;

type Planned = Pick<AssignmentRow, "opensAt" | "dueAt" | "closesAt" | "maxAttempts" | "timeLimitMs">;
type Granted = Pick<OverrideRow, "userId" | "opensAt" | "dueAt" | "closesAt" | "maxAttempts" | "extraTimeMs">;

const most = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
};

const least = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/**
 * An assignment's terms for one student: what was set for them, else the most generous of what was set for groups they are
 * in, else what the assignment says; each term by itself.
 * @param overrides those of this student and of their groups, in any order
 */
export function termsFor(planned: Planned, overrides: readonly Granted[], extraTimePercent: number): Terms {
  const own = overrides.find(({ userId }) => userId !== null);
  const groups = overrides.filter(({ userId }) => userId === null);
  const dueAt = own?.dueAt ?? most(groups.map((group) => group.dueAt)) ?? planned.dueAt;
  const closesAt = own?.closesAt ?? most(groups.map((group) => group.closesAt)) ?? planned.closesAt;
  const extraMs = own?.extraTimeMs ?? most(groups.map((group) => group.extraTimeMs)) ?? 0;
  const limitMs = planned.timeLimitMs;
  return {
    opensAt: own?.opensAt ?? least(groups.map((group) => group.opensAt)) ?? planned.opensAt,
    dueAt,
    closesAt: closesAt === null ? null : (most([closesAt, dueAt]) ?? closesAt),
    maxAttempts: own?.maxAttempts ?? most(groups.map((group) => group.maxAttempts)) ?? planned.maxAttempts,
    timeLimitMs: limitMs === null ? null : Math.round(limitMs * (1 + extraTimePercent / 100)) + extraMs,
  };
}

/** Where an assignment stands for a student: "late" still takes work, and says so. */
export type Phase = "not-yet" | "open" | "late" | "closed";

export function phaseAt({ opensAt, dueAt, closesAt }: Terms, now: EpochMs): Phase {
  if (opensAt !== null && now < opensAt) return "not-yet";
  if (closesAt !== null && now > closesAt) return "closed";
  return dueAt !== null && now > dueAt ? "late" : "open";
}

/** When an attempt that began then must end; null: never. */
export function attemptEndsAt({ closesAt, timeLimitMs }: Terms, startedAt: EpochMs): EpochMs | null {
  return least([closesAt, timeLimitMs === null ? null : startedAt + timeLimitMs]);
}
