import * as z from "zod";

// Compiled parsers would need `new Function`, which the page's policy forbids.
z.config({ jitless: true });

/** A raised or lowered band that was asked for, among choices so far apart. */
export const bandItemSchema = z.strictObject({
  centreHz: z.number().min(20).max(20000),
  gainDb: z.number().min(-24).max(24),
  q: z.number().min(0.1).max(18),
  spacingOctaves: z.number().positive().max(10),
});

export type BandItem = z.infer<typeof bandItemSchema>;
