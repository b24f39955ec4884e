/** The command was called wrongly, or with what it cannot work on; the message is one sentence that says how. */
export class UsageError extends Error {}
