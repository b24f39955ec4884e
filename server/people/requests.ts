import { z } from "zod";
import { progressEventSchema } from "@/learning/progress/reading";
import { USER_NAME, USER_NAME_RULE } from "../auth/user-name";

const MOST_NAME_LETTERS = 80;
/** Longer than any password that is taken; nothing beyond is hashed. */
const MOST_SECRET_LETTERS = 400;

/** One line without what cannot be seen; PostgreSQL takes no zero bytes. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `has at most ${most} letters`)
    .refine((text) => !/\p{Cc}|\p{Cf}/u.test(text), "holds characters that cannot be seen");

export const personName = line(MOST_NAME_LETTERS).min(1, "may not be empty");

export const userName = z
  .string()
  .trim()
  .refine((name) => USER_NAME.test(name), USER_NAME_RULE);

const secret = z.string().min(1, "may not be empty").max(MOST_SECRET_LETTERS);
const typedCode = z.string().trim().min(1, "may not be empty").max(40);
const token = z.string().trim().min(1, "may not be empty").max(100);

export const staffSignIn = z.strictObject({ userName: line(100), password: secret });
export const studentSignIn = z.strictObject({ code: typedCode, name: line(200), pin: secret });
export const signInRequest = z.union([staffSignIn, studentSignIn], {
  error: "send a user name and a password, or a class code, a name and a PIN",
});

/** A student who is signed in joins with the code alone. */
export const joinRequest = z.strictObject({
  code: typedCode,
  name: personName.optional(),
  pin: secret.optional(),
});

export const setUpRequest = z.strictObject({ token, name: personName, userName, password: secret });

export const newStaff = z.strictObject({
  name: personName,
  userName,
  role: z.enum(["admin", "instructor", "assistant"]),
});

export const lookRequest = z.strictObject({ token });
export const useLinkRequest = z.strictObject({ token, secret });
export const changeSecretRequest = z.strictObject({ current: secret, next: secret });

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

const MOST_RETENTION_DAYS = 3650;
const LATEST_MS = 8.64e15;

const className = line(120).min(1, "may not be empty");
const timeZone = z
  .string()
  .max(64)
  // An offset is no name: it knows no summer time.
  .refine((name) => /^[A-Za-z]/.test(name) && isTimeZone(name), "is no time zone");
const retentionDays = z.int().min(1, "is at least 1 day").max(MOST_RETENTION_DAYS).nullable();

export const newClass = z.strictObject({ name: className, timeZone, retentionDays });
export const classChanges = newClass.partial().extend({ ended: z.boolean().optional() });

const codeShape = z.strictObject({
  admission: z.enum(["open", "approve", "roster"]),
  seatLimit: z.int().min(1, "is at least 1").max(10_000).nullable(),
  expiresAt: z.int().min(0).max(LATEST_MS).nullable(),
});
export const newCodeRequest = codeShape;
export const codeSettings = codeShape.partial().refine((changes) => Object.keys(changes).length > 0, {
  message: "say what to change",
});

export const memberChanges = z
  .strictObject({
    state: z.enum(["active", "left"]),
    name: personName,
    extraTimePercent: z.int().min(0).max(400),
    locked: z.literal(false),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, { message: "say what to change" });

export const addTeacherRequest = z.strictObject({ userName, role: z.enum(["instructor", "assistant"]) });
export const rosterRequest = z.strictObject({ csv: z.string().max(200_000) });

const MOST_EVENTS_AT_ONCE = 500;
export const bringRequest = z.strictObject({ events: z.array(progressEventSchema).max(MOST_EVENTS_AT_ONCE) });

/** In bytes of UTF-8 it may be somewhat more. */
const MOST_TRANSFER_CHARACTERS = 4 * 1024 * 1024;
export const putTransferRequest = z.strictObject({
  content: z.string().min(1, "may not be empty").max(MOST_TRANSFER_CHARACTERS, "is too large: use a file"),
});
export const takeTransferRequest = z.strictObject({ code: typedCode });

export type NewStaff = z.infer<typeof newStaff>;
export type NewClass = z.infer<typeof newClass>;
export type ClassChanges = z.infer<typeof classChanges>;
export type CodeShape = z.infer<typeof newCodeRequest>;
export type CodeSettings = z.infer<typeof codeSettings>;
export type MemberChanges = z.infer<typeof memberChanges>;
export type BringRequest = z.infer<typeof bringRequest>;
export type StaffSignIn = z.infer<typeof staffSignIn>;
export type StudentSignIn = z.infer<typeof studentSignIn>;
export type JoinRequest = z.infer<typeof joinRequest>;
export type SetUpRequest = z.infer<typeof setUpRequest>;
