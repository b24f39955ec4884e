import Link from "next/link";
import type { StudentGrades } from "@/server/grades/shapes";
import { cellNotes, cellText, pointsText } from "./rows";
import styles from "./student-grades.module.css";

/** One student's assignments, one below the other. */
export function StudentGradesTable({ grades }: { readonly grades: StudentGrades }) {
  const { student, assignments, works } = grades;
  if (assignments.length === 0) return <p>Nothing has been assigned yet.</p>;
  return (
    <table className={styles.list}>
      <caption>
        {pointsText(student.earned)} of {pointsText(student.possible)} points so far
      </caption>
      <thead>
        <tr>
          <th scope="col">Assignment</th>
          <th scope="col">Points</th>
          <th scope="col">Work</th>
        </tr>
      </thead>
      <tbody>
        {assignments.map(({ id, title, maxPoints }, i) => {
          const cell = student.cells[i] ?? { status: "open" };
          const work = works[i] ?? null;
          return (
            <tr key={id}>
              <th scope="row">{title}</th>
              <td>
                {[
                  cell.points === undefined
                    ? cellText(cell)
                    : `${cellText(cell)} of ${pointsText(maxPoints)}`,
                  ...cellNotes(cell),
                ].join(", ")}
              </td>
              <td>
                {work !== null && (
                  <Link prefetch={false} href={`/classroom/submissions/${work}`}>
                    Open
                    <span className="visually-hidden"> the work for {title}</span>
                  </Link>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
