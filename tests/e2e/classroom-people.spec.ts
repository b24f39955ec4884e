import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import {
  ADDRESS,
  ask,
  idOf,
  type Method,
  newClass,
  newStudent,
  newVisitor,
  PASSWORD,
  PIN,
  told,
  unique,
} from "./classroom-cast";
import { type Cast, type Letter, makeCast } from "./classroom-full-cast";

// One cast for the file: every sign-in hashes a password.
test.describe.configure({ mode: "default" });

let cast: Cast;
test.beforeAll(async () => {
  cast = await makeCast();
});

type Statuses = Readonly<Record<Letter, number>>;

/** Of what is in the class: nobody is asked to sign in, who has nothing to do with it does not learn that it exists. */
const inClass = (own: Readonly<Record<"D" | "I" | "A" | "S", number>>): Statuses => ({
  ...{ N: 401, W: 404, X: 404, Y: 404 },
  ...own,
});
const ALL = (status: number): Statuses =>
  ({
    N: 401,
    ...Object.fromEntries([..."DIASWXY"].map((letter) => [letter, status])),
  }) as Statuses;
const ADMIN_ONLY = (status: number): Statuses => ({ ...ALL(404), D: status });

type Row = readonly [Method, string, Statuses, object?];

/** Every address of people and classes with what each may do there. What would take something away is refused to all here, and tried below. */
function rows(): Row[] {
  const { here, studentId, assistant, instructor } = cast;
  const [at, student] = [`classes/${here.id}`, `classes/${here.id}/members/${studentId}`];
  const settings = { admission: "open", seatLimit: null, expiresAt: null };
  const manages = (status: number) => inClass({ D: status, I: status, A: 403, S: 403 });
  return [
    ["GET", "classes", ALL(200)],
    [
      "POST",
      "classes",
      { ...ALL(404), D: 200, I: 200, X: 200 },
      { name: unique("M"), timeZone: "UTC", retentionDays: 1 },
    ],
    ["GET", at, inClass({ D: 200, I: 200, A: 200, S: 200 })],
    ["PATCH", at, manages(204), { name: here.name }],
    ["DELETE", at, inClass({ D: 0, I: 0, A: 403, S: 403 })],
    ["POST", `${at}/code`, manages(200), settings],
    ["PATCH", `${at}/code`, manages(204), { admission: "open" }],
    ["DELETE", `${at}/code`, manages(204)],
    ["GET", `${at}/members`, inClass({ D: 200, I: 200, A: 200, S: 403 })],
    ["PATCH", student, manages(204), { extraTimePercent: 0 }],
    ["DELETE", student, inClass({ D: 0, I: 0, A: 403, S: 403 })],
    ["POST", `${student}/link`, manages(200)],
    ["GET", `${student}/export`, manages(200)],
    ["POST", `${at}/roster`, manages(200), { csv: "Noah" }],
    ["DELETE", `${at}/roster`, manages(204)],
    ["POST", `${at}/groups`, manages(404), { name: "Evening", userIds: [randomUUID()] }],
    ["PUT", `${at}/groups/${randomUUID()}`, manages(404), { name: "Evening", userIds: [] }],
    ["DELETE", `${at}/groups/${randomUUID()}`, manages(404)],
    ["POST", `${at}/teachers`, manages(409), { userName: assistant.userName, role: "assistant" }],
    ["DELETE", `${at}/teachers/${instructor.id}`, manages(409)],
    ["POST", `${at}/leave`, inClass({ D: 403, I: 403, A: 403, S: 0 })],
    ["GET", "staff", ADMIN_ONLY(200)],
    ["POST", "staff", ADMIN_ONLY(409), { name: "A", userName: assistant.userName, role: "assistant" }],
    ["DELETE", `staff/${assistant.id}`, ADMIN_ONLY(0)],
    ["POST", `staff/${assistant.id}/link`, ADMIN_ONLY(200)],
    ["GET", "sign-ins", ALL(200)],
    ["DELETE", `sign-ins/${randomUUID()}`, ALL(404)],
    ["PUT", "account/secret", ALL(403), { current: "not it", next: "another 27182" }],
    ["GET", "account/export", ALL(200)],
    ["POST", "progress", ALL(200), { events: [] }],
  ];
}

test("every address answers each kind of person as the table of rights says, privately", async () => {
  test.setTimeout(240_000);
  const wrong: string[] = [];
  for (const [method, path, statuses, body] of rows()) {
    for (const [letter, wanted] of Object.entries(statuses) as [Letter, number][]) {
      if (wanted === 0) continue;
      const response = await ask(cast.visitors[letter], method, path, body);
      const isPrivate = response.headers()["cache-control"] === "private, no-store";
      if (response.status() !== wanted || !isPrivate)
        wrong.push(`${letter} ${method} ${path}: ${response.status()}, not ${wanted}; private: ${isPrivate}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("nobody reaches a student by way of another class", async () => {
  const { there, studentId, visitors, instructor } = cast;
  const path = `classes/${there.id}/members/${studentId}`;
  expect((await ask(visitors.X, "PATCH", path, { name: "Gone" })).status()).toBe(404);
  expect((await ask(visitors.X, "DELETE", path)).status()).toBe(404);
  expect((await ask(visitors.X, "POST", `${path}/link`)).status()).toBe(404);
  expect((await ask(visitors.X, "GET", `${path}/export`)).status()).toBe(404);
  expect(await idOf(instructor.visitor, cast.here.id, cast.student.name)).toBe(studentId);
});

test("a sign-in is ended by its owner alone", async () => {
  const { visitors, student } = cast;
  const { signIns } = await told<{ signIns: { id: string }[] }>(visitors.S, "GET", "sign-ins");
  for (const letter of ["D", "I", "Y"] as const)
    expect((await ask(visitors[letter], "DELETE", `sign-ins/${signIns[0]?.id}`)).status()).toBe(404);
  const elsewhere = await newVisitor(ADDRESS);
  const { code } = cast.here;
  await told(elsewhere, "POST", "sign-in", { code, name: student.name, pin: PIN });
  const { signIns: two } = await told<{ signIns: { id: string; isHere: boolean }[] }>(
    visitors.S,
    "GET",
    "sign-ins",
  );
  expect(two).toHaveLength(2);
  await told(visitors.S, "DELETE", `sign-ins/${two.find(({ isHere }) => !isHere)?.id}`);
  expect((await ask(elsewhere, "GET", "sign-ins")).status()).toBe(401);
});

test.describe("what is sent", () => {
  for (const [name, data, status] of [
    ["a field that is not known", { name: "Mia", role: "admin" }, 400],
    ["a name that cannot be seen", { name: "Mi\u0000a" }, 400],
    ["a name of 81 letters", { name: "x".repeat(81) }, 400],
    ["a number as text", { extraTimePercent: "50" }, 400],
    ["nothing", {}, 400],
    ["more than 64 kB", { name: "x".repeat(70_000) }, 413],
  ] as const) {
    test(`is refused: ${name}`, async () => {
      const path = `classes/${cast.here.id}/members/${cast.studentId}`;
      const response = await ask(cast.visitors.I, "PATCH", path, data);
      expect(response.status()).toBe(status);
      expect(await response.json()).toEqual({ error: expect.stringMatching(/^.{5,200}\.$/) });
    });
  }
});

test("a sign-in is another one each time, and its cookie is for the server alone", async () => {
  const visitor = await newVisitor(ADDRESS);
  const { userName } = cast.elsewhere;
  const cookies: string[] = [];
  for (let round = 0; round < 2; round += 1) {
    const response = await ask(visitor, "POST", "sign-in", { userName, password: PASSWORD });
    const cookie = response.headers()["set-cookie"] ?? "";
    expect(cookie).toMatch(/^sign-in=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    cookies.push(cookie.split(";")[0] ?? "");
  }
  expect(cookies[0]).not.toBe(cookies[1]);
  const replayed = await newVisitor(ADDRESS);
  const old = await replayed.get("/api/classroom/sign-ins", { headers: { cookie: cookies[0] ?? "" } });
  expect(old.status()).toBe(401);
  await told(visitor, "POST", "sign-out");
  const gone = await replayed.get("/api/classroom/sign-ins", { headers: { cookie: cookies[1] ?? "" } });
  expect(gone.status()).toBe(401);
});

test("a link sets a PIN once, and ends every earlier sign-in", async () => {
  const { visitors, here } = cast;
  const { code } = await told<{ code: string }>(visitors.I, "POST", `classes/${here.id}/code`, {
    ...{ admission: "open", seatLimit: null, expiresAt: null },
  });
  const oda = await newStudent(ADDRESS, code, unique("Oda"));
  const id = await idOf(visitors.I, here.id, oda.name);
  const { token } = await told<{ token: string }>(
    visitors.I,
    "POST",
    `classes/${here.id}/members/${id}/link`,
  );
  const phone = await newVisitor(ADDRESS);
  expect(await told(phone, "POST", "links/look", { token })).toEqual({
    purpose: "reset-pin",
    name: oda.name,
    userName: null,
  });
  await told(phone, "POST", "links", { token, secret: "314159" });
  expect((await ask(oda.visitor, "GET", "sign-ins")).status()).toBe(401);
  expect((await ask(phone, "POST", "links", { token, secret: "314158" })).status()).toBe(403);
  const wrong = await ask(oda.visitor, "POST", "sign-in", { code, name: oda.name, pin: PIN });
  expect(wrong.status()).toBe(401);
  await told(oda.visitor, "POST", "sign-in", { code, name: oda.name, pin: "314159" });
  // What takes something away, by those who may.
  await told(visitors.I, "DELETE", `classes/${here.id}/members/${id}`);
  expect((await ask(phone, "GET", "sign-ins")).status()).toBe(401);
  const gone = await ask(visitors.I, "GET", `classes/${here.id}/members/${id}/export`);
  expect(gone.status()).toBe(404);
});

test("forty students behind one address join at once, and one who guesses names there is stopped", async () => {
  const { id, code } = await newClass(cast.instructor.visitor);
  const startedAt = Date.now();
  const names = Array.from({ length: 40 }, (_, index) => `Student ${index}`);
  await Promise.all(names.map((name) => newStudent(ADDRESS, code, name)));
  console.log(`Forty joined at once in ${((Date.now() - startedAt) / 1000).toFixed(1)} s.`);
  const { members } = await told<{ members: { role: string }[] }>(
    cast.visitors.I,
    "GET",
    `classes/${id}/members`,
  );
  expect(members.filter(({ role }) => role === "student")).toHaveLength(40);
  const guesser = await newVisitor(ADDRESS);
  const statuses: number[] = [];
  for (let pin = 0; pin < 6; pin += 1) {
    const data = { code, name: "Student 7", pin: `31415${pin}` };
    statuses.push((await ask(guesser, "POST", "sign-in", data)).status());
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test("progress moves by a code once, and holds what was chosen", async () => {
  const [from, to] = [await newVisitor(ADDRESS), await newVisitor(ADDRESS)];
  const content = `{"chosen":"${randomUUID()}"}`;
  const { code } = await told<{ code: string }>(from, "POST", "transfers", { content });
  const typed = `${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`;
  expect(await told(to, "POST", "transfers/take", { code: typed })).toEqual({ content });
  expect((await ask(to, "POST", "transfers/take", { code: typed })).status()).toBe(404);
});
