import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { runNode } from "./lib/process.mjs";
import { inProject, PlainError, say, tools } from "./lib/project.mjs";
import { ensurePythonWithScipy, outputOf } from "./lib/python.mjs";
import { bundleScript } from "./lib/script-bundle.mjs";

/** Computes every reference afresh, outside the engine, and holds the engine to its claims. */
async function main() {
  await ensureDependencies();
  const python = await ensurePythonWithScipy();
  // Those with an underscore in their name are parts of others.
  const programs = readdirSync(inProject("tests", "reference")).filter((name) => /^[a-z-]+\.py$/.test(name));
  for (const program of programs) {
    say(`Computing the reference of ${program} …`);
    const file = inProject("tests", "reference", program);
    writeFileSync(file.replace(/\.py$/, ".json"), outputOf(python, file));
  }
  const { runVerify } = await import(await bundleScript("scripts", "verify", "main.ts"));
  try {
    runVerify();
  } finally {
    const written = ["tests/reference", "content/verification.json"].filter((path) =>
      existsSync(inProject(path)),
    );
    await runNode(tools.biome, ["format", "--write", ...written]);
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof PlainError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
