import type { Metadata } from "next";
import Link from "next/link";
import { GradebookView } from "@/components/classroom/gradebook";
import { getStore, gradebook } from "@/server/classroom";
import { mustBeSignedIn, orNotFound } from "../../../viewer";

export const metadata: Metadata = { title: "Gradebook" };

export default async function GradebookPage({ params }: { params: Promise<{ class: string }> }) {
  const { class: classId } = await params;
  const { person } = await mustBeSignedIn(`/classroom/classes/${classId}/gradebook`);
  const book = await orNotFound(gradebook(await getStore(), person, classId, Date.now()));
  return (
    <main id="main">
      <p>
        <Link href={`/classroom/classes/${classId}`}>{book.className}</Link>
      </p>
      <h1>Gradebook</h1>
      <GradebookView first={book} />
    </main>
  );
}
