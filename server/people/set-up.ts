import { checkNewPassword, hashSecret } from "../auth/passwords";
import { startSignIn } from "../auth/sign-in";
import { newToken, tokenHash } from "../auth/tokens";
import { addAudit } from "../db/audit";
import { ConflictError } from "../db/errors";
import type { Store } from "../db/handle";
import { addOneTimeLink, endSetUp, hasAdmin, openLink } from "../db/links";
import { addStaff, takeOneTimeLink } from "../db/people";
import type { EpochMs } from "../db/tables";
import { write } from "../db/transactions";
import type { Client } from "../http/client";
import { RequestError } from "../http/request-error";
import { ADDRESS, spend, takeBack } from "./budgets";
import type { SetUpRequest } from "./requests";
import type { Started } from "./signing-in";

export const SET_UP_DAYS = 7;
const DAY_MS = 86_400_000;

const WRONG_TOKEN =
  "This set-up token is wrong or too old. Start the course again: it prints another one where it runs.";
const SET_UP_ALREADY = "The course is set up already. Sign in, or ask who runs it.";

/**
 * A token by which the first administrator is made; undefined where there is one. Of several instances each has its own, and
 * whichever is used ends them all.
 */
export function newSetUpToken(store: Store, now: EpochMs): Promise<string | undefined> {
  return write(store, async (writer) => {
    if (await hasAdmin(writer)) return undefined;
    const token = newToken();
    await addOneTimeLink(writer, {
      tokenHash: tokenHash(token),
      purpose: "set-up",
      userId: null,
      madeById: null,
      createdAt: now,
      expiresAt: now + SET_UP_DAYS * DAY_MS,
    });
    return token;
  });
}

/** Whether somebody has set the course up. */
export const isSetUp = (store: Store): Promise<boolean> => hasAdmin(store.db);

/**
 * Makes the first administrator, and signs them in.
 * @throws {RequestError} 403 for a wrong token, 429 after too many
 * @throws {ConflictError} when there is an administrator, or the user name is taken
 * @throws {PasswordError}
 */
export async function setUp(
  store: Store,
  { token, name, userName, password }: SetUpRequest,
  client: Client,
  now: EpochMs,
): Promise<Started> {
  const spent = [{ budget: ADDRESS, subjectId: client.address }];
  await spend(store, spent, now);
  if (await hasAdmin(store.db)) throw new ConflictError(SET_UP_ALREADY);
  const hash = tokenHash(token);
  const link = await openLink(store.db, hash, now);
  if (link?.purpose !== "set-up") throw new RequestError(403, WRONG_TOKEN);
  await checkNewPassword(password, userName);
  const passwordHash = await hashSecret(password);
  return write(store, async (writer) => {
    if (await hasAdmin(writer)) throw new ConflictError(SET_UP_ALREADY);
    const used = await takeOneTimeLink(writer, hash, now);
    if (used?.purpose !== "set-up") throw new RequestError(403, WRONG_TOKEN);
    const person = await addStaff(writer, { role: "admin", name, userName, passwordHash }, now);
    await endSetUp(writer);
    await takeBack(writer, spent);
    const what = { actorId: person.id, action: "set-up", resourceKind: "course", resourceId: null };
    await addAudit(writer, { ...what, details: {} }, now);
    return { person, token: await startSignIn(writer, person, client, now) };
  });
}
