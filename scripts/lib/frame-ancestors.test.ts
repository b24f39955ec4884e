import { expect, test } from "vitest";
import { frameAncestors } from "./frame-ancestors.mjs";

test.each([
  [undefined, "'none'"],
  ["", "'none'"],
  ["  none ", "'none'"],
  ["self", "'self'"],
  ["https://school.example", "https://school.example"],
  ["https://*.lms.example:8443  http://localhost:8080", "https://*.lms.example:8443 http://localhost:8080"],
])("%j becomes %s", (setting, directive) => {
  expect(frameAncestors(setting)).toBe(directive);
});

test.each([
  "*",
  "school.example",
  "https://",
  "https://a.example;script-src *",
  "https://a.example,b",
  "data:",
  "https:",
])("%s is refused", (setting) => {
  expect(() => frameAncestors(setting)).toThrow(RangeError);
});
