import { checkNewPin, hashSecret } from "../auth/passwords";
import { startSignIn } from "../auth/sign-in";
import { readJoinCode } from "../auth/tokens";
import { isOpenCode, joinByCode } from "../db/classes";
import { NotFoundError } from "../db/errors";
import type { Store } from "../db/handle";
import { addStudent, type Person } from "../db/people";
import type { EpochMs } from "../db/tables";
import { write } from "../db/transactions";
import type { Client } from "../http/client";
import { RequestError } from "../http/request-error";
import { accountOfJoining, accountsOfCode, spend, takeBack } from "./budgets";
import type { JoinRequest } from "./requests";
import type { Started } from "./signing-in";

export interface Joined {
  readonly classId: string;
  /** `waiting`: the instructor lets them in. */
  readonly state: "waiting" | "active";
  /** Set when they are signed in anew. */
  readonly started?: Started;
}

/** @throws {NotFoundError} in the words for a code that opens nothing, and {RequestError} 429 after too many tries */
async function spendOn(store: Store, typed: string, client: Client, now: EpochMs) {
  const code = readJoinCode(typed);
  const spent = [accountOfJoining(client.address), ...accountsOfCode(code)];
  await spend(store, spent, now);
  // Before anything is hashed: who guesses codes takes nobody's time.
  if (code === undefined || !(await isOpenCode(store.db, code, now)))
    throw new NotFoundError("This code opens no class, or not for this name.");
  return { code, spent };
}

/**
 * A newcomer joins a class with a name and a PIN of their own, and is signed in on this device.
 * @throws {NotFoundError} when the code opens nothing for this name
 * @throws {ConflictError} when the name is taken there, or every seat
 * @throws {PasswordError} when the PIN will not do
 * @throws {RequestError} 400 when name or PIN is missing, 429 after too many tries
 */
async function joinAnew(store: Store, asked: JoinRequest, client: Client, now: EpochMs): Promise<Joined> {
  const { name, pin } = asked;
  if (name === undefined) throw new RequestError(400, "name: say how you are called in class.");
  if (pin === undefined) throw new RequestError(400, "pin: choose a PIN of 6 digits.");
  checkNewPin(pin);
  const { code, spent } = await spendOn(store, asked.code, client, now);
  const pinHash = await hashSecret(pin);
  return write(store, async (writer) => {
    const person = await addStudent(writer, name, now, pinHash);
    const place = await joinByCode(writer, code, person, now);
    await takeBack(writer, spent);
    const token = await startSignIn(writer, person, client, now);
    return { ...place, started: { token, person } };
  });
}

/**
 * Joins a class by its code.
 * @param person who is signed in on the device: a student joins as who they are
 * @throws as `joinAnew`; {RequestError} 409 when someone who teaches is signed in
 */
export async function join(
  store: Store,
  person: Person | undefined,
  asked: JoinRequest,
  client: Client,
  now: EpochMs,
): Promise<Joined> {
  if (person === undefined) return joinAnew(store, asked, client, now);
  if (person.role !== "student")
    throw new RequestError(
      409,
      `${person.name} is signed in on this device and is no student. Sign out, then join.`,
    );
  const { code, spent } = await spendOn(store, asked.code, client, now);
  return write(store, async (writer) => {
    const place = await joinByCode(writer, code, person, now);
    await takeBack(writer, spent);
    return place;
  });
}
