import { randomUUID } from "node:crypto";
import { withInsert } from "@/audio-engine/session/address";
import type { Session } from "@/audio-engine/session/schema";
import { projectRoot } from "@/scripts/lib/project.mjs";
import { startSignIn } from "@/server/auth/sign-in";
import { addClass, addMember } from "@/server/db/classes";
import type { Store } from "@/server/db/handle";
import { addStaff, addStudent } from "@/server/db/people";
import { write } from "@/server/db/transactions";
import { addAssignment } from "@/server/db/work";
import { draw, loadPlan } from "@/server/grading/draw";
import { ASSIGNMENT } from "./large-class";

const STUDENTS = 200;
const ROWS_AT_ONCE = 50;
/** A song of twelve stems to be mastered. */
const EXERCISE = "master-it";

/** A hand-in that is to be sent: whose it is, and by which cookie. */
export interface Planned {
  readonly id: string;
  readonly cookie: string;
  readonly studentId: string;
  readonly variantId: string;
  readonly work: string;
}

/** Each time another limiter, so that the grader has something to do with each. */
const worked = (start: Session, index: number): string =>
  JSON.stringify(
    withInsert(start, "master", "limiter", (insert) =>
      insert.unit === "limiter"
        ? { ...insert, params: { ...insert.params, inputGainDb: (index % 9000) / 1000 } }
        : insert,
    ),
  );

/** A class of 200 who have all begun as many assignments as it takes for so many hand-ins. */
export async function planHandIns(store: Store, count: number): Promise<Planned[]> {
  const parts = await draw({ exerciseId: EXERCISE, seed: 1, materialIndex: 0 }, (plan) =>
    loadPlan(projectRoot, plan),
  );
  const publicJson = JSON.stringify(parts.public);
  const secretJson = JSON.stringify(parts.secret);
  const { start } = parts.public.exercise;
  const now = Date.now();
  const { students, classId } = await write(store, async (writer) => {
    const staff = { role: "instructor" as const, name: "Ines", userName: "ines", passwordHash: "x" };
    const instructor = await addStaff(writer, staff, now);
    const made = { name: "Mixing 1", timeZone: "Europe/Berlin", retentionDays: null };
    const { id } = await addClass(writer, made, instructor, now);
    const signedIn = [];
    for (let i = 0; i < STUDENTS; i += 1) {
      const student = await addStudent(writer, `Student ${i}`, now);
      await addMember(writer, id, student, { role: "student", state: "active" }, now);
      const token = await startSignIn(writer, student, { device: "bench", earlier: undefined }, now);
      signedIn.push({ id: student.id, cookie: `sign-in=${token}` });
    }
    return { students: signedIn, classId: id };
  });
  const planned: Planned[] = [];
  while (planned.length < count) {
    await write(store, async (writer) => {
      const title = `Master ${planned.length}`;
      const contentJson = JSON.stringify({ kind: "exercise", exerciseId: EXERCISE });
      const given = { ...ASSIGNMENT, contentJson, dueAt: null, publishedAt: now, classId, title };
      const { id: assignmentId } = await addAssignment(writer, given, now);
      for (let from = 0; from < STUDENTS; from += ROWS_AT_ONCE) {
        const rows = students.slice(from, from + ROWS_AT_ONCE).map((student) => ({
          student,
          attemptId: randomUUID(),
          variantId: randomUUID(),
        }));
        const state = { number: 1, state: "open" as const, startedAt: now, closesAt: null, endedAt: null };
        const attempts = rows.map(({ student, attemptId }) => ({
          ...{ ...state, id: attemptId, assignmentId, userId: student.id },
        }));
        const drawn = { item: "1", generator: EXERCISE, generatorVersion: 1, seed: 1, publicJson };
        const variants = rows.map(({ attemptId, variantId }) => ({ ...drawn, id: variantId, attemptId }));
        await writer.insertInto("attempts").values(attempts).execute();
        await writer.insertInto("variants").values(variants).execute();
        await writer
          .insertInto("variantSecrets")
          .values(variants.map(({ id: variantId }) => ({ variantId, secretJson })))
          .execute();
        for (const { student, variantId } of rows) {
          const { id: studentId, cookie } = student;
          planned.push({
            id: randomUUID(),
            cookie,
            studentId,
            variantId,
            work: worked(start, planned.length),
          });
        }
      }
    });
  }
  return planned.slice(0, count);
}
