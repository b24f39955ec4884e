/** What a command may ask of where it runs. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** A password: typed without being shown, or the first line of standard input. */
  readonly secret: (prompt: string) => Promise<string>;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The command was called wrongly; the message is one sentence that says how. */
export class UsageError extends Error {}
