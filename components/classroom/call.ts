/** What the server refused: its status, and its one sentence for people. */
export class CallError extends Error {
  constructor(
    /** 0: the server was not reached. */
    readonly status: number,
    readonly sentence: string,
  ) {
    super(sentence);
  }
}

/** After so long an answer is not waited for any more. */
const PATIENCE_MS = 30_000;

const UNREACHED = new CallError(0, "The course cannot be reached. Check your connection, then try again.");

async function sentenceOf(response: Response): Promise<string> {
  const answer: unknown = await response.json().catch(() => undefined);
  if (typeof answer === "object" && answer !== null && "error" in answer && typeof answer.error === "string")
    return answer.error;
  return `The course answered with an error (${response.status}). Try again later.`;
}

/**
 * Asks the classroom's server for something, or tells it something.
 * @param path below `/api/classroom/`
 * @returns its answer; undefined where it has nothing to say
 * @throws {CallError}
 */
export async function call<Answer = void>(
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(`/api/classroom/${path}`, {
    method,
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  }).catch(() => {
    throw UNREACHED;
  });
  if (!response.ok) throw new CallError(response.status, await sentenceOf(response));
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}
