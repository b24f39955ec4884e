import { expect, test } from "vitest";
import { errorWords } from "./band-error-bars";

test("says how many bands are near enough and which is furthest", () => {
  expect(errorWords([125, 251.19, 1000], [2, -6.1, -2.1], 2)).toBe(
    "1 of 3 bands within ±2 dB, the furthest −6.1 dB at 251 Hz.",
  );
});

test("a band that could not be measured is not within", () => {
  expect(errorWords([125, 1000], [Number.NaN, 1], 2)).toBe(
    "1 of 2 bands within ±2 dB, the furthest +1.0 dB at 1.00 kHz.",
  );
});
