import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { writeCspHashes } from "./csp-hashes.mjs";
import { buildGradingWorker } from "./grading-worker.mjs";
import { runNode } from "./process.mjs";
import { fingerprint, inProject, listFiles, PlainError, say, tools } from "./project.mjs";
import { buildWorklet } from "./worklet.mjs";

const stampFile = inProject(".next", "source-stamp");
const sourceFolders = [
  "app",
  "audio-engine",
  "components",
  "content",
  "learning",
  "public",
  "scripts/lib",
  "server",
];
const sourceFiles = [
  "instrumentation.ts",
  "next.config.mjs",
  "package.json",
  "package-lock.json",
  "proxy.ts",
  "tsconfig.json",
];

/** @param {string} file */
function isSource(file) {
  if (/^(audio-engine|server)\/generated\//.test(file) || /\.test\.tsx?$/.test(file)) return false;
  // Sounds are served from disk as they are; only their descriptions reach the pages.
  return !file.startsWith("public/") || file.endsWith(".json");
}

const sourceStamp = () =>
  fingerprint(
    [...sourceFiles, ...sourceFolders].flatMap((start) => listFiles(start, isSource)),
    [process.versions.node.split(".")[0] ?? ""],
  );

/**
 * Builds the production pages when a source has changed since the last build.
 * @param {(text: string) => void} [onOutput] takes what the build says, instead of the terminal
 */
export async function ensureBuild(onOutput) {
  const wanted = sourceStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  if (onOutput === undefined) say("Building the course (next build) …");
  rmSync(stampFile, { force: true });
  await buildWorklet();
  await buildGradingWorker();
  const status = await runNode(tools.next, ["build"], {
    stdout: "stderr",
    env: { NODE_ENV: "production" },
    ...(onOutput && { onOutput }),
  });
  if (status !== 0) throw new PlainError("The course could not be built; the lines above say why.");
  writeCspHashes();
  writeFileSync(stampFile, wanted);
}
