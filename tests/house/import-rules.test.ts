import { describe, expect, test } from "vitest";
import { brokenImportRules, importCircles, ROOMS } from "./import-rules";
import { importsOf } from "./imports";
import { sourcesUnder } from "./sources";

const sources = sourcesUnder("app", "audio-engine", "components", "learning", "server", "proxy.ts");

test("every import in the house is one that its room may make", () => {
  expect(sources.size).toBeGreaterThan(50);
  expect([...sources].flatMap(([file, source]) => brokenImportRules(source, file))).toEqual([]);
});

test("no files import each other in a circle", () => {
  expect(importCircles(sources)).toEqual([]);
});

test("the rules themselves lead round in no circle", () => {
  const rooms = Object.entries(ROOMS);
  const asFiles = new Map(
    rooms.map(([room, { from, types = [] }]) => [
      `${room}.ts`,
      [...from, ...types].map((other) => `import "@/${other}";`).join("\n"),
    ]),
  );
  expect(importCircles(asFiles)).toEqual([]);
});

describe("finds", () => {
  const uses = (source: string) =>
    importsOf(source, "x.ts").map(({ specifier, isTypeOnly }) => [specifier, isTypeOnly]);

  test.each<[string, string, boolean]>([
    ['import "./a";', "./a", false],
    ['import a from "./a";', "./a", false],
    ['import * as a from "./a";', "./a", false],
    ['import a, { type B } from "./a";', "./a", false],
    ['import { type A, type B } from "./a";', "./a", true],
    ['import type { A } from "./a";', "./a", true],
    ['export { a } from "./a";', "./a", false],
    ['export type { A } from "./a";', "./a", true],
    ['export * from "./a";', "./a", false],
    ['export const a = () => import("./a");', "./a", false],
    ['export type A = import("./a").A;', "./a", true],
    ['export type A = typeof import("./a");', "./a", true],
  ])("%s", (source, specifier, isTypeOnly) => {
    expect(uses(source)).toEqual([[specifier, isTypeOnly]]);
  });

  test("a computed import, and refuses it", () => {
    expect(() => uses("export const a = (name: string) => import(name);")).toThrow("x.ts:1");
  });

  test("no import in a comment, a text or an export of its own", () => {
    expect(uses('// import "./a"\nexport const b = `import "./a"`;\nconst c = 1; export { c };')).toEqual([]);
  });
});

describe("refuses", () => {
  test.each([
    ["audio-engine/dsp/biquad.ts", 'import type { Session } from "@/audio-engine/session/schema";'],
    ["audio-engine/dsp/biquad.ts", 'import { Session } from "../session/schema";'],
    ["audio-engine/params/table.ts", 'import { Session } from "@/audio-engine/session/schema";'],
    ["audio-engine/console/console.ts", 'import { z } from "zod";'],
    ["audio-engine/console/console.ts", 'import { start } from "@/audio-engine/live/contract";'],
    ["audio-engine/render/print.ts", 'import * as Tone from "tone";'],
    ["audio-engine/live/engine.ts", 'import { Player } from "@/audio-engine/worklet/player";'],
    ["audio-engine/live/engine.ts", 'import { create } from "zustand";'],
    ["learning/exercises/score.ts", 'import { readFileSync } from "node:fs";'],
    ["learning/exercises/score.ts", 'import { useState } from "react";'],
    ["learning/exercises/score.ts", 'import { renderPrint } from "@/audio-engine/render/print";'],
    ["learning/exercises/score.ts", 'export const later = () => import("@/audio-engine/live/engine");'],
    ["components/controls/knob.tsx", 'import { engine } from "@/audio-engine";'],
    ["components/widgets/eq/index.tsx", 'import { create } from "zustand";'],
    ["components/exercises/item.tsx", 'import { generate } from "@/learning/practice/worker";'],
    ["components/exercises/item.tsx", 'import { exerciseById } from "@/learning/exercises/registry";'],
    ["learning/practice/client.ts", 'import { PracticeService } from "./service";'],
    ["components/plots/book.ts", 'import { z } from "zod";'],
    ["server/auth/sign-in.ts", 'import { sql } from "kysely";'],
    ["server/db/people.ts", 'import { can } from "../auth/can";'],
    ["app/api/grades/route.ts", 'import { getStore } from "@/server/db/store";'],
    ["app/api/grades/route.ts", 'export const open = () => import("libsql");'],
    ["server/content/lessons.ts", 'import { Knob } from "@/components/controls/knob";'],
    ["app/page.tsx", 'import { parseSession } from "@/audio-engine/session";'],
    ["app/page.tsx", 'import _ from "lodash";'],
    ["components/unknown/room.tsx", 'import "./other";'],
  ])("%s: %s", (file, source) => {
    expect(brokenImportRules(source, file)).toEqual([expect.stringContaining(`${file}:1: `)]);
  });

  test.each([
    ["audio-engine/live/engine.ts", 'export const load = () => import("tone");'],
    ["audio-engine/session/schema.ts", 'import { z } from "zod";'],
    ["server/content/frontmatter.ts", 'import { z } from "zod";'],
    ["components/exercises/item.tsx", 'import type { Item } from "@/learning/practice/protocol";'],
    ["components/exercises/item.tsx", 'import { thresholdWords } from "@/learning/drills/public";'],
    ["learning/practice/worker.ts", 'import { renderPrint } from "@/audio-engine/render/print";'],
    ["app/page.tsx", 'import { listLessons } from "@/server";'],
    ["server/db/postgres.ts", 'export const open = () => import("pg");'],
    ["server/auth/sign-in.ts", 'import { write } from "../db/transactions";'],
  ])("but allows %s: %s", (file, source) => {
    expect(brokenImportRules(source, file)).toEqual([]);
  });

  test("a circle of types", () => {
    const circle = new Map([
      ["a/one.ts", 'import type { Two } from "./two";'],
      ["a/two.ts", 'export * from "@/a/three";'],
      ["a/three.tsx", 'export const later = () => import("./one");'],
    ]);
    expect(importCircles(circle)).toEqual(["a/one.ts → a/two.ts → a/three.tsx → a/one.ts"]);
  });
});
