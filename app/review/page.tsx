import type { Metadata } from "next";
import { lessonComponentNames } from "@/components/lesson/mdx-components";
import styles from "@/components/lesson/review.module.css";
import { ReviewPanel } from "@/components/lesson/review-panel";
import { listQuestions, practiceTitles } from "@/server";
import { reviewPlace } from "./review-place";

export const metadata: Metadata = {
  title: "Coming back",
  description: "What you missed, asked again when it is due.",
};

export default async function ReviewPage() {
  const lessons = await listQuestions(lessonComponentNames);
  return (
    <main id="main" className={styles.panel}>
      <h1>Coming back</h1>
      <ReviewPanel
        lessons={lessons.map((lesson) => ({
          ...reviewPlace(lesson),
          title: lesson.title,
          contentVersion: lesson.contentVersion,
          questions: lesson.checkpoints,
        }))}
        titles={practiceTitles()}
      />
    </main>
  );
}
