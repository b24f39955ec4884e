import type { APIRequestContext } from "@playwright/test";
import {
  ADDRESS,
  idOf,
  newAdmin,
  newClass,
  newStudent,
  newTeacher,
  newVisitor,
  told,
} from "./classroom-cast";

/** N nobody, D administrator, I instructor, A assistant and S student of the class, W waits, X instructor and Y student elsewhere. */
export type Letter = "N" | "D" | "I" | "A" | "S" | "W" | "X" | "Y";

/** Everybody of the table, and two classes. */
export async function makeCast() {
  const admin = await newAdmin(ADDRESS);
  const instructor = await newTeacher(ADDRESS, admin.visitor, "instructor");
  const assistant = await newTeacher(ADDRESS, admin.visitor, "assistant");
  const elsewhere = await newTeacher(ADDRESS, admin.visitor, "instructor");
  const here = await newClass(instructor.visitor);
  const there = await newClass(elsewhere.visitor);
  await told(instructor.visitor, "POST", `classes/${here.id}/teachers`, {
    userName: assistant.userName,
    role: "assistant",
  });
  const student = await newStudent(ADDRESS, here.code);
  const stranger = await newStudent(ADDRESS, there.code);
  await told(instructor.visitor, "PATCH", `classes/${here.id}/code`, { admission: "approve" });
  const waiting = await newStudent(ADDRESS, here.code);
  await told(instructor.visitor, "PATCH", `classes/${here.id}/code`, { admission: "open" });
  const visitors: Record<Letter, APIRequestContext> = {
    N: await newVisitor(ADDRESS),
    D: admin.visitor,
    I: instructor.visitor,
    A: assistant.visitor,
    S: student.visitor,
    W: waiting.visitor,
    X: elsewhere.visitor,
    Y: stranger.visitor,
  };
  const studentId = await idOf(instructor.visitor, here.id, student.name);
  return { visitors, here, there, instructor, assistant, elsewhere, student, studentId, admin };
}

export type Cast = Awaited<ReturnType<typeof makeCast>>;
