import { z } from "zod";
import { isWallTime } from "./class-clock";
import { assignmentContentSchema } from "./content";

const LATEST_HOURS = 24 * 365;

const wallTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, "write date and time as 2026-11-30T23:59")
  .refine(isWallTime, "there is no such date or time");

const creditStep = z.strictObject({
  withinHours: z.number().positive().max(LATEST_HOURS).nullable(),
  percent: z.number().min(0).max(100),
});

const credit = z
  .array(creditStep)
  .max(10)
  .refine(
    (steps) =>
      steps.every((step, i) => {
        const next = steps[i + 1];
        if (next === undefined) return true;
        const isLater =
          step.withinHours !== null && (next.withinHours === null || next.withinHours > step.withinHours);
        return isLater && next.percent <= step.percent;
      }),
    "each step must reach further than the one before, and be worth no more",
  );

const dates = { opensAt: wallTime.nullable(), dueAt: wallTime.nullable(), closesAt: wallTime.nullable() };
const attempts = z.int().positive().max(100).nullable();

interface Dates {
  readonly opensAt: string | null;
  readonly dueAt: string | null;
  readonly closesAt: string | null;
}

const isOrdered = ({ opensAt, dueAt, closesAt }: Dates): boolean => {
  const known = [opensAt, dueAt, closesAt].filter((each) => each !== null);
  return known.every((each, i) => i === 0 || each >= (known[i - 1] ?? ""));
};

const ORDER = "work opens first, then it is due, then it closes: put the dates into that order";

/** An assignment as the instructor's form sends it; dates by the clock of the class. */
export const assignmentSchema = z
  .strictObject({
    title: z.string().trim().min(1, "give it a title").max(200),
    content: assignmentContentSchema,
    ...dates,
    maxAttempts: attempts,
    timeLimitMinutes: z.number().positive().max(10_000).nullable(),
    credit,
    maxPoints: z.number().positive().max(10_000),
    isAnonymous: z.boolean(),
    isPublished: z.boolean(),
    /** When students see what was hidden and what they reached. */
    results: z.enum(["at-once", "when-closed"]),
  })
  .refine(isOrdered, ORDER);

export type AssignmentInput = z.infer<typeof assignmentSchema>;

const MOST_IN_GROUP = 1000;

/** A group of students, as the instructor's form sends it. */
export const groupSchema = z.strictObject({
  name: z.string().trim().min(1, "give it a name").max(80, "has at most 80 letters"),
  userIds: z.array(z.uuid()).max(MOST_IN_GROUP, `are at most ${MOST_IN_GROUP}`),
});

export type GroupInput = z.infer<typeof groupSchema>;

/** Two sessions of 256 kB each, and the rest. */
export const MOST_ASSIGNMENT_BYTES = 640 * 1024;

/** Of whom an override is. */
export const whoseSchema = z.union([
  z.strictObject({ userId: z.uuid() }),
  z.strictObject({ groupId: z.uuid() }),
]);

/** What holds for one student or one group instead. */
export const overrideSchema = z
  .strictObject({
    whose: whoseSchema,
    ...dates,
    maxAttempts: attempts,
    extraTimeMinutes: z.number().min(0).max(10_000).nullable(),
  })
  .refine(isOrdered, ORDER);

export type OverrideInput = z.infer<typeof overrideSchema>;
