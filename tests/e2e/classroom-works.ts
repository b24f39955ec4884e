import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { AS_USUAL } from "@/components/classroom/work/as-usual";
import { idOf, newAdmin, newClass, newStudent, newTeacher, type Teacher, told } from "./classroom-cast";

interface Track {
  readonly id: string;
  readonly faderDb: number;
}

interface HandedOut {
  readonly variantId: string;
  readonly shown: { readonly exercise: { readonly start: { readonly tracks: readonly Track[] } } };
}

export interface Student {
  readonly id: string;
  readonly name: string;
  readonly visitor: APIRequestContext;
  readonly submissionId: string;
}

export interface MarkedClass {
  readonly id: string;
  readonly assignmentId: string;
  readonly instructor: Teacher;
  readonly students: readonly Student[];
}

/** Moves every fader of a variant's start by so many dB, and hands it in. */
export async function handIn(
  student: APIRequestContext,
  studentId: string,
  assignmentId: string,
  byDb: number,
): Promise<string> {
  const { variantId, shown } = await told<HandedOut>(
    student,
    "POST",
    `assignments/${assignmentId}/attempts`,
    {},
  );
  const { start } = shown.exercise;
  const tracks = start.tracks.map((track) => ({ ...track, faderDb: Math.min(10, track.faderDb + byDb) }));
  const submissionId = randomUUID();
  const work = JSON.stringify({ ...start, tracks });
  await told(student, "PUT", `submissions/${submissionId}`, {
    studentId,
    variantId,
    work,
    madeAt: Date.now(),
  });
  return submissionId;
}

/** A class with a balance to be made, and students of whom each has handed one in, each softer than the one before. */
export async function newMarkedClass(baseURL: string, count: number): Promise<MarkedClass> {
  const admin = await newAdmin(baseURL);
  const instructor = await newTeacher(baseURL, admin.visitor, "instructor");
  const { id, code } = await newClass(instructor.visitor);
  const wanted = {
    title: "The voice and the band",
    content: { kind: "exercise", exerciseId: "voice-and-band" },
    ...AS_USUAL,
  };
  const assignment = await told<{ id: string }>(
    instructor.visitor,
    "POST",
    `classes/${id}/assignments`,
    wanted,
  );
  const students: Student[] = [];
  for (let i = 0; i < count; i += 1) {
    const { name, visitor } = await newStudent(baseURL, code);
    const studentId = await idOf(instructor.visitor, id, name);
    const submissionId = await handIn(visitor, studentId, assignment.id, 2.5 - 2 * i);
    students.push({ id: studentId, name, visitor, submissionId });
  }
  return { id, assignmentId: assignment.id, instructor, students };
}

/** Lets a page be somebody's who is signed in. */
export async function signInAs(page: Page, visitor: APIRequestContext): Promise<void> {
  const { cookies } = await visitor.storageState();
  await page.context().addCookies(cookies);
}

/** Waits until the server has measured everything that was handed in. */
export async function untilMarked({ students }: MarkedClass): Promise<void> {
  for (const { visitor, submissionId } of students) {
    await expect
      .poll(
        async () => (await told<{ state: string }>(visitor, "GET", `submissions/${submissionId}`)).state,
        {
          timeout: 90_000,
        },
      )
      .toBe("graded");
  }
}

/** How loud a work's print is, as the server has measured it. */
export async function loudnessOf({ visitor }: Teacher, submissionId: string): Promise<number> {
  const { marking } = await told<{ marking: { print: { integratedLufs: number } } }>(
    visitor,
    "GET",
    `submissions/${submissionId}/opening`,
  );
  return marking.print.integratedLufs;
}
