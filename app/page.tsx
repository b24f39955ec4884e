import { ContinueCard } from "@/components/lesson/continue-card";
import styles from "@/components/lesson/course.module.css";
import { CourseMap } from "@/components/lesson/course-map";
import { DueToday } from "@/components/lesson/due-today";
import { lessonComponentNames } from "@/components/lesson/mdx-components";
import { listQuestions, loadCourse } from "@/server";
import { reviewPlace } from "./review/review-place";

export default async function CoursePage() {
  const modules = await loadCourse();
  const places = (await listQuestions(lessonComponentNames)).map(reviewPlace);
  const written = modules.flatMap((module) =>
    module.lessons.flatMap(({ slug, title, written }) =>
      written === null ? [] : [{ slug, title, minutes: written.minutes }],
    ),
  );
  return (
    <main id="main" className={styles.page}>
      <header className={styles.hero}>
        <h1>Hear what the engineer hears.</h1>
        <p>
          How a song comes together: recording, mixing, mastering. You do each step yourself, on real audio,
          in the browser. The program measures what you made and tells you in words.
        </p>
        <ContinueCard lessons={written} />
        <DueToday places={places} />
      </header>
      <CourseMap modules={modules} />
    </main>
  );
}
