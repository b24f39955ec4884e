import { readFileSync } from "node:fs";
import { listFiles } from "../../scripts/lib/project.mjs";

const isSource = (file: string) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file);

/** The project's own TypeScript below some folders, tests left out: path → text. */
export function sourcesUnder(...folders: readonly string[]): Map<string, string> {
  const files = folders.flatMap((folder) => listFiles(folder, isSource));
  return new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
}
