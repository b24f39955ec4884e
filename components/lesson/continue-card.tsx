"use client";

import Link from "next/link";
import { useProgress } from "@/components/stores/progress-store";
import styles from "./course.module.css";

interface ContinueCardProps {
  /** Written lessons in the order of the course. */
  readonly lessons: readonly { readonly slug: string; readonly title: string; readonly minutes: number }[];
}

/** The one next thing: the first lesson, the place where the student was, or the lesson after it. */
export function ContinueCard({ lessons }: ContinueCardProps) {
  const resume = useProgress((progress) => progress.state.resume);
  const finished = useProgress((progress) => progress.state.lessons);
  const at = lessons.findIndex((lesson) => lesson.slug === resume?.lessonId);
  const here = lessons[at];
  const next = [...lessons.slice(at + 1), ...lessons].find(
    (lesson) => (finished.get(lesson.slug)?.finishedAtMs ?? null) === null,
  );
  const goesOn = resume !== null && here !== undefined && !resume.finished;
  const target = goesOn ? here : next;
  if (target === undefined)
    return <p className={styles.continueNote}>You have finished every lesson that is written.</p>;
  const anchor = goesOn && resume.sectionId !== null ? `#${resume.sectionId}` : "";
  const words = goesOn ? "Continue where you were" : at >= 0 ? "Next lesson" : "Start here";
  return (
    <Link className={styles.continue} href={`/lessons/${target.slug}${anchor}`} prefetch={false}>
      <span className={styles.continueWords}>{words}</span>
      <span className={styles.continueTitle}>{target.title}</span>
      <span className={styles.note}>{target.minutes} minutes, headphones if you have them</span>
    </Link>
  );
}
