export type SessionErrorCode =
  | "session/not-json"
  | "session/too-large"
  | "session/foreign"
  | "session/future-version"
  | "session/invalid"
  | "session/not-built";

export interface SessionIssue {
  readonly code: SessionErrorCode;
  /** Where in the document, as `tracks[2].inserts[0].params.bands[1].q`; empty for the whole document. */
  readonly path: string;
  /** One sentence for people. */
  readonly message: string;
}

/** A document that cannot be used, with every reason and its place. */
export class SessionError extends Error {
  readonly code: SessionErrorCode;
  readonly issues: readonly SessionIssue[];

  constructor(issues: readonly [SessionIssue, ...SessionIssue[]]) {
    const [first] = issues;
    const more = issues.length > 1 ? ` Further problems: ${issues.length - 1}.` : "";
    super(`${first.path === "" ? "" : `${first.path}: `}${first.message}${more}`);
    this.name = "SessionError";
    this.code = first.code;
    this.issues = issues;
  }
}

/** Path of keys and indexes → `tracks[2].name`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? String(key) : `${text}.${String(key)}`;
  }, "");
}
