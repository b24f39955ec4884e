import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the project's root folder. */
export const projectRoot = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

/** @param {...string} parts */
export const inProject = (...parts) => path.join(projectRoot, ...parts);

/** Command-line entries are started as files of Node, never through a shell: they stop when told to. */
export const tools = {
  next: inProject("node_modules", "next", "dist", "bin", "next"),
  biome: inProject("node_modules", "@biomejs", "biome", "bin", "biome"),
  tsc: inProject("node_modules", "typescript", "bin", "tsc"),
  vitest: inProject("node_modules", "vitest", "vitest.mjs"),
  playwright: inProject("node_modules", "playwright", "cli.js"),
};

/**
 * A failure that a person can act on: its message is one clear sentence, printed without a stack.
 */
export class PlainError extends Error {}

/** @param {string} text */
export const say = (text) => {
  process.stderr.write(`${text}\n`);
};

/**
 * @param {string} start file or folder, relative to the project
 * @param {(relative: string) => boolean} wanted
 * @returns {string[]} files, relative to the project, sorted
 */
export function listFiles(start, wanted) {
  const absolute = inProject(start);
  if (!existsSync(absolute)) return [];
  if (statSync(absolute).isFile()) return wanted(start) ? [start] : [];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter(wanted)
    .sort();
}

/**
 * @param {string[]} files relative to the project
 * @param {string[]} facts anything else that the result depends on
 * @returns {string} hexadecimal SHA-256 over names and contents
 */
export function fingerprint(files, facts) {
  const hash = createHash("sha256");
  for (const fact of facts) hash.update(`${fact}\n`);
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update("\0");
  return hash.digest("hex");
}
