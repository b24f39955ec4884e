import type { ZodType } from "zod";
import { ForbiddenError } from "../auth/allow";
import { PasswordError } from "../auth/passwords";
import { type SignedIn, signedInNow } from "../auth/sign-in";
import {
  asStoreError,
  ConflictError,
  NOT_HERE,
  NotFoundError,
  StoreError,
  StoreUnavailableError,
} from "../db/errors";
import type { Store } from "../db/handle";
import { getStore } from "../db/store";
import type { EpochMs } from "../db/tables";
import { readBody } from "./read-body";
import { RequestError } from "./request-error";
import { checkSameOrigin } from "./same-origin";
import { signInToken } from "./sign-in-cookie";

/** What a handler is given. */
export interface Asked<Body, Who> {
  readonly request: Request;
  /** The parts of the address in brackets. */
  readonly params: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly store: Store;
  readonly signedIn: Who;
  /** One time for everything that is done for a request. */
  readonly now: EpochMs;
}

type Answer = Response | object | undefined;
type Handler<Body, Who> = (asked: Asked<Body, Who>) => Promise<Answer> | Promise<void>;
/** As Next calls what answers a request. */
export type RouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>;

interface Reading<Body> {
  /** Of what is sent; where there is none, a body is not read. */
  readonly schema?: ZodType<Body>;
  readonly mostBytes?: number;
}

const MOST_BYTES = 64 * 1024;
const RETRY_SECONDS = 2;
/** Answers are one person's: nothing between the server and the browser may keep them. */
const PRIVATE = { "cache-control": "private, no-store" };

/** An error as an answer: its sentence, and the status that a client acts by. */
function answerFor(thrown: unknown): Response {
  // A full disk is the same to whoever asks, whether it refuses rows or files.
  const error = asStoreError(thrown);
  const say = (status: number, sentence: string, headers = {}) =>
    Response.json({ error: sentence }, { status, headers: { ...PRIVATE, ...headers } });
  if (error instanceof RequestError) return say(error.status, error.message, error.headers);
  if (error instanceof ForbiddenError) return say(403, error.message);
  if (error instanceof NotFoundError) return say(404, error.message);
  if (error instanceof ConflictError) return say(409, error.message);
  if (error instanceof PasswordError) return say(400, error.message);
  if (error instanceof StoreUnavailableError) {
    // The person cannot mend it, whoever runs the server must see it.
    console.error(error);
    return say(
      503,
      "The course cannot store anything right now. Nothing is lost; it tries again by itself.",
      {
        "retry-after": String(RETRY_SECONDS),
      },
    );
  }
  if (error instanceof StoreError) return say(400, error.message);
  console.error(error);
  return say(500, "Something is broken in the course itself, and it was written down. Try again later.");
}

const isReading = (method: string): boolean => method === "GET" || method === "HEAD";

async function answer(result: Promise<Answer> | Promise<void>): Promise<Response> {
  const value = await result;
  if (value === undefined) return new Response(null, { status: 204, headers: PRIVATE });
  if (!(value instanceof Response)) return Response.json(value, { headers: PRIVATE });
  if (!value.headers.has("cache-control")) value.headers.set("cache-control", PRIVATE["cache-control"]);
  return value;
}

function handler<Body, Who>(
  { schema, mostBytes = MOST_BYTES }: Reading<Body>,
  whoMay: (signedIn: SignedIn | undefined) => Who,
  work: Handler<Body, Who>,
): RouteHandler {
  return async (request, context) => {
    try {
      if (!isReading(request.method)) checkSameOrigin(request);
      const store = await getStore();
      const now = Date.now();
      const token = signInToken(request.headers.get("cookie"));
      const signedIn = whoMay(await signedInNow(store, token, now));
      const body = schema === undefined ? (undefined as Body) : await readBody(request, schema, mostBytes);
      // Next gives none to an address without brackets.
      const params = (await context.params) ?? {};
      // No id holds what cannot be seen, and PostgreSQL takes no zero bytes.
      if (Object.values(params).some((part) => /\p{Cc}/u.test(part))) throw new NotFoundError(NOT_HERE);
      return await answer(work({ request, params, body, store, signedIn, now }));
    } catch (error) {
      return answerFor(error);
    }
  };
}

/** A route for everybody, signed in or not. It says with its own words what a stranger may not have. */
export const openRoute = <Body = undefined>(
  reading: Reading<Body>,
  work: Handler<Body, SignedIn | undefined>,
): RouteHandler => handler(reading, (signedIn) => signedIn, work);

function mustBeSignedIn(signedIn: SignedIn | undefined): SignedIn {
  if (signedIn !== undefined) return signedIn;
  throw new RequestError(401, "You are not signed in on this device. Sign in, and go on where you were.");
}

/** A route for people who are signed in; what they may do is asked of `can` by what is called. */
export const route = <Body = undefined>(
  reading: Reading<Body>,
  work: Handler<Body, SignedIn>,
): RouteHandler => handler(reading, mustBeSignedIn, work);
