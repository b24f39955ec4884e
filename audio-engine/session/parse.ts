import type * as z from "zod";
import { BOUNDS } from "./bounds";
import { formatPath, SessionError, type SessionErrorCode, type SessionIssue } from "./errors";
import { issueWords } from "./issue-words";
import { migrate } from "./migrations";
import { listNotBuilt } from "./not-built";
import { checkReferences } from "./references";
import { SESSION_FORMAT, SESSION_VERSION, type Session, sessionSchema } from "./schema";

const MOST_ISSUES = 20;

/**
 * Text → session, migrated to this version and checked throughout.
 * @throws SessionError with every reason: too large, not JSON, another program's, a later version's, wrong, or not
 * built yet.
 */
export function parseSessionText(text: string): Session {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > BOUNDS.jsonBytes) {
    fail("session/too-large", `The file has ${Math.ceil(bytes / 1024)} kB; a session has at most 256 kB.`);
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    fail("session/not-json", "This is not a session file: it cannot be read as JSON.");
  }
  return parseSession(document);
}

/** As `parseSessionText`, for a document that is already JSON. */
export function parseSession(document: unknown): Session {
  const session = parseShape(document);
  const issues = [...checkReferences(session), ...listNotBuilt(session)];
  const [first, ...rest] = issues;
  if (first !== undefined) throw new SessionError([first, ...rest.slice(0, MOST_ISSUES - 1)]);
  return session;
}

function parseShape(document: unknown): Session {
  if (!isRecord(document) || document.format !== SESSION_FORMAT) {
    fail("session/foreign", "This file was not made by Behind the Glass: it does not call itself a session.");
  }
  const version = document.version;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    fail("session/invalid", "The session does not say its version as a whole number from 1.", "version");
  }
  if (version > SESSION_VERSION) {
    fail(
      "session/future-version",
      `This session was made by a later version of Behind the Glass (format ${version}, this one reads up to ${SESSION_VERSION}); open it there, or update.`,
      "version",
    );
  }
  const result = sessionSchema.safeParse(migrate(document, version), { error: issueWords });
  if (result.success) return result.data;
  const [first, ...rest] = result.error.issues.map(toIssue);
  throw new SessionError([
    first ?? { code: "session/invalid", path: "", message: "The session is not valid." },
    ...rest.slice(0, MOST_ISSUES - 1),
  ]);
}

function toIssue({ path, message }: z.core.$ZodIssue): SessionIssue {
  return { code: "session/invalid", path: formatPath(path), message: `${message}.`.replace(/\.\.$/, ".") };
}

function fail(code: SessionErrorCode, message: string, path = ""): never {
  throw new SessionError([{ code, path, message }]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
