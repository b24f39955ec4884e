import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const verificationSchema = z.strictObject({
  engineVersion: z.int(),
  date: z.iso.date(),
  results: z.array(
    z.strictObject({
      area: z.string(),
      id: z.string(),
      title: z.string(),
      promise: z.string(),
      reference: z.string(),
      tolerance: z.number(),
      unit: z.string(),
      worst: z.number(),
      values: z.int(),
      plot: z.strictObject({
        kind: z.enum(["curve", "deviations"]),
        xLabel: z.string(),
        xScale: z.enum(["linear", "log"]),
        yLabel: z.string(),
        x: z.array(z.number()),
        y: z.array(z.number()),
        expected: z.array(z.number()),
      }),
    }),
  ),
});

/** What the last verification of the engine found. */
export type Verification = z.infer<typeof verificationSchema>;

/** @throws Error when `content/verification.json` is not what `npm run verify` writes */
export async function loadVerification(): Promise<Verification> {
  const file = path.join(process.cwd(), "content", "verification.json");
  return verificationSchema.parse(JSON.parse(await readFile(file, "utf8")));
}
