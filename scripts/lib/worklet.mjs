import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inProject, PlainError } from "./project.mjs";

const entry = inProject("audio-engine", "worklet", "entry.ts");
const workletFile = inProject("audio-engine", "generated", "console.worklet.js");

/** @returns {import("esbuild").BuildOptions} */
function options() {
  if (!existsSync(entry)) {
    throw new PlainError("audio-engine/worklet/entry.ts is missing: there is no audio worklet to bundle.");
  }
  return {
    entryPoints: [entry],
    outfile: workletFile,
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    // Imports by "@/" are resolved as everywhere else in the project.
    tsconfig: inProject("tsconfig.json"),
    logLevel: "error",
  };
}

/**
 * Bundles the audio-thread shell and the console into one module for audioWorklet.addModule.
 * @returns {Promise<string>} the module's text
 */
export async function bundleWorklet() {
  const esbuild = await import("esbuild");
  const settings = options();
  try {
    const { outputFiles } = await esbuild.build({ ...settings, write: false });
    return outputFiles[0]?.text ?? "";
  } catch {
    throw new PlainError("The audio worklet could not be bundled; esbuild says why above.");
  }
}

/** Bundles the worklet to where the live engine loads it from. */
export async function buildWorklet() {
  const text = await bundleWorklet();
  mkdirSync(path.dirname(workletFile), { recursive: true });
  // A page or a test that is loading it must never see half a file.
  writeFileSync(`${workletFile}.${process.pid}`, text);
  renameSync(`${workletFile}.${process.pid}`, workletFile);
}

/** Bundles the worklet now and again whenever one of its sources changes. */
export async function watchWorklet() {
  const esbuild = await import("esbuild");
  const context = await esbuild.context(options());
  await context.watch();
}
