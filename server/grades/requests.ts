import { z } from "zod";

const LONGEST_WORDS = 4000;
const MOST_POINTS = 10_000;

const words = z.string().trim().min(1, "write a sentence").max(LONGEST_WORDS);
const points = z.number().min(0).max(MOST_POINTS);

/** What a person does to a grade. */
export const gradeChangeSchema = z.discriminatedUnion("kind", [
  /** Points by hand; the program's are kept beside them. */
  z.strictObject({ kind: z.literal("override"), points, why: words }),
  z.strictObject({ kind: z.literal("remove-override") }),
  z.strictObject({ kind: z.literal("excuse") }),
  z.strictObject({ kind: z.literal("missing") }),
  /** Gives the work back: from now on the student reads what was written to it. */
  z.strictObject({ kind: z.literal("return"), feedback: words, submissionId: z.uuid().optional() }),
]);

export type GradeChange = z.infer<typeof gradeChangeSchema>;

export const gradeRequestSchema = z.strictObject({
  assignmentId: z.uuid(),
  studentId: z.uuid(),
  change: gradeChangeSchema,
});

export type GradeRequest = z.infer<typeof gradeRequestSchema>;

const ADDRESS = /^[a-z0-9._-]{1,64}(\/[a-z0-9._-]{1,64}){0,3}$/i;
/** A goal of the exercise, or the points: no control, so no address looks like it. */
const BESIDE = /^(goal:[a-z0-9._-]{1,64}|points)$/i;

export const commentSchema = z.strictObject({
  text: words,
  /** At 48 kHz; null: about the whole. */
  atFrame: z
    .int()
    .min(0)
    .max(3 * 3600 * 48_000)
    .nullable(),
  /** An address in the session, `goal:<id>`, or `points`; null: about no control. */
  control: z
    .string()
    .refine((text) => ADDRESS.test(text) || BESIDE.test(text), "name a control or a goal")
    .nullable(),
  /** Puts the sentence into the writer's bank as well. */
  isKept: z.boolean().default(false),
});

export const editedCommentSchema = z.strictObject({ text: words });

export type CommentRequest = z.infer<typeof commentSchema>;

/** A session document as text. */
export const counterVersionSchema = z.strictObject({
  session: z
    .string()
    .min(2)
    .max(256 * 1024),
});

export type CounterVersionRequest = z.infer<typeof counterVersionSchema>;

const MOST_CRITERIA = 12;
const MOST_LEVELS = 11;

export const rubricSchema = z.strictObject({
  title: z.string().trim().min(1, "give the rubric a name").max(200),
  criteria: z
    .array(
      z.strictObject({
        /** Of the criterion that it was; null for a new one. */
        id: z.string().max(64).nullable(),
        title: z.string().trim().min(1, "name every criterion").max(200),
        levels: z
          .array(z.string().trim().min(1).max(200))
          .min(2, "name at least two levels for each criterion")
          .max(MOST_LEVELS, "name at most eleven levels for each criterion"),
      }),
    )
    .min(1, "name at least one criterion")
    .max(MOST_CRITERIA, "name at most twelve criteria"),
});

export type RubricRequest = z.infer<typeof rubricSchema>;

/** null: the five criteria that stand ready. */
export const setRubricSchema = z.strictObject({ rubric: rubricSchema.nullable() });

export const rubricMarkSchema = z.strictObject({
  criterion: z.string().min(1).max(64),
  points,
  note: z.string().trim().max(LONGEST_WORDS).nullable(),
});

export type RubricMarkRequest = z.infer<typeof rubricMarkSchema>;

export const forgetKeptSchema = z.strictObject({ text: words });

/** `measure`: by the grader as it is now, changing nothing; `apply`: takes what it found. */
export const regradeSchema = z.strictObject({ action: z.enum(["measure", "apply"]) });
