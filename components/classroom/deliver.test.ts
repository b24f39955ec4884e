import { afterEach, expect, test, vi } from "vitest";
import { deliver } from "./deliver";

const ENTRY = {
  id: "00000000-0000-4000-8000-000000000001",
  ownerId: "00000000-0000-4000-8000-000000000002",
  variantId: "00000000-0000-4000-8000-000000000003",
  assignmentId: "00000000-0000-4000-8000-000000000004",
  title: "Work",
  work: "{}",
  madeAt: 1,
  refused: null,
};

afterEach(() => vi.unstubAllGlobals());

const answering = (status: number, body: unknown) =>
  vi.stubGlobal("fetch", async () => Response.json(body, { status }));

test("an entry is received by a receipt alone", async () => {
  answering(200, { receivedAt: 7 });
  expect(await deliver(ENTRY)).toEqual({ outcome: "received", receivedAt: 7 });
  vi.stubGlobal("fetch", async () => new Response("<html>", { status: 200 }));
  expect(await deliver(ENTRY)).toEqual({ outcome: "later" });
  answering(200, { ok: true });
  expect(await deliver(ENTRY)).toEqual({ outcome: "later" });
});

test.each([408, 425, 429, 500, 502, 503, 504])("status %i is tried again", async (status) => {
  answering(status, { error: "Later." });
  expect(await deliver(ENTRY)).toEqual({ outcome: "later" });
});

test.each([400, 403, 404, 409, 413])("status %i is told to the student", async (status) => {
  answering(status, { error: "No." });
  expect(await deliver(ENTRY)).toEqual({ outcome: "refused", sentence: "No." });
});

test("who is not signed in is asked to sign in, and what is not reached is tried again", async () => {
  answering(401, { error: "Sign in." });
  expect(await deliver(ENTRY)).toEqual({ outcome: "sign-in" });
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("Failed to fetch");
  });
  expect(await deliver(ENTRY)).toEqual({ outcome: "later" });
});
