import type { Metadata } from "next";
import { AssignmentSettings } from "@/components/classroom/work/assignment-settings";
import { StudentAssignment } from "@/components/classroom/work/student-assignment";
import { UnsentWork } from "@/components/classroom/work/unsent-work";
import { assignmentPage, exerciseChoices, getStore, lessonChoices } from "@/server/classroom";
import { mustBeSignedIn, orNotFound } from "../../viewer";

export const metadata: Metadata = { title: "Assignment" };

interface Props {
  readonly params: Promise<{ readonly assignment: string }>;
}

/** One assignment: to be worked on by its students, to be set by its staff. */
export default async function AssignmentPage({ params }: Props) {
  const { assignment } = await params;
  const { person } = await mustBeSignedIn(`/classroom/assignments/${assignment}`);
  const shown = await orNotFound(assignmentPage(await getStore(), person, assignment, Date.now()));
  return (
    <main id="main">
      {shown.as === "student" ? (
        <>
          <UnsentWork ownerId={person.id} />
          <StudentAssignment ownerId={person.id} page={shown.page} />
        </>
      ) : (
        <AssignmentSettings
          settings={shown.settings}
          choices={{ exercises: exerciseChoices(), lessons: await lessonChoices() }}
        />
      )}
    </main>
  );
}
