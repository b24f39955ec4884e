import { z } from "zod";
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

export type StaffSignIn = z.infer<typeof staffSignIn>;
export type StudentSignIn = z.infer<typeof studentSignIn>;
export type JoinRequest = z.infer<typeof joinRequest>;
export type SetUpRequest = z.infer<typeof setUpRequest>;
