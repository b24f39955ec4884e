import type { Metadata } from "next";
import Link from "next/link";
import styles from "@/components/classroom/classroom.module.css";
import { MakeClass } from "@/components/classroom/people/make-class";
import { WhoBar } from "@/components/classroom/who-bar";
import { DueWork } from "@/components/classroom/work/due-work";
import { getStore, homeOf, type SignedIn, timeZones, workOf } from "@/server/classroom";
import { mustBeSignedIn } from "./viewer";

export const metadata: Metadata = { title: "Classroom" };

const ROLE_WORDS = { instructor: "you teach it", assistant: "you assist", student: "" } as const;

/** What a list says where it is empty, by who reads it. */
const EMPTY = {
  admin: "There is no class yet. Add instructors under “People”; they make classes.",
  instructor: "You have no class yet. Make the first one here; it takes a minute.",
  assistant: "You are in no class yet. An instructor adds you by your user name.",
  student: "You are in no class yet.",
} as const;

async function OwnWork({ person }: Pick<SignedIn, "person">) {
  const items = await workOf(await getStore(), person, Date.now());
  return (
    <>
      <h1>Your work</h1>
      <DueWork items={items} />
    </>
  );
}

export default async function ClassroomPage() {
  const { person } = await mustBeSignedIn("/classroom");
  const { classes, waiting, mayMakeClass, mayManageCourse } = await homeOf(await getStore(), person);
  return (
    <main id="main">
      <div className={styles.panel}>
        <WhoBar name={person.name} mayManageCourse={mayManageCourse} />
        {person.role === "student" && <OwnWork person={person} />}
        {person.role === "student" ? <h2>Classes</h2> : <h1>Classes</h1>}
        {classes.length === 0 && waiting.length === 0 && <p>{EMPTY[person.role]}</p>}
        <ul className={styles.list}>
          {waiting.map(({ id, name }) => (
            <li key={id}>
              <span className={styles.name}>
                {name}
                <span className={styles.facts}>you wait to be let in; open this page again later</span>
              </span>
            </li>
          ))}
          {classes.map(({ id, name, role, students, endedAt }) => (
            <li key={id}>
              <span className={styles.name}>
                <Link href={`/classroom/classes/${id}`} prefetch={false}>
                  {name}
                </Link>
                <span className={styles.facts}>
                  {[
                    role === null ? "" : ROLE_WORDS[role],
                    students === undefined ? "" : `${students} ${students === 1 ? "student" : "students"}`,
                    endedAt === null ? "" : "ended",
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </span>
            </li>
          ))}
        </ul>
        {person.role === "student" && (
          <p>
            <Link href="/join" prefetch={false}>
              Join a class by its code
            </Link>
          </p>
        )}
        {mayMakeClass && (
          <>
            <h2>New class</h2>
            <MakeClass timeZones={timeZones()} />
          </>
        )}
      </div>
    </main>
  );
}
