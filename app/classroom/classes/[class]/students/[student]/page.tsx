import type { Metadata } from "next";
import Link from "next/link";
import { StudentGradesTable } from "@/components/classroom/gradebook/student-grades";
import { WhoBar } from "@/components/classroom/who-bar";
import { getStore, mayManageCourse, studentGrades } from "@/server/classroom";
import { mustBeSignedIn, orNotFound } from "../../../../viewer";

export const metadata: Metadata = { title: "One student" };

interface Props {
  readonly params: Promise<{ readonly class: string; readonly student: string }>;
}

export default async function StudentPage({ params }: Props) {
  const { class: classId, student: studentId } = await params;
  const signedIn = await mustBeSignedIn(`/classroom/classes/${classId}/students/${studentId}`);
  const asked = studentGrades(await getStore(), signedIn.person, { classId, studentId }, Date.now());
  const grades = await orNotFound(asked);
  return (
    <main id="main">
      <WhoBar name={signedIn.person.name} mayManageCourse={mayManageCourse(signedIn)} />
      <p>
        <Link href={`/classroom/classes/${classId}`}>{grades.className}</Link>
      </p>
      <h1>{grades.student.name}</h1>
      <StudentGradesTable grades={grades} />
    </main>
  );
}
