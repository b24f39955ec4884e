"use client";

import Link from "next/link";
import { useDeferredValue, useMemo, useState } from "react";
import type { Gradebook } from "@/server/grades/shapes";
import { call } from "../call";
import { GradePanel } from "./grade-panel";
import styles from "./gradebook.module.css";
import { GradebookGrid } from "./grid";
import { Missed, type TaughtIn } from "./missed";
import { type CellFilter, listedRows, type Sorting, sortedBy } from "./rows";

const FILTERS: readonly { readonly value: CellFilter; readonly label: string }[] = [
  { value: "all", label: "Everybody" },
  { value: "missing", label: "With something missing" },
  { value: "handed-in", label: "With work to mark" },
  { value: "late", label: "With late work" },
  { value: "by-hand", label: "With points by hand" },
  { value: "excused", label: "Excused from something" },
  { value: "asks", label: "Asking for a second look" },
];

interface GradebookViewProps {
  readonly first: Gradebook;
  /** Lessons by the exercise that they hold. */
  readonly lessons: Readonly<Record<string, readonly TaughtIn[]>>;
}

/** The gradebook of a class, to be looked through, sorted, filtered and changed. */
export function GradebookView({ first, lessons }: GradebookViewProps) {
  const [book, setBook] = useState(first);
  const [search, setSearch] = useState("");
  const [filter, setFilter] = useState<CellFilter>("all");
  const [sorting, setSorting] = useState<Sorting>({ key: "name", isDescending: false });
  const [opened, setOpened] = useState<{ studentId: string; assignmentId: string } | null>(null);
  const wanted = useDeferredValue(search);
  const rows = useMemo(() => listedRows(book, wanted, filter, sorting), [book, wanted, filter, sorting]);

  async function reread(): Promise<void> {
    setBook(await call<Gradebook>("GET", `classes/${book.classId}/gradebook`));
  }

  if (book.students.length === 0 || book.assignments.length === 0) return <NothingYet book={book} />;
  return (
    <>
      <div className={styles.tools}>
        <label>
          Find a student
          <input type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
        </label>
        <label>
          Show
          <select value={filter} onChange={({ target }) => setFilter(target.value as CellFilter)}>
            {FILTERS.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <a href={`/api/classroom/classes/${book.classId}/gradebook.csv`} download="gradebook.csv">
          Download as CSV
        </a>
      </div>
      <p className={styles.count} role="status">
        {rows.length === book.students.length
          ? `${rows.length} ${rows.length === 1 ? "student" : "students"}`
          : `${rows.length} of ${book.students.length} students`}
      </p>
      <GradebookGrid
        {...{ book, rows, filter, sorting }}
        onSort={(key) => setSorting((before) => sortedBy(before, key))}
        onOpen={(studentId, assignmentId) => setOpened({ studentId, assignmentId })}
      />
      <Missed assignments={book.assignments} lessons={lessons} />
      {opened !== null && (
        <GradePanel
          key={`${opened.studentId} ${opened.assignmentId}`}
          {...opened}
          onChanged={() => void reread()}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

/** What to do where there is nothing to look at. */
function NothingYet({ book: { classId, students } }: { readonly book: Gradebook }) {
  const place = <Link href={`/classroom/classes/${classId}`}>the page of the class</Link>;
  return students.length === 0 ? (
    <p>Nobody has joined this class yet. Give its code to your students: it stands on {place}.</p>
  ) : (
    <p>
      Nothing has been assigned yet. Assign an exercise or a lesson on {place}; then every student has a cell
      here.
    </p>
  );
}
