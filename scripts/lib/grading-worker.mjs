import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inProject, PlainError } from "./project.mjs";

const workerFile = inProject("server", "generated", "grading.worker.mjs");

/** @returns {import("esbuild").BuildOptions} */
const options = () => ({
  entryPoints: [inProject("server", "grading", "worker.ts")],
  outfile: workerFile,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  legalComments: "none",
  tsconfig: inProject("tsconfig.json"),
  logLevel: "error",
});

/** Bundles the thread that renders what students hand in to where the server starts it from. */
export async function buildGradingWorker() {
  const esbuild = await import("esbuild");
  const { outputFiles } = await esbuild.build({ ...options(), write: false }).catch(() => {
    throw new PlainError("The grading worker could not be bundled; esbuild says why above.");
  });
  mkdirSync(path.dirname(workerFile), { recursive: true });
  // A server that starts a thread at this moment must never see half a file.
  writeFileSync(`${workerFile}.${process.pid}`, outputFiles[0]?.contents ?? "");
  renameSync(`${workerFile}.${process.pid}`, workerFile);
}

/** Bundles it now and again whenever one of its sources changes; threads that run keep what they have. */
export async function watchGradingWorker() {
  const esbuild = await import("esbuild");
  const context = await esbuild.context(options());
  await context.watch();
}
