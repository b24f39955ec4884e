import * as z from "zod";
import { bandItemSchema } from "@/learning/drills/band-item";

// Compiled parsers would need `new Function`, which the page's policy forbids.
z.config({ jitless: true });

const id = z.string().regex(/^[a-z0-9][a-z0-9._:/-]{0,119}$/i);

const payloads = {
  "lesson-opened": z.strictObject({ lessonId: id }),
  "section-read": z.strictObject({ lessonId: id, sectionId: id }),
  "checkpoint-answered": z.strictObject({
    lessonId: id,
    checkpointId: id,
    choiceId: id,
    /** Null where no answer is wrong. */
    correct: z.boolean().nullable(),
  }),
  "exercise-scored": z.strictObject({
    lessonId: id.nullable(),
    exerciseId: id,
    seed: z.int().min(0).max(0xffffffff),
    score01: z.number().min(0).max(1),
    /** True when every goal was met. */
    met: z.boolean(),
    /** By goal, in the goal's unit. */
    measured: z.record(id, z.number()),
    /** Whether the headphone check had been passed; null when it was not made, missing where it was not asked yet. */
    headphonesPassed: z.boolean().nullable().optional(),
    selfReported: z.boolean(),
  }),
  /** Why a window was missed on purpose: for a person to judge. */
  "exercise-note": z.strictObject({
    lessonId: id.nullable(),
    exerciseId: id,
    seed: z.int().min(0).max(0xffffffff),
    goalId: id,
    reason: z.string().trim().min(1).max(500),
    /** In the exercise's stretch of the song. */
    atSeconds: z.number().min(0).max(3600),
  }),
  "drill-answered": z.strictObject({
    lessonId: id.nullable(),
    drillId: id,
    skill: id,
    runId: id,
    item: bandItemSchema,
    correct: z.boolean(),
    /** Perceptual distance between answer and truth, 0 when correct. */
    distanceOctaves: z.number().min(0).max(10),
    /** True when the item came again because it had been missed. */
    review: z.boolean(),
    selfReported: z.boolean(),
  }),
  "drill-finished": z.strictObject({
    lessonId: id.nullable(),
    drillId: id,
    skill: id,
    runId: id,
    /** Mean of the last reversals; null when the run ended before there were enough. */
    thresholdOctaves: z.number().positive().max(10).nullable(),
    answers: z.int().min(0),
    /** Whether the headphone check had been passed; null when it was not made. */
    headphonesPassed: z.boolean().nullable(),
    selfReported: z.boolean(),
  }),
  "lesson-finished": z.strictObject({ lessonId: id }),
} as const;

type Payloads = { [T in keyof typeof payloads]: z.infer<(typeof payloads)[T]> };

const event = <T extends keyof typeof payloads>(type: T) =>
  z.strictObject({
    /** Made on the device, unique everywhere. */
    id,
    deviceId: id,
    /** Counts up on its device. */
    sequence: z.int().min(0),
    /** Milliseconds since 1970 by the device's clock. */
    atMs: z.int().min(0).max(8.64e15),
    /** Of the lesson or exercise that it is about. */
    contentVersion: z.string().min(1).max(64),
    type: z.literal(type),
    payload: payloads[type],
  });

/** Something that a student did. Never changed, never taken back. */
export const progressEventSchema = z.discriminatedUnion("type", [
  event("lesson-opened"),
  event("section-read"),
  event("checkpoint-answered"),
  event("exercise-scored"),
  event("exercise-note"),
  event("drill-answered"),
  event("drill-finished"),
  event("lesson-finished"),
]);

export type ProgressEventType = keyof Payloads;
/** What is said about each kind of event. */
export type ProgressPayload<T extends ProgressEventType> = Payloads[T];

interface Envelope {
  readonly id: string;
  readonly deviceId: string;
  readonly sequence: number;
  readonly atMs: number;
  readonly contentVersion: string;
}

export type ProgressEvent = {
  [T in ProgressEventType]: Envelope & { readonly type: T; readonly payload: Payloads[T] };
}[ProgressEventType];
