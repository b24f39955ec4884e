import type { Metadata } from "next";
import styles from "@/components/classroom/classroom.module.css";
import { WhoBar } from "@/components/classroom/who-bar";
import { AssignmentSettings } from "@/components/classroom/work/assignment-settings";
import { StudentAssignment } from "@/components/classroom/work/student-assignment";
import {
  assignmentPage,
  exerciseChoices,
  getStore,
  lessonChoices,
  mayManageCourse,
} from "@/server/classroom";
import { mustBeSignedIn, orNotFound } from "../../viewer";

export const metadata: Metadata = { title: "Assignment" };

interface Props {
  readonly params: Promise<{ readonly assignment: string }>;
}

/** One assignment: to be worked on by its students, to be set by its staff. */
export default async function AssignmentPage({ params }: Props) {
  const { assignment } = await params;
  const signedIn = await mustBeSignedIn(`/classroom/assignments/${assignment}`);
  const { person } = signedIn;
  const shown = await orNotFound(assignmentPage(await getStore(), person, assignment, Date.now()));
  return (
    <main id="main">
      <div className={styles.wide}>
        <WhoBar name={person.name} mayManageCourse={mayManageCourse(signedIn)} />
        {shown.as === "student" ? (
          <StudentAssignment ownerId={person.id} page={shown.page} />
        ) : (
          <AssignmentSettings
            settings={shown.settings}
            choices={{ exercises: exerciseChoices(), lessons: await lessonChoices() }}
          />
        )}
      </div>
    </main>
  );
}
