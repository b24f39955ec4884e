import Link from "next/link";
import styles from "./course.module.css";
import { LessonMark } from "./lesson-mark";

export interface MapLesson {
  readonly slug: string;
  readonly title: string;
  readonly elective: boolean;
  readonly written: { readonly summary: string; readonly minutes: number } | null;
}

export interface MapModule {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly lessons: readonly MapLesson[];
}

/** Every module and lesson of the course; lessons that are still to be written are named as such. */
export function CourseMap({ modules }: { modules: readonly MapModule[] }) {
  return (
    <ol className={styles.modules}>
      {modules.map((module) => (
        <li
          key={module.id}
          className={styles.module}
          data-written={module.lessons.some((l) => l.written) || undefined}
        >
          <div className={styles.moduleHead}>
            <span className={styles.number} aria-hidden="true">
              {String(module.number).padStart(2, "0")}
            </span>
            <h2 id={`module-${module.id}`}>{module.title}</h2>
            <p>{module.summary}</p>
          </div>
          <ul className={styles.lessons} aria-labelledby={`module-${module.id}`}>
            {module.lessons.map((lesson) => (
              <li key={lesson.slug}>
                <MapEntry lesson={lesson} />
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function MapEntry({ lesson }: { lesson: MapLesson }) {
  const { slug, title, elective, written } = lesson;
  const note = elective ? "elective" : null;
  if (written === null) {
    return (
      <div className={styles.planned}>
        <span>{title}</span>
        <span className={styles.note}>{[note, "not written yet"].filter(Boolean).join(", ")}</span>
      </div>
    );
  }
  return (
    <Link href={`/lessons/${slug}`} prefetch={false} className={styles.entry}>
      <span className={styles.entryTitle}>{title}</span>
      <span className={styles.entrySummary}>{written.summary}</span>
      <span className={styles.note}>
        {written.minutes} minutes{note === null ? "" : `, ${note}`} <LessonMark lessonId={slug} />
      </span>
    </Link>
  );
}
