import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "./test-counts.mjs";

test("a skipped test and a file that cannot be loaded count as failed", () => {
  const report = {
    numPassedTests: 5,
    numTotalTests: 8,
    testResults: [
      { status: "passed", assertionResults: [1, 2, 3, 4, 5] },
      { status: "failed", assertionResults: [1, 2, 3] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 5, failed: 4 });
});

test("flaky and skipped pages, and errors outside tests, count as failed", () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 4, failed: 5 });
});
