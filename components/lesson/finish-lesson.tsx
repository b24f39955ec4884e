"use client";

import Link from "next/link";
import { Button } from "@/components/controls/button";
import { useLesson } from "@/components/stores/lesson-context";
import { useProgress } from "@/components/stores/progress-store";
import styles from "./lesson.module.css";

interface FinishLessonProps {
  readonly next: { readonly slug: string; readonly title: string } | null;
}

/** The end of a lesson: the student says it is done, and where to go on. */
export function FinishLesson({ next }: FinishLessonProps) {
  const lesson = useLesson();
  const finishedAtMs = useProgress((progress) =>
    lesson === null ? null : (progress.state.lessons.get(lesson.lessonId)?.finishedAtMs ?? null),
  );
  if (lesson === null) return null;
  const { lessonId, contentVersion } = lesson;
  const finish = () => void useProgress.getState().record("lesson-finished", { lessonId }, contentVersion);
  return (
    <nav className={styles.finish} aria-label="End of the lesson">
      {finishedAtMs === null ? (
        <Button look="primary" onClick={finish}>
          Mark this lesson finished
        </Button>
      ) : (
        <p role="status">This lesson is finished. It stays open to you.</p>
      )}
      {next === null ? (
        <Link href="/">Back to the course</Link>
      ) : (
        <Link href={`/lessons/${next.slug}`} prefetch={false}>
          Next: {next.title}
        </Link>
      )}
    </nav>
  );
}
