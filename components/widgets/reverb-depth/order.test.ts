import { expect, it } from "vitest";
import { isWhole, ROWS, rightOnes, rowsOf } from "./order";

const ORDERS = [0, 1, 2, 3, 4, 5].map(rowsOf);

it("three sources stand in six orders, each row taken once", () => {
  expect(new Set(ORDERS.map((rows) => rows.join())).size).toBe(6);
  for (const rows of ORDERS) expect([...rows].sort()).toEqual([...ROWS].sort());
  expect(() => rowsOf(6)).toThrow(RangeError);
});

it("an answer is whole when each source has a row of its own", () => {
  expect(isWhole(["front", "back", "middle"])).toBe(true);
  expect(isWhole(["front", "front", "middle"])).toBe(false);
  expect(isWhole(["front", null, "middle"])).toBe(false);
});

it("counts the sources that stand where they were said to stand", () => {
  expect(rightOnes(["front", "middle", "back"], ["front", "middle", "back"])).toBe(3);
  expect(rightOnes(["front", "back", "middle"], ["front", "middle", "back"])).toBe(1);
  expect(rightOnes(["middle", "back", "front"], ["front", "middle", "back"])).toBe(0);
});
