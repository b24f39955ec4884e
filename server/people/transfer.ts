import { newJoinCode, readJoinCode, tokenHash } from "../auth/tokens";
import { NotFoundError } from "../db/errors";
import type { Store } from "../db/handle";
import { addTransfer, takeTransfer } from "../db/progress-transfers";
import type { EpochMs } from "../db/tables";
import { write } from "../db/transactions";
import type { Client } from "../http/client";
import { ADDRESS, type Budget, spend, takeBack } from "./budgets";

const MINUTE_MS = 60_000;
const LASTS_MS = 10 * MINUTE_MS;
/** With 4 MB each, what a small disk has room for. */
const MOST_AT_ONCE = 200;

/** Every code made counts: a class of forty moves twice an hour. */
const MADE: Budget = {
  kind: "address",
  most: 80,
  windowMs: 60 * MINUTE_MS,
  words: "Many codes were made from this network. Wait an hour, or save a file instead.",
};

/**
 * Keeps what someone chose of their progress for ten minutes, for the one who comes with the code. Nobody is asked who they are.
 * @throws {RequestError} 429 after too many; {ConflictError} when too many are on their way
 */
export async function putTransfer(
  store: Store,
  content: string,
  client: Client,
  now: EpochMs,
): Promise<{ code: string; expiresAt: EpochMs }> {
  await spend(store, [{ budget: MADE, subjectId: `transfer ${client.address}` }], now);
  const code = newJoinCode();
  const expiresAt = now + LASTS_MS;
  const transfer = { codeHash: tokenHash(code), content, createdAt: now, expiresAt };
  await write(store, (writer) => addTransfer(writer, transfer, MOST_AT_ONCE));
  return { code, expiresAt };
}

/**
 * Hands progress over, once.
 * @throws {NotFoundError} for a code that is wrong, used or too old; {RequestError} 429 after too many of those
 */
export async function takeTransferBy(
  store: Store,
  typed: string,
  client: Client,
  now: EpochMs,
): Promise<{ content: string }> {
  const spent = [{ budget: ADDRESS, subjectId: client.address }];
  await spend(store, spent, now);
  const code = readJoinCode(typed) ?? "";
  return write(store, async (writer) => {
    const content = await takeTransfer(writer, tokenHash(code), now);
    if (content === undefined)
      throw new NotFoundError(
        "Nothing waits under this code: it is wrong, was used, or is older than ten minutes.",
      );
    await takeBack(writer, spent);
    return { content };
  });
}
