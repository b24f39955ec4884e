import { getMDXComponent } from "mdx-bundler/client";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FinishLesson } from "@/components/lesson/finish-lesson";
import styles from "@/components/lesson/lesson.module.css";
import { LessonTracker } from "@/components/lesson/lesson-tracker";
import { lessonComponentNames, lessonComponents } from "@/components/lesson/mdx-components";
import { LessonProvider } from "@/components/stores/lesson-context";
import { listLessons, loadCourse, loadLesson, neighboursOf } from "@/server";

type LessonParams = { params: Promise<{ slug: string }> };

export const dynamicParams = false;

export async function generateStaticParams() {
  return (await listLessons()).map(({ id }) => ({ slug: id }));
}

export async function generateMetadata({ params }: LessonParams): Promise<Metadata> {
  const { slug } = await params;
  const lesson = (await listLessons()).find(({ id }) => id === slug);
  return lesson === undefined ? {} : { title: lesson.title, description: lesson.summary };
}

export default async function LessonPage({ params }: LessonParams) {
  const { slug } = await params;
  const lesson = await loadLesson(slug, lessonComponentNames);
  if (lesson === undefined) notFound();
  const { frontmatter, code, contentVersion } = lesson;
  const module = (await loadCourse()).find(({ id }) => id === frontmatter.module);
  const { next } = await neighboursOf(slug);
  // Evaluated here, on the server, while the page is built: the browser never evaluates text.
  const Body = getMDXComponent(code);
  return (
    <main id="main">
      <LessonProvider lesson={{ lessonId: slug, contentVersion }}>
        <article className={styles.lesson}>
          <p className={styles.place}>
            {module?.title ?? "Lesson"} · {frontmatter.minutes} minutes
          </p>
          <h1>{frontmatter.title}</h1>
          <Body components={lessonComponents} />
          <FinishLesson next={next} />
        </article>
        <LessonTracker />
      </LessonProvider>
    </main>
  );
}
