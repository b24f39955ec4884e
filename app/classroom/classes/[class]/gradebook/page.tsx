import type { Metadata } from "next";
import Link from "next/link";
import { GradebookView } from "@/components/classroom/gradebook";
import { WhoBar } from "@/components/classroom/who-bar";
import { listLessons } from "@/server";
import { getStore, gradebook, mayManageCourse } from "@/server/classroom";
import { mustBeSignedIn, orNotFound } from "../../../viewer";

export const metadata: Metadata = { title: "Gradebook" };

export default async function GradebookPage({ params }: { params: Promise<{ class: string }> }) {
  const { class: classId } = await params;
  const signedIn = await mustBeSignedIn(`/classroom/classes/${classId}/gradebook`);
  const book = await orNotFound(gradebook(await getStore(), signedIn.person, classId, Date.now()));
  return (
    <main id="main">
      <WhoBar name={signedIn.person.name} mayManageCourse={mayManageCourse(signedIn)} />
      <p>
        <Link href={`/classroom/classes/${classId}`}>{book.className}</Link>
      </p>
      <h1>Gradebook</h1>
      <GradebookView first={book} lessons={await lessonsByExercise()} />
    </main>
  );
}

/** Where each exercise is taught. */
async function lessonsByExercise() {
  const taught: Record<string, { slug: string; title: string }[]> = {};
  for (const { id: slug, title, exercises } of await listLessons()) {
    for (const exercise of exercises) taught[exercise] = [...(taught[exercise] ?? []), { slug, title }];
  }
  return taught;
}
