import { readFileSync, writeFileSync } from "node:fs";
import { inProject, PlainError } from "@/scripts/lib/project.mjs";

const COMMANDS = { verification: "npm run verify", bench: "npm run bench -- engines --write" } as const;

/**
 * Puts a text between its two marks in docs/engine.md.
 * @throws PlainError when the marks are gone
 */
export function writeMarked(name: keyof typeof COMMANDS, text: string): void {
  const [start, end] = [`<!-- ${name}: written by ${COMMANDS[name]} -->`, `<!-- end of ${name} -->`];
  const file = inProject("docs", "engine.md");
  const [before, rest] = readFileSync(file, "utf8").split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    throw new PlainError(`docs/engine.md has lost its marks “${start}” and “${end}”.`);
  }
  writeFileSync(file, `${before}${start}\n\n${text}\n\n${end}${after}`);
}
