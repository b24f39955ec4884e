import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { inlineScriptHashes } from "./csp-hashes.mjs";

const source = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

test("each different inline script has one hash; scripts from files have none", () => {
  const html = `<script src="/a.js" async=""></script><script>one()</script><script id="x">two(
)</script><script>one()</script>`;
  expect(inlineScriptHashes(html)).toEqual([source("one()"), source("two(\n)")]);
});

test("the hash of an empty script is the standard's", () => {
  // SHA-256 of no bytes, FIPS 180-4.
  expect(inlineScriptHashes("<script></script>")).toEqual([
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  ]);
});
