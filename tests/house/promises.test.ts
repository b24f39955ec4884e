import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { inProject } from "../../scripts/lib/project.mjs";
import { CLAIMS } from "../verification/claims";
import { sourcesUnder } from "./sources";

const SOURCES = sourcesUnder("components", "app");

test("every widget of a lesson points at the promise that it stands on", () => {
  const silent = [...SOURCES].filter(
    ([file, source]) =>
      file.includes("components/widgets/") && /<WidgetFrame(?![^>]*promiseId=)/s.test(source),
  );
  expect(silent.map(([file]) => file)).toEqual([]);
});

test("what points at the page “How we know” points at something on it", () => {
  const page = readFileSync(inProject("app", "how-we-know", "page.tsx"), "utf8");
  const places = [
    ...CLAIMS.map(({ id }) => id),
    ...[...page.matchAll(/ id="([a-z-]+)"/g)].map(([, id]) => id),
  ];
  const pointed = [...SOURCES].flatMap(([file, source]) =>
    [...source.matchAll(/promiseId="([^"]+)"|how-we-know#([a-z-]+)/g)].map(([, promise, place]) => [
      file,
      promise ?? place,
    ]),
  );
  expect(pointed.length).toBeGreaterThan(3);
  expect(pointed.filter(([, place]) => !places.includes(place ?? ""))).toEqual([]);
});
