import { listLessons } from "../content/lessons";
import { practiceTitles } from "../content/practice-titles";
import { gradableExerciseIds } from "../grading/exercises";

/** What an instructor may choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Exercises that the server can draw and measure. */
export function exerciseChoices(): Choice[] {
  const titles = practiceTitles();
  return gradableExerciseIds().map((id) => ({ value: id, label: titles[id] ?? id }));
}

/** Lessons that are written. */
export async function lessonChoices(): Promise<Choice[]> {
  const lessons = await listLessons();
  return lessons.map(({ id, title }) => ({ value: id, label: title }));
}
