/** The base of what the data layer throws on purpose; each message is one clear sentence. */
export class StoreError extends Error {}

/** The store cannot take this now, and can later: busy, full, out of reach. A request answers 503. */
export class StoreUnavailableError extends StoreError {
  constructor(
    readonly reason: "busy" | "full" | "unreachable" | "damaged" | "moved",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What is asked for is not there. */
export class NotFoundError extends StoreError {}

/** What is asked for contradicts what is there: a name that is taken, another hash under one UUID. */
export class ConflictError extends StoreError {}

/** Of what does not exist as of what is someone else's: the same words. */
export const NOT_HERE = "This is not here, or it is not yours.";

/** What a database that was moved answers to every write. */
export const MOVED = "The data was moved to PostgreSQL";

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

const KINDS: readonly [StoreUnavailableError["reason"], RegExp, string][] = [
  [
    "busy",
    /^(SQLITE_BUSY|SQLITE_LOCKED|40001$|40P01$|55P03$)/,
    "The database is busy; try again in a moment.",
  ],
  [
    "full",
    /^(SQLITE_FULL|SQLITE_IOERR_(WRITE|SHMSIZE)|53100$|ENOSPC$|EDQUOT$|EFBIG$)/,
    "The disk is full; nothing was stored.",
  ],
  [
    "damaged",
    /^(SQLITE_CORRUPT|SQLITE_NOTADB|XX00[12]$)/,
    "The database file is damaged or is none; restore a backup.",
  ],
  [
    "unreachable",
    /^(SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_IOERR|08|28|3D000|53[23]00|57P0|E(CONN|HOST|NET|AI_|TIMEDOUT|PIPE|NOTFOUND))/,
    "The database cannot be reached or opened (CODE).",
  ],
];

/**
 * Whether a transaction of PostgreSQL may have failed only because another one was in its way. A key that exists belongs to it: two
 * that looked for a row, found none and inserted it get this code as often as the one for a serialization failure.
 */
export const isInTheWay = (error: unknown): boolean => /^(40001|40P01|23505)$/.test(codeOf(error));

/** Whether a row was refused because its key or its name exists. */
export const isDuplicate = (error: unknown): boolean =>
  /^(SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)|23505)$/.test(codeOf(error));

/** A driver's error as one of ours, where a person or a later try can mend it; anything else as it is. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const kind = KINDS.find(([, pattern]) => pattern.test(code));
  if (kind !== undefined)
    return new StoreUnavailableError(kind[0], kind[2].replace("CODE", code), { cause: error });
  if (error instanceof Error && error.message.includes(MOVED))
    return new StoreUnavailableError("moved", `${MOVED}; start the course with DATABASE_URL.`, {
      cause: error,
    });
  // pg names no code where the server goes away in the middle.
  if (
    error instanceof Error &&
    /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
    return new StoreUnavailableError("unreachable", "The database cannot be reached or opened.", {
      cause: error,
    });
  return error;
}
