import { createHash } from "node:crypto";
import { isSecret } from "../auth/passwords";
import { type SignedIn, startSignIn } from "../auth/sign-in";
import { readJoinCode } from "../auth/tokens";
import { classByCode } from "../db/classes";
import type { Reader, Store } from "../db/handle";
import {
  endSignIns,
  forgetFailures,
  nameKeyOf,
  type Person,
  staffByUserName,
  studentByName,
} from "../db/people";
import type { EpochMs } from "../db/tables";
import { write } from "../db/transactions";
import type { Client } from "../http/client";
import { RequestError } from "../http/request-error";
import { type Account, ADDRESS, STAFF_ACCOUNT, STUDENT_ACCOUNT, spend, takeBack } from "./budgets";
import type { StaffSignIn, StudentSignIn } from "./requests";

/** Who is signed in now, and the token for the cookie. */
export interface Started {
  readonly token: string;
  readonly person: Person;
}

/** What a name that nobody has is counted under: it runs out of tries like any other. */
const nobodyId = (...names: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(names)).digest("hex");

interface Found {
  readonly person: Person;
  readonly hash: string | null;
}

interface SignIn {
  readonly find: (reader: Reader) => Promise<Found | undefined>;
  readonly secret: string;
  readonly account: Account;
  readonly others: readonly Account[];
  readonly refusal: string;
}

/** One way for staff and students: whoever does not exist takes as long and is refused in the same words. */
async function signIn(store: Store, how: SignIn, client: Client, now: EpochMs): Promise<Started> {
  const { find, secret, account, others, refusal } = how;
  await spend(store, [account, ...others], now);
  const found = await find(store.db);
  const isRight = await isSecret(secret, found?.hash);
  if (!isRight || found === undefined) throw new RequestError(401, refusal);
  return write(store, async (writer) => {
    // It may have been set anew in the meantime, which ends every sign-in by the old one.
    const again = await find(writer);
    if (again?.hash !== found.hash) throw new RequestError(401, refusal);
    await forgetFailures(writer, "account", account.subjectId);
    await takeBack(writer, others);
    const token = await startSignIn(writer, found.person, client, now);
    return { token, person: found.person };
  });
}

/**
 * Signs in who has a user name and a password.
 * @throws {RequestError} 401 for a wrong password as for a user name that nobody has; 429 after too many tries
 */
export async function signInStaff(
  store: Store,
  { userName, password }: StaffSignIn,
  client: Client,
  now: EpochMs,
): Promise<Started> {
  const find = async (reader: Reader) => {
    const staff = await staffByUserName(reader, userName);
    if (staff === undefined) return undefined;
    const { passwordHash, ...person } = staff;
    return { person, hash: passwordHash };
  };
  const subjectId = (await find(store.db))?.person.id ?? nobodyId(nameKeyOf(userName));
  const how = {
    find,
    secret: password,
    account: { budget: STAFF_ACCOUNT, subjectId },
    others: [{ budget: ADDRESS, subjectId: client.address }],
    refusal: "User name or password is wrong.",
  };
  return signIn(store, how, client, now);
}

/**
 * Signs a student in on another device. Every code that the class ever had will do, since a student may know only an old one.
 * @throws {RequestError} 401 in one sentence, whatever is wrong; 429 after too many tries
 */
export async function signInStudent(
  store: Store,
  { code: typed, name, pin }: StudentSignIn,
  client: Client,
  now: EpochMs,
): Promise<Started> {
  const code = readJoinCode(typed);
  const find = async (reader: Reader) => {
    const classId = code === undefined ? undefined : await classByCode(reader, code);
    const student = classId === undefined ? undefined : await studentByName(reader, classId, name);
    if (student === undefined) return undefined;
    const { pinHash, ...person } = student;
    return { person, hash: pinHash };
  };
  const subjectId = (await find(store.db))?.person.id ?? nobodyId(code ?? "", nameKeyOf(name));
  const how = {
    find,
    secret: pin,
    account: { budget: STUDENT_ACCOUNT, subjectId },
    others: [{ budget: ADDRESS, subjectId: client.address }],
    refusal: "Class code, name and PIN do not belong together.",
  };
  return signIn(store, how, client, now);
}

/** Ends the sign-in of this device. */
export const signOut = (store: Store, { tokenHash }: Pick<SignedIn, "tokenHash">): Promise<void> =>
  write(store, (writer) => endSignIns(writer, { tokenHash }));
