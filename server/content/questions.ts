import type { Checkpoint } from "./checkpoints";
import { type LessonSummary, listLessons, loadLesson } from "./lessons";

/** What one lesson asks, for those who come back to it. */
export interface LessonQuestions extends Pick<LessonSummary, "title" | "exercises" | "drills"> {
  readonly lessonId: string;
  readonly contentVersion: string;
  readonly checkpoints: readonly Checkpoint[];
}

/**
 * The questions, exercises and drills of every written lesson, in the order of the course.
 * @param components names of the components that lessons may use
 * @throws LessonError when a lesson is wrong
 */
export async function listQuestions(components: ReadonlySet<string>): Promise<readonly LessonQuestions[]> {
  const lessons = await Promise.all((await listLessons()).map(({ id }) => loadLesson(id, components)));
  return lessons.flatMap((lesson) => {
    if (lesson === undefined) return [];
    const { contentVersion, checkpoints, frontmatter } = lesson;
    const { id, title, exercises, drills } = frontmatter;
    return [{ lessonId: id, title, exercises, drills, contentVersion, checkpoints }];
  });
}
