import type { Person } from "../db/people";
import { keepSignIn } from "./sign-in-cookie";

/** The answer to who has just signed in: the cookie, and what the page may know. */
export function signedInAnswer(
  { token, person }: { token: string; person: Person },
  more: object = {},
): Response {
  const { name, role } = person;
  return Response.json({ name, role, ...more }, { headers: { "set-cookie": keepSignIn(token) } });
}
