import type { Metadata } from "next";
import { MoveProgress } from "@/components/classroom/move-progress";
import { lessonComponentNames } from "@/components/lesson/mdx-components";
import { ProgressPanel } from "@/components/lesson/progress-panel";
import { listQuestions } from "@/server";
import { reviewPlace } from "../review/review-place";

export const metadata: Metadata = { title: "Your progress" };

export default async function ProgressPage() {
  const questions = await listQuestions(lessonComponentNames);
  const lessons = questions.map(({ lessonId, title }) => ({ slug: lessonId, title }));
  return (
    <main id="main">
      <ProgressPanel lessons={lessons} places={questions.map(reviewPlace)} move={<MoveProgress />} />
    </main>
  );
}
