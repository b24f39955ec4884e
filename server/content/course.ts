import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { type LessonSummary, listLessons } from "./lessons";

const courseSchema = z.strictObject({
  version: z.literal(1),
  modules: z.array(
    z.strictObject({
      id: z.string(),
      number: z.int().min(0),
      title: z.string(),
      summary: z.string(),
      lessons: z.array(z.strictObject({ slug: z.string(), title: z.string(), elective: z.boolean() })),
    }),
  ),
});

/** A place on the course map: written, or named and still to be written. */
export interface CourseLesson {
  readonly slug: string;
  readonly title: string;
  readonly elective: boolean;
  readonly written: Pick<LessonSummary, "summary" | "minutes" | "outcomes"> | null;
}

export interface CourseModule {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly lessons: readonly CourseLesson[];
}

/**
 * The whole course in order, each lesson with what is written of it.
 * @throws Error when a written lesson stands nowhere in `content/course.json`
 */
export async function loadCourse(): Promise<readonly CourseModule[]> {
  const file = path.join(process.cwd(), "content", "course.json");
  const { modules } = courseSchema.parse(JSON.parse(await readFile(file, "utf8")));
  const written = new Map((await listLessons()).map((lesson) => [lesson.id, lesson]));
  const placed = new Set(modules.flatMap((module) => module.lessons.map((lesson) => lesson.slug)));
  for (const id of written.keys()) {
    if (!placed.has(id)) throw new Error(`content/course.json has no place for the lesson "${id}".`);
  }
  return modules.map((module) => ({
    ...module,
    lessons: module.lessons.map((lesson) => ({ ...lesson, written: about(written.get(lesson.slug)) })),
  }));
}

/** The written lesson before and after one, in the order of the course. */
export async function neighboursOf(
  slug: string,
): Promise<{ previous: CourseLesson | null; next: CourseLesson | null }> {
  const lessons = (await loadCourse())
    .flatMap((module) => module.lessons)
    .filter((lesson) => lesson.written !== null);
  const at = lessons.findIndex((lesson) => lesson.slug === slug);
  return { previous: lessons[at - 1] ?? null, next: at < 0 ? null : (lessons[at + 1] ?? null) };
}

function about(lesson: LessonSummary | undefined): CourseLesson["written"] {
  if (lesson === undefined) return null;
  const { summary, minutes, outcomes } = lesson;
  return { summary, minutes, outcomes };
}
