import { z } from "zod";
import { SessionError } from "@/audio-engine/session/errors";
import { parseSession } from "@/audio-engine/session/parse";
import { OFFERED } from "@/learning/exercises/made-public";
import type { Measure } from "@/learning/exercises/measures";

const MOST_GOALS = 12;
const MOST_STRIPS = 200;
const MOST_SECONDS = 180;
const FRAMES_PER_SECOND = 48_000;

/** A session document as the engine's own schema reads it. */
const session = z.unknown().transform((value, context) => {
  try {
    const read = parseSession(value);
    if (read.lengthFrames > 0 && read.lengthFrames <= MOST_SECONDS * FRAMES_PER_SECOND) return read;
    context.addIssue({ code: "custom", message: `it must last up to ${MOST_SECONDS} s` });
  } catch (error) {
    if (!(error instanceof SessionError)) throw error;
    context.addIssue({ code: "custom", message: error.message });
  }
  return z.NEVER;
});

const section = z.strictObject({
  name: z.string().min(1).max(100),
  startFrame: z.int().nonnegative(),
  endFrame: z.int().positive(),
});

const form = z
  .array(section)
  .max(64)
  .refine(
    (sections) =>
      sections.every(
        ({ startFrame, endFrame }, i) =>
          endFrame > startFrame && startFrame >= (sections[i - 1]?.endFrame ?? 0),
      ),
    "sections follow one another",
  )
  .refine(
    (sections) => new Set(sections.map(({ name }) => name)).size === sections.length,
    "each section has its own name",
  );

const offered = Object.keys(OFFERED) as [Measure, ...Measure[]];
const limit = z.number().min(-1000).max(1000).nullable();

const goal = z.strictObject({
  measure: z.enum(offered, "this measure tells nothing of free work; choose another one"),
  of: z.string().min(1).max(100),
  section: z.string().min(1).max(100).nullable(),
  min: limit,
  max: limit,
  isKept: z.boolean(),
  sentence: z.string().trim().min(1, "write a sentence for your students").max(300),
});

/** Fields of an exercise that an instructor has made. All texts are plain. */
export const madeFields = {
  title: z.string().trim().min(1, "give it a title").max(200),
  task: z.string().trim().min(1, "say what is to be done").max(4000),
  start: session,
  form,
  moves: z.enum(["levels", "everything"]),
  strips: z.array(z.string().min(1).max(100)).max(MOST_STRIPS),
  goals: z.array(goal).min(1, "set at least one goal").max(MOST_GOALS),
  model: session.nullable(),
};
