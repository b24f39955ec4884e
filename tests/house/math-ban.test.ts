import { build } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleWorklet } from "../../scripts/lib/worklet.mjs";
import { inexactInModule, inexactInTypeScript } from "./math-ban";
import { sourcesUnder } from "./sources";

const rooms = ["dsp", "acoustics", "console", "params", "worklet"].map((room) => `audio-engine/${room}`);

test.each(rooms)("%s computes with exact operations only", (room) => {
  const found = [...sourcesUnder(room)].flatMap(([file, source]) => inexactInTypeScript(source, file));
  expect(found).toEqual([]);
});

describe("the bundled worklet", () => {
  let bundle = "";
  beforeAll(async () => {
    bundle = await bundleWorklet();
  });

  test("computes with exact operations only", () => {
    expect(bundle.length).toBeGreaterThan(1000);
    expect(inexactInModule(bundle, "console.worklet.js")).toEqual([]);
  });
});

/** Ways to reach an inexact function; each must be seen in the source and behind a bundler. */
const inexact = [
  "use(Math.sin(x));",
  "use(Math.random());",
  "use(Math?.cos(x));",
  "use(Math['tan'](x));",
  "use(Math[`exp`](x));",
  "const name = pick(); use(Math[name](x));",
  "const M = Math; use(M.log2(x));",
  "const { pow } = Math; use(pow(x, 2));",
  "const { log10: better = use } = Math; use(better(x));",
  "for (const name of Object.getOwnPropertyNames(Math)) use(name);",
  "use(Object.assign({}, Math));",
  "use(globalThis.Math.tanh(x));",
  "use(globalThis['Math'].tanh(x));",
  "use(globalThis[pick()].tanh(x));",
  "use(Reflect.get(globalThis, 'Math').hypot(x));",
  "use(x ** 2);",
  "let y = x; y **= 0.5; use(y);",
  "use(new Function('return 1'));",
  "use(eval(x));",
];

describe("refuses", () => {
  const header = "declare const x: any, use: any, pick: any;\n";

  test.each(inexact)("%s", async (statement) => {
    expect(inexactInTypeScript(header + statement, "x.ts")).toContainEqual(
      expect.stringMatching(/^x\.ts:2: /),
    );

    const { outputFiles } = await build({
      stdin: { contents: header + statement, loader: "ts" },
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      write: false,
      logLevel: "silent",
    });
    expect(inexactInModule(outputFiles[0]?.text ?? "", "x.js")).not.toEqual([]);
  });

  test("nothing that is exact", () => {
    const source = `${header}
      // Math.sin(x) ** 2
      use(Math.sqrt(x) + Math.abs(x) * Math.fround(x) - Math.imul(x, 3) / Math.PI, Math.max(x, Math.round(x)));
      use(x * x, globalThis.sampleRate, "Math.sin");`;
    expect(inexactInTypeScript(source, "x.ts")).toEqual([]);
  });
});
