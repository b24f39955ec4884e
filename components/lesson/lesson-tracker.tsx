"use client";

import { useEffect } from "react";
import { useLesson } from "@/components/stores/lesson-context";
import { useProgress } from "@/components/stores/progress-store";

/** A heading counts as read once it has reached the upper half of the window. */
const READ_MARGIN = "0px 0px -50% 0px";

/** Records that the lesson was opened and which of its sections came into view. Shows nothing. */
export function LessonTracker() {
  const lesson = useLesson();
  const ready = useProgress((progress) => progress.keeping !== "loading");

  useEffect(() => {
    if (lesson === null || !ready) return;
    const { record, state } = useProgress.getState();
    const { lessonId, contentVersion } = lesson;
    const read = new Set(state.lessons.get(lessonId)?.readSectionIds);
    void record("lesson-opened", { lessonId }, contentVersion);
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) {
          if (!isIntersecting || read.has(target.id)) continue;
          read.add(target.id);
          void record("section-read", { lessonId, sectionId: target.id }, contentVersion);
        }
      },
      { rootMargin: READ_MARGIN },
    );
    for (const heading of document.querySelectorAll("article h2[id]")) observer.observe(heading);
    return () => observer.disconnect();
  }, [lesson, ready]);

  return null;
}
