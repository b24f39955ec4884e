import fc from "fast-check";
import type { ProgressEvent } from "@/learning/progress";
import { progressEventSchema } from "@/learning/progress/reading";

export const DAY_MS = 24 * 3600 * 1000;
export const pick = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const lessonId = pick("distance-and-room", "eq-in-context");
const item = fc.record({
  centreHz: fc.double({ min: 60, max: 12000, noNaN: true }),
  gainDb: pick(9, -9),
  q: fc.constant(1.5),
  spacingOctaves: pick(2, 1, 0.5),
});

const said = fc.oneof(
  fc.record({ type: fc.constant("lesson-opened" as const), payload: fc.record({ lessonId }) }),
  fc.record({
    type: fc.constant("section-read" as const),
    payload: fc.record({ lessonId, sectionId: pick("a", "b") }),
  }),
  fc.record({
    type: fc.constant("checkpoint-answered" as const),
    payload: fc.record({
      lessonId,
      checkpointId: pick("c1", "c2"),
      choiceId: pick("x", "y"),
      correct: pick(true, false, null),
    }),
  }),
  fc.record({
    type: fc.constant("exercise-scored" as const),
    payload: fc.record({
      lessonId,
      exerciseId: fc.constant("undo-hidden-eq"),
      seed: fc.nat(),
      score01: pick(0, 0.5, 1),
      met: fc.boolean(),
      measured: fc.record({ error: fc.double({ min: 0, max: 12, noNaN: true }) }),
      selfReported: fc.constant(true),
    }),
  }),
  fc.record({
    type: fc.constant("drill-answered" as const),
    payload: fc.record({
      lessonId: fc.constant(null),
      drillId: fc.constant("hear-a-band"),
      skill: fc.constant("band-noise"),
      runId: pick("r1", "r2"),
      item,
      correct: fc.boolean(),
      distanceOctaves: pick(0, 1),
      review: fc.boolean(),
      selfReported: fc.constant(true),
    }),
  }),
  fc.record({ type: fc.constant("lesson-finished" as const), payload: fc.record({ lessonId }) }),
);

/** Few ids, devices and times, so that collisions and ties happen. */
export const anyEvent: fc.Arbitrary<ProgressEvent> = fc
  .tuple(
    fc.record({
      id: fc.integer({ min: 1, max: 30 }).map((n) => `e${n}`),
      deviceId: pick("laptop", "phone"),
      sequence: fc.nat(6),
      atMs: fc.nat(5).map((days) => days * DAY_MS),
      contentVersion: fc.constant("1"),
    }),
    said,
  )
  .map(([envelope, what]) => ({ ...envelope, ...what }));
/** What devices did, in any order, some of it twice. */
export const history = fc.array(anyEvent, { maxLength: 25 });

let made = 0;
/** One event, as a device would keep it. */
export function eventAt(
  atMs: number,
  what: Pick<ProgressEvent, "type" | "payload">,
  deviceId = "laptop",
): ProgressEvent {
  made += 1;
  return progressEventSchema.parse({
    id: `m${made}`,
    deviceId,
    sequence: made,
    atMs,
    contentVersion: "1",
    ...what,
  });
}
