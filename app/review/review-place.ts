import type { ReviewPlace } from "@/components/stores/use-due";
import type { LessonQuestions } from "@/server";

/** What a lesson has to come back to, by ids alone. */
export function reviewPlace({ lessonId, checkpoints, exercises, drills }: LessonQuestions): ReviewPlace {
  return {
    lessonId,
    checkpointIds: checkpoints.map(({ id }) => id),
    exerciseIds: exercises,
    drillIds: drills,
  };
}
