import type { ZodType } from "zod";
import { RequestError } from "./request-error";

/** Looks at the beginning of a body before the rest is read; what it throws ends the reading. */
export interface HeadCheck {
  readonly bytes: number;
  check(head: Uint8Array): Promise<void>;
}

/** As much as a request's body is, read no further than allowed. @throws {RequestError} 413, and what `head` throws */
export async function readBytes(request: Request, mostBytes: number, head?: HeadCheck): Promise<Uint8Array> {
  const tooLarge = new RequestError(413, `This is larger than the ${mostBytes} bytes that are taken here.`);
  if (Number(request.headers.get("content-length") ?? 0) > mostBytes) throw tooLarge;
  const parts: Uint8Array[] = [];
  let length = 0;
  let isChecked = head === undefined;
  for await (const part of request.body ?? []) {
    length += part.byteLength;
    if (length > mostBytes) throw tooLarge;
    parts.push(part);
    if (!isChecked && length >= (head?.bytes ?? 0)) {
      await head?.check(Buffer.concat(parts));
      isChecked = true;
    }
  }
  const all = Buffer.concat(parts);
  if (!isChecked) await head?.check(all);
  return all;
}

/** Whether a text anywhere in a value holds a zero byte, which PostgreSQL keeps nowhere. */
function hasZeroByte(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => key.includes("\0") || hasZeroByte(inner));
}

/**
 * A request's body, as the schema makes it.
 * @throws {RequestError} 413 too large, 415 no JSON by its type, 400 no JSON, with a zero byte or not of the schema, with the place
 */
export async function readBody<Body>(
  request: Request,
  schema: ZodType<Body>,
  mostBytes: number,
): Promise<Body> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim();
  if (type !== "application/json") throw new RequestError(415, "Send JSON, and say so: application/json.");
  const text = new TextDecoder().decode(await readBytes(request, mostBytes));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RequestError(400, "What was sent is no JSON.");
  }
  // Few bodies hold one as it is written in JSON; only those are looked through.
  if (text.includes("\\u0000") && hasZeroByte(value))
    throw new RequestError(400, "A text holds a character that cannot be kept; type it again.");
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const place = issue?.path.join(".");
  throw new RequestError(400, `${place ? `${place}: ` : ""}${issue?.message ?? "not as expected"}.`);
}
