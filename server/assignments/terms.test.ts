import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creditAt } from "./credit";
import { attemptEndsAt, GRACE_MS, phaseAt, type Terms, termsFor } from "./terms";

const moment = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null });
const attempts = fc.option(fc.integer({ min: 1, max: 9 }), { nil: null });
const planned = fc.record({
  opensAt: moment,
  dueAt: moment,
  closesAt: moment,
  maxAttempts: attempts,
  timeLimitMs: fc.option(fc.integer({ min: 1, max: 500 }), { nil: null }),
});
const granted = {
  opensAt: moment,
  dueAt: moment,
  closesAt: moment,
  maxAttempts: attempts,
  extraTimeMs: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null }),
};
const forGroup = fc.record({ userId: fc.constant(null), ...granted });
const forStudent = fc.record({ userId: fc.constant("me"), ...granted });
const TERMS = ["opensAt", "dueAt", "maxAttempts"] as const;

describe("a student's terms", () => {
  test("without overrides are what the assignment says; it never closes before it is due", () => {
    fc.assert(
      fc.property(planned, (assignment) => {
        const { closesAt, ...terms } = termsFor(assignment, [], 0);
        const { closesAt: said, ...rest } = assignment;
        expect(terms).toEqual(rest);
        expect(closesAt).toBe(said === null ? null : Math.max(said, assignment.dueAt ?? said));
      }),
    );
  });

  test("do not depend on the order of overrides", () => {
    fc.assert(
      fc.property(planned, fc.array(forGroup, { maxLength: 4 }), forStudent, (assignment, groups, own) => {
        const terms = termsFor(assignment, [...groups, own], 20);
        expect(termsFor(assignment, [own, ...[...groups].reverse()], 20)).toEqual(terms);
      }),
    );
  });

  test("are the student's own where there are such, whatever groups say", () => {
    fc.assert(
      fc.property(planned, fc.array(forGroup, { maxLength: 4 }), forStudent, (assignment, groups, own) => {
        const terms = termsFor(assignment, [...groups, own], 0);
        for (const term of TERMS) if (own[term] !== null) expect(terms[term]).toBe(own[term]);
        if (own.closesAt !== null) expect(terms.closesAt).toBe(Math.max(own.closesAt, terms.dueAt ?? 0));
      }),
    );
  });

  test("are never less generous for being in one more group that says something", () => {
    fc.assert(
      fc.property(
        planned,
        fc.array(forGroup, { minLength: 1, maxLength: 3 }),
        forGroup,
        (plan, groups, more) => {
          const before = termsFor(plan, groups, 0);
          const after = termsFor(plan, [...groups, more], 0);
          const said = (term: "opensAt" | "dueAt" | "maxAttempts") =>
            groups.some((group) => group[term] !== null);
          if (said("opensAt")) expect(after.opensAt).toBeLessThanOrEqual(before.opensAt ?? 0);
          if (said("dueAt")) expect(after.dueAt).toBeGreaterThanOrEqual(before.dueAt ?? 0);
          if (said("maxAttempts")) expect(after.maxAttempts).toBeGreaterThanOrEqual(before.maxAttempts ?? 0);
        },
      ),
    );
  });

  test("give extra time by percent and by minutes, and end an attempt with the assignment at the latest", () => {
    const assignment = { opensAt: null, dueAt: null, closesAt: 10_000, maxAttempts: null, timeLimitMs: 4000 };
    const more = {
      userId: null,
      opensAt: null,
      dueAt: null,
      closesAt: null,
      maxAttempts: null,
      extraTimeMs: 600,
    };
    const terms = termsFor(assignment, [more], 25);
    expect(terms.timeLimitMs).toBe(5600);
    expect(attemptEndsAt(terms, 1000)).toBe(6600);
    expect(attemptEndsAt(terms, 9000)).toBe(10_000);
    expect(attemptEndsAt({ ...terms, closesAt: null, timeLimitMs: null }, 9000)).toBeNull();
  });
});

test("an assignment is opened, due and closed at the millisecond", () => {
  const terms: Terms = { opensAt: 10, dueAt: 20, closesAt: 30, maxAttempts: null, timeLimitMs: null };
  const phases = [9, 10, 20, 21, 30, 31].map((now) => phaseAt(terms, now));
  expect(phases).toEqual(["not-yet", "open", "open", "late", "late", "closed"]);
  expect(phaseAt({ ...terms, dueAt: null, closesAt: null }, 1e15)).toBe("open");
});

describe("credit", () => {
  const DAY = 86_400_000;
  const steps = [
    { withinMs: 2 * DAY, credit01: 0.8 },
    { withinMs: 7 * DAY, credit01: 0.5 },
  ];
  const ends = { dueAt: 100, endsAt: null };

  test("is all in time, then what the steps say, then nothing", () => {
    const at = [100, 101, 100 + 2 * DAY, 101 + 2 * DAY, 100 + 7 * DAY, 101 + 7 * DAY];
    expect(at.map((now) => creditAt(steps, ends, now))).toEqual([1, 0.8, 0.8, 0.5, 0.5, 0]);
    expect(creditAt([{ withinMs: null, credit01: 0.3 }], ends, 900 * DAY)).toBe(0.3);
    expect(creditAt([], ends, 900 * DAY)).toBe(1);
    expect(creditAt(steps, { dueAt: null, endsAt: null }, 900 * DAY)).toBe(1);
  });

  test("is nothing after the end, but for the time that a request takes", () => {
    const closing = { dueAt: null, endsAt: 500 };
    expect(creditAt([], closing, 500 + GRACE_MS)).toBe(1);
    expect(creditAt([], closing, 501 + GRACE_MS)).toBe(0);
  });
});
