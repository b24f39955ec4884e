import { z } from "zod";

/** A work as text, so that its hash is that of what the student's device has kept. A session has at most 256 kB. */
const work = z
  .string()
  .min(2)
  .max(256 * 1024);

const LONGEST_REASON = 4000;
const LONGEST_FRAMES = 3 * 3600 * 48_000;

/** Why a window of a goal is missed on purpose, one for each window. */
const notes = z
  .array(
    z.strictObject({
      goalId: z.string().regex(/^[a-z0-9._-]{1,64}$/i),
      text: z.string().trim().min(1).max(LONGEST_REASON),
      /** From when on, at 48 kHz; null: all the way. */
      atFrame: z.int().min(0).max(LONGEST_FRAMES).nullable(),
    }),
  )
  .max(40)
  .optional();

export type WorkNote = NonNullable<z.infer<typeof notes>>[number];

export const draftSchema = z.strictObject({ revision: z.int().positive().max(1_000_000_000), work, notes });

export const handInSchema = z.strictObject({
  /** Whose work it is: on a shared device someone else may be signed in by the time it is sent. */
  studentId: z.uuid(),
  variantId: z.uuid(),
  work,
  notes,
  /** By the student's clock, which may be wrong. */
  madeAt: z.int().nonnegative(),
});

export type DraftInput = z.infer<typeof draftSchema>;
export type HandInInput = z.infer<typeof handInSchema>;

/** An answer to one question of a quiz, given for good. */
export const answerSchema = z.strictObject({ choiceIndex: z.int().min(0) });

/** The place of a question in an address; no question where it is no number. */
export const questionIn = (text: string | undefined): number =>
  /^\d{1,3}$/.test(text ?? "") ? Number(text) : -1;

/** A work within JSON is escaped: each quotation mark takes two bytes. */
export const MOST_WORK_BYTES = 640 * 1024;

export const isUuid = (text: string): boolean => z.uuid().safeParse(text).success;
