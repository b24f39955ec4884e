/*
 * The gradebook of a class of 500 students with 40 assignments, as a page asks for it, on SQLite and on PostgreSQL.
 * `npm run -s bench -- gradebook [--write]`
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensurePostgres, startPostgres } from "@/scripts/lib/postgres.mjs";
import { writeMarked } from "@/scripts/verify/marked-text";
import { addClass, addMember } from "@/server/db/classes";
import type { Store } from "@/server/db/handle";
import { addStaff, addStudent, type Person } from "@/server/db/people";
import { openStore } from "@/server/db/store";
import type { GradeRow, StoreKind } from "@/server/db/tables";
import { write } from "@/server/db/transactions";
import { addAssignment } from "@/server/db/work";
import { gradebook } from "@/server/grades/gradebook";
import { gradebookCsv } from "@/server/grades/gradebook-csv";
import { machine, median } from "./figures";

const STUDENTS = 500;
const ASSIGNMENTS = 40;
const RUNS = 9;
const GOAL_MS = 1000;
const NOW = 1_795_824_000_000;

const ASSIGNMENT = {
  kind: "sandbox" as const,
  contentJson: "{}",
  opensAt: null,
  dueAt: NOW,
  closesAt: null,
  maxAttempts: null,
  timeLimitMs: null,
  creditJson: "[]",
  maxPoints: 10,
  isAnonymous: 0 as const,
  rubricId: null,
  publishedAt: NOW,
  resultsOpenAt: 0,
};

const gradeOf = (assignmentId: string, userId: string, points: number): GradeRow => ({
  assignmentId,
  userId,
  status: "graded",
  points,
  automaticPoints: points,
  overridePoints: null,
  overrideById: null,
  overrideWhy: null,
  overrideAt: null,
  isLate: points === 3 ? 1 : 0,
  submissionId: null,
  feedback: null,
  entries: 1,
  updatedAt: NOW,
});

/** A class as large as the goal says, nine of ten cells graded. */
function fill(store: Store): Promise<{ instructor: Person; classId: string }> {
  return write(store, async (writer) => {
    const staff = { role: "instructor" as const, name: "Ines", userName: "ines", passwordHash: "x" };
    const instructor = await addStaff(writer, staff, NOW);
    const made = { name: "Mixing 1", timeZone: "Europe/Berlin", retentionDays: null };
    const { id: classId } = await addClass(writer, made, instructor, NOW);
    const students: string[] = [];
    for (let i = 0; i < STUDENTS; i += 1) {
      const student = await addStudent(writer, `Student ${i}`, NOW);
      await addMember(writer, classId, student, { role: "student", state: "active" }, NOW);
      students.push(student.id);
    }
    for (let i = 0; i < ASSIGNMENTS; i += 1) {
      const { id } = await addAssignment(writer, { ...ASSIGNMENT, classId, title: `Exercise ${i}` }, NOW + i);
      const rows = students.flatMap((userId, s) =>
        (s + i) % 10 === 0 ? [] : [gradeOf(id, userId, (s * i) % 10)],
      );
      await writer.insertInto("grades").values(rows).execute();
    }
    return { instructor, classId };
  });
}

async function measured(kind: StoreKind, place: string): Promise<string[]> {
  const store = await openStore({ kind, place });
  try {
    const { instructor, classId } = await fill(store);
    const times = { rows: [] as number[], all: [] as number[], csv: [] as number[] };
    let bytes = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const start = performance.now();
      const book = await gradebook(store, instructor, classId, NOW + 1);
      times.rows.push(performance.now() - start);
      bytes = JSON.stringify(book).length;
      times.all.push(performance.now() - start);
      const before = performance.now();
      gradebookCsv(book);
      times.csv.push(performance.now() - before);
    }
    const ms = (all: readonly number[]) =>
      `${median(all).toFixed(0)} ms (slowest ${Math.max(...all).toFixed(0)})`;
    return [
      `| ${kind}: ${STUDENTS} × ${ASSIGNMENTS} | ${ms(times.rows)} | ${ms(times.all)} | ${ms(times.csv)} | ${(bytes / 1e6).toFixed(2)} MB |`,
    ];
  } finally {
    await store.close();
  }
}

/** Prints the table; `--write` puts it into docs/measurements.md. */
export async function bench(args: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "gradebook-bench-"));
  const postgres = await startPostgres(await ensurePostgres());
  try {
    const lines = [
      `${machine()} Median of ${RUNS}; the goal for the second column is below ${GOAL_MS} ms.`,
      "",
      "| gradebook | read and put together | with its JSON | as CSV | JSON |",
      "|---|---|---|---|---|",
      ...(await measured("sqlite", path.join(folder, "classroom.sqlite"))),
      ...(await measured("postgres", postgres.url)),
    ];
    console.log(lines.join("\n"));
    if (args.includes("--write")) writeMarked("gradebook", lines.join("\n"));
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
