import { expect, it } from "vitest";
import { shuffled } from "./chance";

/** The n-th of all the ways in which draws can fall. */
const nth = (n: number) => {
  let rest = n;
  return (count: number): number => {
    const value = rest % count;
    rest = Math.floor(rest / count);
    return value;
  };
};

it("every order comes once when every draw comes once", () => {
  const orders = Array.from({ length: 6 }, (_, n) => shuffled(["raw", "mix", "master"], nth(n)).join());
  expect(new Set(orders).size).toBe(6);
});

it("the given order stays as it was", () => {
  const given = ["a", "b", "c"];
  shuffled(given, () => 0);
  expect(given).toEqual(["a", "b", "c"]);
});
