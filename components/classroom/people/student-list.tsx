"use client";

import styles from "../classroom.module.css";
import type { ShownClass, ShownMember } from "./people-types";
import { StudentEntry } from "./student-entry";

interface StudentListProps {
  readonly shown: ShownClass;
  readonly students: readonly ShownMember[];
  readonly mayManage: boolean;
}

const GROUPS = [
  ["waiting", "Waiting to be let in"],
  ["active", "Students"],
  ["left", "Taken out"],
] as const;

/** The students of a class: those who wait first. */
export function StudentList({ shown, students, mayManage }: StudentListProps) {
  return GROUPS.map(([state, heading]) => {
    const group = students.filter((student) => student.state === state);
    if (group.length === 0 && state !== "active") return null;
    return (
      <section key={state}>
        <h2>{heading}</h2>
        {group.length === 0 ? (
          <p>
            Nobody has joined yet. Show the code to your students; they appear here when you open the page
            again.
          </p>
        ) : (
          <ul className={styles.list}>
            {group.map((student) => (
              <StudentEntry key={student.userId} shown={shown} student={student} mayManage={mayManage} />
            ))}
          </ul>
        )}
      </section>
    );
  });
}
