import "server-only";

export type { LessonFrontmatter } from "./content/frontmatter";
export { type Lesson, type LessonSummary, listLessons, loadLesson } from "./content/lessons";
