import type { Metadata } from "next";
import Link from "next/link";
import { OpenedWork } from "@/components/classroom/opening";
import { OpenedLesson } from "@/components/classroom/opening/lesson";
import { WhoBar } from "@/components/classroom/who-bar";
import { getStore, mayManageCourse, openLesson, openWork } from "@/server/classroom";
import { mustBeSignedIn, orNotFound } from "../../viewer";

export const metadata: Metadata = { title: "Handed-in work" };

export default async function SubmissionPage({ params }: { params: Promise<{ submission: string }> }) {
  const { submission } = await params;
  const signedIn = await mustBeSignedIn(`/classroom/submissions/${submission}`);
  const store = await getStore();
  const lesson = await orNotFound(openLesson(store, signedIn.person, submission));
  if (lesson !== null) {
    return (
      <main id="main">
        <WhoBar name={signedIn.person.name} mayManageCourse={mayManageCourse(signedIn)} />
        <OpenedLesson opening={lesson} />
      </main>
    );
  }
  const opening = await orNotFound(openWork(store, signedIn.person, submission, Date.now()));
  const isStaff = opening.viewer === "staff";
  const assignment = `/classroom/assignments/${opening.assignmentId}`;
  return (
    <main id="main">
      <WhoBar name={signedIn.person.name} mayManageCourse={mayManageCourse(signedIn)} />
      <p>
        <Link href={isStaff ? `${assignment}/marking` : assignment}>
          {isStaff ? `All hand-ins of “${opening.title}”` : opening.title}
        </Link>
      </p>
      <h1>{isStaff ? `${opening.student.name}: ${opening.title}` : `Your work: ${opening.title}`}</h1>
      <OpenedWork opening={opening} />
    </main>
  );
}
