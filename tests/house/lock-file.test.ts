import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isAtLeast, type LockFile, type MinimumVersions, namedHosts, unsafeVersions } from "./lock-file";

const lock: LockFile = JSON.parse(readFileSync("package-lock.json", "utf8"));
const minimums: MinimumVersions = JSON.parse(readFileSync("docs/versions-minimum.json", "utf8"));
const manifest: Record<"dependencies" | "devDependencies", Record<string, string>> = JSON.parse(
  readFileSync("package.json", "utf8"),
);

test("no locked package is older than its minimum safe version", () => {
  expect(Object.keys(minimums)).toContain("next");
  expect(unsafeVersions(lock, minimums)).toEqual([]);
});

test("the lock file names no host", () => {
  expect(namedHosts(lock)).toEqual([]);
});

test("every dependency is pinned to one version", () => {
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(ranges.filter(([, range]) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
});

describe("refuses", () => {
  const minimum = { next: { minimum: "16.4.1", reason: "a hole" } };

  test.each(["16.4.0", "16.3.9", "15.99.0", "16.4.1-canary.3"])("next %s", (version) => {
    expect(unsafeVersions({ packages: { "node_modules/next": { version } } }, minimum)).toHaveLength(1);
  });

  test.each(["16.4.1", "16.10.0", "17.0.0"])("but not next %s", (version) => {
    expect(unsafeVersions({ packages: { "node_modules/next": { version } } }, minimum)).toEqual([]);
  });

  test("an old copy below another package", () => {
    const packages = {
      "node_modules/next": { version: "16.4.5" },
      "node_modules/kit/node_modules/next": { version: "16.0.6" },
    };
    expect(unsafeVersions({ packages }, minimum)).toEqual([
      expect.stringContaining("kit/node_modules/next 16.0.6"),
    ]);
  });

  test("a minimum for a package that is gone", () => {
    expect(unsafeVersions({ packages: {} }, minimum)).toHaveLength(1);
  });

  test("a host", () => {
    const packages = { "node_modules/a": { resolved: "https://example.org/a.tgz" }, "node_modules/b": {} };
    expect(namedHosts({ packages })).toEqual(["node_modules/a"]);
  });

  test("comparing versions as text", () => {
    expect(isAtLeast("16.4.10", "16.4.9")).toBe(true);
  });
});
