import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { type NextRequest, NextResponse } from "next/server";
import { frameAncestors } from "./scripts/lib/frame-ancestors.mjs";
import { contentSecurityPolicy } from "./server/http/content-security-policy";

const HEADER = "content-security-policy";
const isDevelopment = process.env.NODE_ENV === "development";
const ancestors = frameAncestors(process.env.ALLOWED_FRAME_ANCESTORS);

/** Hashes of each static page's inline scripts, written after the build. */
function readHashes(): ReadonlyMap<string, readonly string[]> {
  const file = path.join(process.cwd(), ".next", "csp-hashes.json");
  if (isDevelopment || !existsSync(file)) return new Map();
  const pages: Record<string, string[]> = JSON.parse(readFileSync(file, "utf8"));
  return new Map(Object.entries(pages));
}

const hashes = readHashes();

function withPolicy(response: NextResponse, policy: string): NextResponse {
  response.headers.set(HEADER, policy);
  return response;
}

export function proxy(request: NextRequest): NextResponse {
  if (isDevelopment) {
    // React's and Next's development code evaluates text and reloads through a web socket.
    const scripts = ["'unsafe-inline'", "'unsafe-eval'"];
    const policy = contentSecurityPolicy({ scripts, connections: ["ws:"], frameAncestors: ancestors });
    return withPolicy(NextResponse.next(), policy);
  }
  const own = hashes.get(request.nextUrl.pathname);
  if (own !== undefined) {
    return withPolicy(
      NextResponse.next(),
      contentSecurityPolicy({ scripts: own, frameAncestors: ancestors }),
    );
  }
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  // An unknown address is answered with the static page "not found", whose scripts know no nonce.
  const scripts = [`'nonce-${nonce}'`, ...(hashes.get("/_not-found") ?? [])];
  const policy = contentSecurityPolicy({ scripts, frameAncestors: ancestors });
  const headers = new Headers(request.headers);
  // Next takes the nonce for its own scripts from the request.
  headers.set(HEADER, policy);
  return withPolicy(NextResponse.next({ request: { headers } }), policy);
}

export const config = { matcher: ["/((?!_next/static|_next/image|api/|audio/|schemas/|favicon.ico).*)"] };
