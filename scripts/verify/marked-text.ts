import { readFileSync, writeFileSync } from "node:fs";
import { inProject, PlainError } from "@/scripts/lib/project.mjs";

/** Who writes each text, and the page of docs/ it stands in. */
const TEXTS = {
  verification: { command: "npm run verify", page: "engine.md" },
  bench: { command: "npm run bench -- engines --write", page: "engine.md" },
  steady: { command: "npm run bench -- steady --write", page: "measurements.md" },
  memory: { command: "npm run bench -- memory --write", page: "measurements.md" },
  gradebook: { command: "npm run bench -- gradebook --write", page: "measurements.md" },
  "hand-ins": { command: "npm run bench -- hand-ins --write", page: "measurements.md" },
} as const;

/**
 * Puts a text between its two marks in its page.
 * @throws PlainError when the marks are gone
 */
export function writeMarked(name: keyof typeof TEXTS, text: string): void {
  const { command, page } = TEXTS[name];
  const [start, end] = [`<!-- ${name}: written by ${command} -->`, `<!-- end of ${name} -->`];
  const file = inProject("docs", page);
  const [before, rest] = readFileSync(file, "utf8").split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new PlainError(`docs/${page} has lost its marks “${start}” and “${end}”.`);
  }
  writeFileSync(file, `${before}${start}\n\n${text}\n\n${end}${after}`);
}
