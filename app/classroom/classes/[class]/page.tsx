import type { Metadata } from "next";
import Link from "next/link";
import styles from "@/components/classroom/classroom.module.css";
import { ClassSettings } from "@/components/classroom/people/class-settings";
import { CodePanel } from "@/components/classroom/people/code-panel";
import { GroupList } from "@/components/classroom/people/group-list";
import { LeaveButton } from "@/components/classroom/people/leave-button";
import { RosterPanel } from "@/components/classroom/people/roster-panel";
import { StudentList } from "@/components/classroom/people/student-list";
import { TeacherList } from "@/components/classroom/people/teacher-list";
import { WhoBar } from "@/components/classroom/who-bar";
import { AssignForm } from "@/components/classroom/work/assign-form";
import { AssignmentList } from "@/components/classroom/work/assignment-list";
import {
  aboutClass,
  classWork,
  exerciseChoices,
  getStore,
  groupsIn,
  lessonChoices,
  mayManageCourse,
  peopleOf,
  type SignedIn,
  timeZones,
} from "@/server/classroom";
import { courseAddress, mustBeSignedIn, orNotFound } from "../../viewer";

export const metadata: Metadata = { title: "Class" };

type About = Awaited<ReturnType<typeof aboutClass>>;

export default async function ClassPage({ params }: { params: Promise<{ class: string }> }) {
  const { class: classId } = await params;
  const signedIn = await mustBeSignedIn(`/classroom/classes/${classId}`);
  const about = await orNotFound(aboutClass(await getStore(), signedIn.person, classId));
  return (
    <main id="main">
      <div className={styles.panel}>
        <WhoBar name={signedIn.person.name} mayManageCourse={mayManageCourse(signedIn)} />
        <h1>{about.name}</h1>
        {about.endedAt !== null && <p>This class has ended. What was done in it can still be read.</p>}
        <AssignedWork about={about} signedIn={signedIn} />
        {about.maySeePeople && <People about={about} signedIn={signedIn} />}
        {about.mayLeave && <LeaveButton classId={about.id} name={about.name} />}
      </div>
    </main>
  );
}

async function AssignedWork({ about, signedIn }: { about: About; signedIn: SignedIn }) {
  const work = await classWork(await getStore(), signedIn.person, about.id);
  if (work === null) return null;
  const { id, timeZone } = about;
  return (
    <>
      <h2>Assignments</h2>
      <AssignmentList assignments={work.assignments} timeZone={timeZone} />
      <p>
        <Link href={`/classroom/classes/${id}/gradebook`} prefetch={false}>
          Gradebook
        </Link>
      </p>
      {work.mayAssign && about.endedAt === null && (
        <details className={styles.edit}>
          <summary>Assign something</summary>
          <AssignForm
            classId={id}
            timeZone={timeZone}
            choices={{ exercises: exerciseChoices(), lessons: await lessonChoices() }}
          />
        </details>
      )}
    </>
  );
}

async function People({ about, signedIn }: { about: About; signedIn: SignedIn }) {
  const { mayManage, ...shown } = about;
  const { members, code, roster } = await peopleOf(await getStore(), signedIn.person, about.id);
  const students = members.filter(({ role }) => role === "student");
  const teachers = members.filter(({ role }) => role !== "student");
  return (
    <>
      <h2>Join code</h2>
      <CodePanel shown={shown} code={code} mayManage={mayManage} address={await courseAddress()} />
      <StudentList shown={shown} students={students} mayManage={mayManage} />
      {mayManage && <RosterPanel classId={about.id} roster={roster} />}
      {mayManage && (
        <GroupList
          classId={about.id}
          groups={await groupsIn(await getStore(), signedIn.person, about.id)}
          students={students}
        />
      )}
      <TeacherList classId={about.id} teachers={teachers} mayManage={mayManage} />
      {mayManage && <ClassSettings shown={shown} timeZones={timeZones()} />}
    </>
  );
}
