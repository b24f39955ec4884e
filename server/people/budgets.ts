import type { Store, Writer } from "../db/handle";
import { countFailure, takeBackFailure } from "../db/people";
import type { EpochMs, FailureRow } from "../db/tables";
import { write } from "../db/transactions";
import { RequestError } from "../http/request-error";

const MINUTE_MS = 60_000;
const HUNDRED_YEARS_MS = 100 * 365 * 24 * 60 * MINUTE_MS;

/** How many failed tries there may be, and what is said when they are used up. */
export interface Budget {
  readonly kind: FailureRow["subjectKind"];
  readonly most: number;
  readonly windowMs: number;
  readonly words: string;
}

export const STAFF_ACCOUNT: Budget = {
  kind: "account",
  most: 5,
  windowMs: 15 * MINUTE_MS,
  words: "Too many tries under this name. Wait 15 minutes, then try again.",
};

/** No window: a PIN is short, so a person looks at it. */
export const STUDENT_ACCOUNT: Budget = {
  kind: "account",
  most: 5,
  windowMs: HUNDRED_YEARS_MS,
  words: "Too many tries under this name. Ask your instructor to unlock it.",
};

/**
 * Those who know a class's code and try to join by it. Signing in is not counted by the code: every name has its own five tries,
 * and whoever uses up the code's would keep a whole class out.
 */
const JOIN_CODE: Budget = {
  kind: "join-code",
  most: 100,
  windowMs: 60 * MINUTE_MS,
  words: "Too many tries to join with this code. Wait an hour, or ask your instructor for a new one.",
};

/** What is no code by its form is nobody's to count. */
export const accountsOfCode = (code: string | undefined): Account[] =>
  code === undefined ? [] : [{ budget: JOIN_CODE, subjectId: code }];

/** A class of forty sits behind one address: each of them may be wrong five times. */
export const ADDRESS: Budget = {
  kind: "address",
  most: 200,
  windowMs: 15 * MINUTE_MS,
  words: "Too many tries from this network. Wait 15 minutes, then try again.",
};

/** Of joining alone: whoever guesses codes stops nobody from signing in, and the other way round. */
export const accountOfJoining = (address: string): Account => ({
  budget: ADDRESS,
  subjectId: `joining/${address}`,
});

/** A budget of someone or something. */
export interface Account {
  readonly budget: Budget;
  readonly subjectId: string;
}

/**
 * Counts a try before it is made, so that many at once are no way around it; what goes well is taken back.
 * @throws {RequestError} 429 when a budget is used up
 */
export async function spend(store: Store, accounts: readonly Account[], now: EpochMs): Promise<void> {
  const counts = await write(store, async (writer) => {
    const found = [];
    for (const { budget, subjectId } of accounts)
      found.push(await countFailure(writer, budget.kind, subjectId, now, budget.windowMs));
    return found;
  });
  const over = accounts.find(({ budget }, index) => counts[index]! > budget.most)?.budget;
  if (over === undefined) return;
  const wait = over.windowMs === HUNDRED_YEARS_MS ? {} : { "retry-after": String(over.windowMs / 1000) };
  throw new RequestError(429, over.words, wait);
}

/** Takes back what `spend` counted. */
export async function takeBack(writer: Writer, accounts: readonly Account[]): Promise<void> {
  for (const { budget, subjectId } of accounts) await takeBackFailure(writer, budget.kind, subjectId);
}
