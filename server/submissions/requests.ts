import { z } from "zod";

/** A work as text, so that its hash is that of what the student's device has kept. A session has at most 256 kB. */
const work = z
  .string()
  .min(2)
  .max(256 * 1024);

const variantId = z.uuid();

export const draftSchema = z.strictObject({ revision: z.int().positive().max(1_000_000_000), work });

export const handInSchema = z.strictObject({
  variantId,
  work,
  /** By the student's clock, which may be wrong. */
  madeAt: z.int().nonnegative(),
});

export type DraftInput = z.infer<typeof draftSchema>;
export type HandInInput = z.infer<typeof handInSchema>;

/** A work within JSON is escaped: each quotation mark takes two bytes. */
export const MOST_WORK_BYTES = 640 * 1024;
