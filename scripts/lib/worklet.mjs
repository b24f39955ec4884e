import { existsSync } from "node:fs";
import { inProject, PlainError } from "./project.mjs";

const entry = inProject("audio-engine", "worklet", "entry.ts");
export const workletFile = inProject("audio-engine", "generated", "console.worklet.js");

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

/** Bundles the audio-thread shell and the console into one module for audioWorklet.addModule. */
export async function buildWorklet() {
  const esbuild = await import("esbuild");
  const settings = options();
  try {
    await esbuild.build(settings);
  } catch {
    throw new PlainError("The audio worklet could not be bundled; esbuild says why above.");
  }
}

/** Bundles the worklet now and again whenever one of its sources changes. */
export async function watchWorklet() {
  const esbuild = await import("esbuild");
  const context = await esbuild.context(options());
  await context.watch();
}
