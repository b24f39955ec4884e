import { expect, test } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";

const policy = contentSecurityPolicy({
  scripts: ["'sha256-abc='"],
  frameAncestors: "https://school.example",
});
const directives = new Map(policy.split("; ").map((text) => [text.slice(0, text.indexOf(" ")), text]));

test("scripts come from the course, from hashes and as WebAssembly, and from nothing else", () => {
  expect(directives.get("script-src")).toBe("script-src 'self' 'wasm-unsafe-eval' 'sha256-abc='");
});

test("no directive but the frame's names a host or a whole scheme of hosts", () => {
  const others = [...directives].filter(([name]) => name !== "frame-ancestors").map(([, text]) => text);
  expect(others.join("; ")).not.toMatch(/https?:|wss?:|\*/);
  expect(directives.get("frame-ancestors")).toBe("frame-ancestors https://school.example");
});

test("every kind of content falls under a directive", () => {
  expect(directives.get("default-src")).toBe("default-src 'self'");
  // These do not fall back to default-src.
  for (const name of ["base-uri", "form-action", "frame-ancestors"]) expect(directives.has(name)).toBe(true);
});
