import { writeFileSync } from "node:fs";
import { inProject, PlainError, say } from "@/scripts/lib/project.mjs";
import type { Result } from "@/tests/verification/claim";
import { type Verification, verify } from "@/tests/verification/stored";
import { writeMarked } from "./marked-text";

/** Holds the engine to its claims; keeps what was found for the page, and as a table in docs/engine.md. */
export function runVerify(): void {
  const date = new Date().toISOString().slice(0, 10);
  const verification = verify(date, (result) => say(lineOf(result)));
  writeFileSync(inProject("content", "verification.json"), `${JSON.stringify(verification, null, 2)}\n`);
  writeTable(verification);
  const broken = verification.results.filter(({ worst, tolerance }) => !(worst <= tolerance));
  if (broken.length > 0) {
    throw new PlainError(`Not kept: ${broken.map(({ title }) => title).join(", ")}.`);
  }
  say(
    `${verification.results.length} promises are kept. content/verification.json and docs/engine.md are written.`,
  );
}

const numberOf = (value: number): string => (value === 0 ? "0" : value.toPrecision(2));

function lineOf({ worst, tolerance, title, unit }: Result): string {
  const kept = worst <= tolerance ? "kept  " : "BROKEN";
  return `${kept} ${title}: ${numberOf(worst)} ${unit}, allowed ${tolerance} ${unit}`;
}

function writeTable({ results, date, engineVersion }: Verification): void {
  const rows = results.map(
    ({ title, reference, values, worst, tolerance, unit }) =>
      `| ${title} | ${reference} | ${values} | ${numberOf(worst)} ${unit} | ${tolerance} ${unit} |`,
  );
  writeMarked(
    "verification",
    [
      `Engine version ${engineVersion}, ${date}.`,
      "",
      "| what | held against | values | worst | allowed |",
      "|---|---|---|---|---|",
      ...rows,
    ].join("\n"),
  );
}
