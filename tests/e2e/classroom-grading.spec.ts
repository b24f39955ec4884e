import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { readWav, writeWav } from "@/audio-engine/files/wav";
import { withValue } from "@/audio-engine/session/address";
import { AS_USUAL } from "@/components/classroom/work/as-usual";
import type { VariantPublicPart } from "@/server/grading/parts";
import { ask, idOf, newAdmin, newClass, newStudent, newTeacher, newVisitor, told } from "./classroom-cast";

interface OpenWork {
  readonly variantId: string;
  readonly shown: VariantPublicPart;
}

interface State {
  readonly state: string;
  readonly points?: number;
  readonly result?: { readonly outcome: string; readonly score01: number };
}

const ASSIGNED = {
  title: "Undo the equaliser",
  content: { kind: "exercise", exerciseId: "undo-hidden-eq" },
  ...AS_USUAL,
  maxAttempts: 1,
  maxPoints: 20,
};

test("work is drawn, heard and graded on the server; nothing that was sent with it counts", async ({
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const { visitor: admin } = await newAdmin(origin);
  const teacher = await newTeacher(origin, admin, "instructor");
  const { id: classId, code } = await newClass(teacher.visitor);
  const path = `classes/${classId}/assignments`;
  const { id: assignmentId } = await told<{ id: string }>(teacher.visitor, "POST", path, ASSIGNED);
  const { visitor: student, name } = await newStudent(origin, code);
  const { visitor: fellow } = await newStudent(origin, code);

  const work = await told<OpenWork>(student, "POST", `assignments/${assignmentId}/attempts`, {});
  const { variantId, shown } = work;
  expect(JSON.stringify(work)).not.toMatch(/"(seed|truth|goals|secret|kinship)"/);

  const { reference, heard } = shown;
  for (const sound of [reference, heard]) {
    if (sound === null) throw new Error("The variant has two finished sounds.");
    const address = `variants/${variantId}/sounds/${sound.pcmSha256}`;
    const response = await ask(student, "GET", address);
    expect(response.headers()).toMatchObject({
      "content-type": "audio/wav",
      "cache-control": "private, no-store",
    });
    expect(readWav(await response.body())).toMatchObject({ bits: 24, frames: sound.frames });
    expect((await ask(teacher.visitor, "GET", address)).status()).toBe(200);
    expect((await ask(fellow, "GET", address)).status()).toBe(403);
    expect((await ask(await newVisitor(origin), "GET", address)).status()).toBe(401);
  }
  const unknown = `variants/${variantId}/sounds/${"0".repeat(64)}`;
  expect((await ask(student, "GET", unknown)).status()).toBe(404);

  const answer = withValue(shown.exercise.start, "asset/eq/low-mid/gainDb", 3);
  const address = `submissions/${randomUUID()}`;
  const studentId = await idOf(teacher.visitor, classId, name);
  const sent = { studentId, variantId, madeAt: Date.now() };
  const forged = JSON.stringify({ ...answer, score01: 1, met: true });
  expect((await ask(student, "PUT", address, { ...sent, work: forged })).status()).toBe(400);
  const scored = { ...sent, work: JSON.stringify(answer), score01: 1, points: 20 };
  expect((await ask(student, "PUT", address, scored)).status()).toBe(400);
  await told(student, "PUT", address, { ...sent, work: JSON.stringify(answer) });
  let state: State = { state: "waiting" };
  await expect(async () => {
    state = await told<State>(student, "GET", address);
    expect(state.state).toBe("graded");
  }).toPass({ timeout: 100_000 });
  expect(state.result).toMatchObject({ outcome: "scored" });
  expect(state.points).toBeCloseTo(20 * (state.result?.score01 ?? Number.NaN), 9);
  expect(state.result?.score01).toBeLessThan(1);
});

test("a mix from another program is taken as files, and graded by what they tell", async ({ baseURL }) => {
  const origin = baseURL ?? "";
  const { visitor: admin } = await newAdmin(origin);
  const teacher = await newTeacher(origin, admin, "instructor");
  const { id: classId, code } = await newClass(teacher.visitor);
  const content = { kind: "exercise", exerciseId: "master-it", takesFiles: true };
  const path = `classes/${classId}/assignments`;
  const { id: assignmentId } = await told<{ id: string }>(teacher.visitor, "POST", path, {
    ...ASSIGNED,
    content,
  });
  const { visitor: student, name } = await newStudent(origin, code);
  const { visitor: fellow } = await newStudent(origin, code);
  const { variantId, shown } = await told<OpenWork>(
    student,
    "POST",
    `assignments/${assignmentId}/attempts`,
    {},
  );

  const send = (visitor: typeof student, bytes: Uint8Array) =>
    visitor.post(`/api/classroom/variants/${variantId}/files`, {
      data: Buffer.from(bytes),
      headers: { "content-type": "audio/wav" },
    });
  const { lengthFrames } = shown.exercise.start;
  const noise = Float32Array.from({ length: lengthFrames }, (_, i) => 0.3 * Math.sin(i * i));
  const wav = writeWav([noise, noise], { bits: 24 });
  expect((await send(fellow, wav)).status()).toBe(404);
  for (const bytes of [
    wav.subarray(0, 1000),
    new TextEncoder().encode("no sound"),
    writeWav([noise.subarray(0, 48000)], { bits: 16 }),
  ])
    expect((await send(student, bytes)).status()).toBe(400);
  const sent = await send(student, wav);
  const { sha256 } = (await sent.json()) as { sha256: string };

  const address = `submissions/${randomUUID()}`;
  const studentId = await idOf(teacher.visitor, classId, name);
  const handIn = (work: object) =>
    ask(student, "PUT", address, { studentId, variantId, madeAt: Date.now(), work: JSON.stringify(work) });
  expect((await handIn({ kind: "files", main: "0".repeat(64), parts: null })).status()).toBe(400);
  expect((await handIn({ kind: "files", main: "../x", parts: null })).status()).toBe(400);
  expect((await handIn({ kind: "files", main: sha256, parts: null, score01: 1 })).status()).toBe(400);
  expect((await handIn({ kind: "files", main: sha256, parts: null })).status()).toBe(200);
  await expect(async () => {
    expect((await told<State>(student, "GET", address)).state).toBe("graded");
  }).toPass({ timeout: 100_000 });
});
