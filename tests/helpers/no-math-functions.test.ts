import { expect, it } from "vitest";
import { refuseMathFunctions } from "./no-math-functions";

const copyOfMath = (): Record<string, unknown> & {
  sin: (x: number) => number;
  sqrt: (x: number) => number;
} =>
  Object.fromEntries(
    Object.getOwnPropertyNames(Math).map((name) => [name, Reflect.get(Math, name)]),
  ) as ReturnType<typeof copyOfMath>;

it("refuses what differs between engines, and lets what is exact through", () => {
  const math = copyOfMath();
  refuseMathFunctions(math);
  expect(() => math.sin(1)).toThrow("Math.sin has other bits on another host.");
  expect(math.sqrt(4)).toBe(2);
});

it("knows every function of Math: those that are exact, and those that are refused", () => {
  const math = copyOfMath();
  refuseMathFunctions(math);
  const untouched = Object.getOwnPropertyNames(Math).filter(
    (name) => typeof Reflect.get(Math, name) === "function" && math[name] === Reflect.get(Math, name),
  );
  const exact = [
    "abs",
    "ceil",
    "clz32",
    "floor",
    "fround",
    "imul",
    "max",
    "min",
    "round",
    "sign",
    "sqrt",
    "trunc",
  ];
  // Newer engines have more that is exact.
  expect(untouched.filter((name) => !["f16round", "sumPrecise"].includes(name)).sort()).toEqual(exact);
});

it("can tell whose call it is", () => {
  const math = copyOfMath();
  refuseMathFunctions(math, (stack) => stack.includes("inTheEngine"));
  const inTheEngine = (): number => math.sin(0);
  expect(inTheEngine).toThrow("Math.sin");
  expect(math.sin(0)).toBe(0);
});
