import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { ADDRESS, told } from "./classroom-cast";
import { type Cast, type Letter, makeCast } from "./classroom-full-cast";
import { buildWithoutProxy, startInstance } from "./own-instance";

// One cast for the file: every sign-in hashes a password.
test.describe.configure({ mode: "default" });

let cast: Cast;
test.beforeAll(async () => {
  cast = await makeCast();
});

/** Ways to write an address that a filter might not know again. */
function variantsOf(path: string): string[] {
  const encoded = path.replace(/[a-z]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return [
    path,
    `${path}/`,
    `/${path}`,
    path.replace("/classroom", "//classroom"),
    path.replace("/classroom", "/./classroom"),
    path.replace("/classroom", "/x/..%2fclassroom"),
    path.replace("classroom", "%63lassroom"),
    path.replace("/classroom", "%2fclassroom"),
    path.replace("classroom", "Classroom"),
    encoded,
    `${path}.rsc`,
    `${path}.json`,
    `${path};x`,
    `${path}?_rsc=1`,
    `${path}%00`,
    `/_next/data/x${path}.json`,
  ];
}

/** Headers that Next itself sends, or once believed. */
const HEADERS: readonly Record<string, string>[] = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-segment-prefetch": "/_tree" },
  { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
  { "x-middleware-subrequest": "src/middleware:middleware" },
  {
    "x-forwarded-host": "evil.example",
    "x-original-url": "/classroom/people",
    "x-rewrite-url": "/classroom/people",
  },
];

/** Asks for an address exactly as it is written: clients tidy it up on the way. */
async function asWritten(server: string, path: string, headers: Record<string, string>) {
  const [response] = (await once(get(server, { path, headers }), "response")) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, text: await text(response) };
}

const cookieOf = async (visitor: APIRequestContext): Promise<string> =>
  (await visitor.storageState()).cookies.map(({ name, value }) => `${name}=${value}`).join("; ");

/** What strangers are shown by a server of what is in a class, or of who teaches; one line for each leak. */
async function leaksOf(server: string, ways: readonly Record<string, string>[]): Promise<string[]> {
  const { here, visitors, instructor, student, studentId } = cast;
  const canaries = [here.name, instructor.name, student.name, instructor.userName];
  const paths = [
    `/classroom/classes/${here.id}`,
    "/classroom/people",
    `/api/classroom/classes/${here.id}`,
    `/api/classroom/classes/${here.id}/members`,
    `/api/classroom/classes/${here.id}/members/${studentId}/export`,
    "/api/classroom/staff",
  ];
  const leaks: string[] = [];
  for (const letter of ["N", "X", "Y"] as const) {
    const cookie = await cookieOf(visitors[letter]);
    for (const address of paths.flatMap(variantsOf)) {
      for (const headers of ways) {
        const answer = await asWritten(server, address, { ...headers, cookie });
        if (answer.status >= 500) leaks.push(`${letter} ${address}: ${answer.status}`);
        if (canaries.some((canary) => answer.text.includes(canary)))
          leaks.push(`${letter} ${address} ${Object.keys(headers)}`);
      }
    }
  }
  return leaks;
}

test("no way of writing an address shows a stranger what is in a class, or who teaches", async () => {
  test.setTimeout(240_000);
  expect(await leaksOf(ADDRESS, HEADERS)).toEqual([]);
  // The same search finds them where they may be seen.
  const seen = await (await cast.visitors.I.get(`/classroom/classes/${cast.here.id}`)).text();
  expect(seen).toContain(cast.here.name);
  expect(seen).toContain(cast.student.name);
});

test("without the proxy's file, pages and addresses refuse as they do with it", async () => {
  test.setTimeout(240_000);
  const { project, clear } = buildWithoutProxy();
  const { address, end } = await startInstance(path.resolve("test-results/data"), project);
  try {
    const page = `/classroom/classes/${cast.here.id}`;
    const as = async (letter: Letter, shown: string) =>
      asWritten(address, shown, { cookie: await cookieOf(cast.visitors[letter]) });
    const own = await as("I", page);
    // It is the proxy that sets the policy: this server runs none.
    expect(own.headers["content-security-policy"]).toBeUndefined();
    expect(own.text).toContain(cast.student.name);
    expect((await as("N", page)).status).toBe(307);
    for (const letter of ["W", "X", "Y"] as const) expect((await as(letter, page)).status).toBe(404);
    expect((await as("I", "/classroom/people")).status).toBe(404);
    expect(await leaksOf(address, HEADERS.slice(0, 2))).toEqual([]);
  } finally {
    await end();
    clear();
  }
});

test("pages send who is not signed in to the page for it, and strangers away; none is kept by anything", async () => {
  const { here, visitors } = cast;
  const pages = ["/classroom", "/classroom/account", "/classroom/people", `/classroom/classes/${here.id}`];
  for (const path of pages) {
    const response = await visitors.N.get(path, { maxRedirects: 0 });
    expect(response.status()).toBe(307);
    expect(response.headers().location).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    const shown = await visitors.D.get(path);
    expect(shown.status()).toBe(200);
    expect(shown.headers()["cache-control"]).toMatch(/private.*no-store/);
  }
  expect((await visitors.I.get("/classroom/people")).status()).toBe(404);
  for (const letter of ["W", "X", "Y"] as const)
    expect((await visitors[letter].get(`/classroom/classes/${here.id}`)).status()).toBe(404);
});

test("another site's page changes nothing, whoever is signed in", async () => {
  const path = `/api/classroom/classes/${cast.here.id}`;
  const forged = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: ADDRESS, "sec-fetch-site": "cross-site" },
    { origin: ADDRESS, "sec-fetch-site": "same-site" },
  ];
  for (const headers of forged) {
    const response = await cast.visitors.I.fetch(path, { method: "PATCH", headers, data: { name: "Taken" } });
    expect(response.status()).toBe(403);
  }
  const simple = await cast.visitors.I.fetch(path, {
    method: "PATCH",
    headers: { "content-type": "text/plain" },
    data: '{"name":"Taken"}',
  });
  expect(simple.status()).toBe(415);
  expect(await told(cast.visitors.I, "GET", `classes/${cast.here.id}`)).toMatchObject({
    name: cast.here.name,
  });
});
