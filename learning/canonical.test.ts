import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalText } from "./canonical";

/** Another order of the same keys, and fields that are there without a value. */
function shuffled(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(shuffled);
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner)] as const);
  return { absent: undefined, ...Object.fromEntries(entries.reverse()) };
}

it("is JSON of the same value, and the same for any order of keys", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const text = canonicalText(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalText(shuffled(value))).toBe(text);
    }),
  );
  expect(canonicalText({ b: [undefined, Number.NaN], a: { d: undefined, c: "ä\n" } })).toBe(
    '{"a":{"c":"ä\\n"},"b":[null,null]}',
  );
});

it("is another for another value", () => {
  expect(canonicalText({ a: 1 })).not.toBe(canonicalText({ a: "1" }));
  expect(canonicalText([1, 2])).not.toBe(canonicalText([2, 1]));
});
