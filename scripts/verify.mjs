import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { ensureFfmpeg } from "./lib/ffmpeg.mjs";
import { runNode } from "./lib/process.mjs";
import { inProject, PlainError, say, tools } from "./lib/project.mjs";
import { ensurePythonWithScipy, outputOf } from "./lib/python.mjs";
import { bundleScript } from "./lib/script-bundle.mjs";

const FOLDER = ["tests", "reference"];

/** Runs every Python program, has ffmpeg read what it is to read, and keeps how it was done in made-with.json. */
async function computeReferences() {
  const python = await ensurePythonWithScipy();
  const ffmpeg = await ensureFfmpeg();
  const files = readdirSync(inProject(...FOLDER)).sort();
  /** @type {Record<string, string>} */
  const commands = {};
  // Those with an underscore in their name are parts of others.
  for (const program of files.filter((name) => /^[a-z-]+\.py$/.test(name))) {
    say(`Computing the reference of ${program} …`);
    const result = program.replace(/\.py$/, ".json");
    writeFileSync(inProject(...FOLDER, result), outputOf(python.program, inProject(...FOLDER, program)));
    commands[result] = `python3 -B ${FOLDER.join("/")}/${program}`;
  }
  // What they write names its command itself.
  for (const program of files.filter((name) => /^read-.*with-ffmpeg\.mjs$/.test(name))) {
    say(`Reading with ffmpeg: ${program} …`);
    if ((await runNode(inProject(...FOLDER, program), [])) !== 0) {
      throw new PlainError(`${program} stopped with an error; it says why above.`);
    }
  }
  const madeWith = { tools: [`ffmpeg ${ffmpeg}`, python.versions], commands };
  writeFileSync(inProject(...FOLDER, "made-with.json"), JSON.stringify(madeWith));
}

/** Computes every reference afresh, outside the engine, and holds the engine to its claims. */
async function main() {
  await ensureDependencies();
  try {
    await computeReferences();
    const { runVerify } = await import(await bundleScript("scripts", "verify", "main.ts"));
    runVerify();
  } finally {
    const written = [FOLDER.join("/"), "content/verification.json"].filter((path) =>
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
