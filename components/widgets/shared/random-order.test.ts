import { expect, test } from "vitest";
import { shuffled } from "./random-order";

test("every order comes about equally often, and nothing is lost", () => {
  const orders = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = shuffled(["a", "b", "c"]).join("");
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect([...orders.keys()].sort()).toEqual(["abc", "acb", "bac", "bca", "cab", "cba"]);
  // Seven standard deviations of a fair draw: √(6000 · 1/6 · 5/6) = 28.9.
  for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(200);
});
