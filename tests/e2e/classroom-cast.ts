import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type APIRequestContext, type APIResponse, request } from "@playwright/test";

/** Of the server that is tested. */
export const ADDRESS = `http://127.0.0.1:${process.env.E2E_PORT ?? "4173"}`;
export const PASSWORD = "violas in the hall";
export const PIN = "271828";

/** A name that no other test has. */
export const unique = (name: string): string => `${name} ${randomUUID().slice(0, 8)}`;
const userNameOf = (name: string): string => name.toLowerCase().replaceAll(" ", "-");

/** Runs a command of the administrator's on the data of the server that is tested. */
export async function admin(args: readonly string[], input: string): Promise<string> {
  const child = spawn(process.execPath, ["scripts/admin.mjs", ...args], {
    env: { ...process.env, DATA_DIR: "test-results/data" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (data) => {
    said += String(data);
  });
  child.stdin.end(input);
  const [status] = await once(child, "close");
  if (status !== 0) throw new Error(`admin ${args[0]} ended with status ${status}`);
  return said.trim();
}

/** A browser's requests without a browser: its own cookies, and the origin that a page of the course has. */
export const newVisitor = (baseURL: string): Promise<APIRequestContext> =>
  request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL } });

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** One request to the classroom's server. */
export const ask = (
  visitor: APIRequestContext,
  method: Method,
  path: string,
  data?: object,
): Promise<APIResponse> =>
  visitor.fetch(`/api/classroom/${path}`, { method, ...(data && { data }), maxRedirects: 0 });

/** As `ask`, for what must work. */
export async function told<Answer>(
  visitor: APIRequestContext,
  method: Method,
  path: string,
  data?: object,
): Promise<Answer> {
  const response = await ask(visitor, method, path, data);
  if (!response.ok()) throw new Error(`${method} ${path}: ${response.status()} ${await response.text()}`);
  return (response.status() === 204 ? undefined : await response.json()) as Answer;
}

/** An administrator, signed in. */
export async function newAdmin(baseURL: string): Promise<{ visitor: APIRequestContext; name: string }> {
  const name = unique("Ada");
  await admin(["create-admin", userNameOf(name), name], `${PASSWORD}\n`);
  const visitor = await newVisitor(baseURL);
  await told(visitor, "POST", "sign-in", { userName: userNameOf(name), password: PASSWORD });
  return { visitor, name };
}

export interface Teacher {
  readonly visitor: APIRequestContext;
  readonly id: string;
  readonly name: string;
  readonly userName: string;
}

/** Somebody of the staff, added by an administrator and signed in by the link. */
export async function newTeacher(
  baseURL: string,
  by: APIRequestContext,
  role: "instructor" | "assistant",
): Promise<Teacher> {
  const name = unique(role === "instructor" ? "Ines" : "Alan");
  const userName = userNameOf(name);
  const { id, token } = await told<{ id: string; token: string }>(by, "POST", "staff", {
    name,
    userName,
    role,
  });
  const visitor = await newVisitor(baseURL);
  await told(visitor, "POST", "links", { token, secret: PASSWORD });
  return { visitor, id, name, userName };
}

/** A class that anybody joins by its code. */
export const newClass = (by: APIRequestContext, name = unique("Mixing")) =>
  told<{ id: string; code: string }>(by, "POST", "classes", {
    name,
    timeZone: "Europe/Berlin",
    retentionDays: null,
  }).then((made) => ({ ...made, name }));

/** A student who has joined a class. */
export async function newStudent(baseURL: string, code: string, name = unique("Mia")) {
  const visitor = await newVisitor(baseURL);
  await told(visitor, "POST", "join", { code, name, pin: PIN });
  return { visitor, name };
}

/** The id of somebody in a class, as its instructor sees it. */
export async function idOf(instructor: APIRequestContext, classId: string, name: string): Promise<string> {
  const { members } = await told<{ members: { userId: string; name: string }[] }>(
    instructor,
    "GET",
    `classes/${classId}/members`,
  );
  const found = members.find((member) => member.name === name);
  if (found === undefined) throw new Error(`${name} is not in the class.`);
  return found.userId;
}

/** A class with its instructor and one student, all of them signed in. */
export async function newRoom(baseURL: string) {
  const { visitor: admin } = await newAdmin(baseURL);
  const instructor = await newTeacher(baseURL, admin, "instructor");
  const here = await newClass(instructor.visitor);
  return { admin, instructor, here, student: await newStudent(baseURL, here.code) };
}
