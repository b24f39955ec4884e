import { getMDXComponent } from "mdx-bundler/client";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { lessonComponentNames, lessonComponents } from "@/components/lesson/mdx-components";
import { listLessons, loadLesson } from "@/server";

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
  // Evaluated here, on the server, while the page is built: the browser never evaluates text.
  const Body = getMDXComponent(lesson.code);
  return (
    <main>
      <article>
        <h1>{lesson.frontmatter.title}</h1>
        <Body components={lessonComponents} />
      </article>
    </main>
  );
}
