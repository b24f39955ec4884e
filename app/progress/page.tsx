import type { Metadata } from "next";
import { ProgressPanel } from "@/components/lesson/progress-panel";
import { listLessons } from "@/server";

export const metadata: Metadata = { title: "Your progress" };

export default async function ProgressPage() {
  const lessons = (await listLessons()).map(({ id, title }) => ({ slug: id, title }));
  return (
    <main id="main">
      <ProgressPanel lessons={lessons} />
    </main>
  );
}
