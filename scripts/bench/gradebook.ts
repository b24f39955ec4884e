/*
 * The gradebook of a class of 500 students with 40 assignments, as a page asks for it, on SQLite and on PostgreSQL.
 * `npm run -s bench -- gradebook [--write]`
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ensurePostgres, startPostgres } from "@/scripts/lib/postgres.mjs";
import { writeMarked } from "@/scripts/verify/marked-text";
import { openStore } from "@/server/db/store";
import type { StoreKind } from "@/server/db/tables";
import { gradebook } from "@/server/grades/gradebook";
import { gradebookCsv } from "@/server/grades/gradebook-csv";
import { machine, median } from "./figures";
import { ASSIGNMENTS, fillLargeClass, NOW, STUDENTS } from "./large-class";

const RUNS = 9;
const GOAL_MS = 1000;

async function measured(kind: StoreKind, place: string): Promise<string[]> {
  const store = await openStore({ kind, place });
  try {
    const { instructor, classId } = await fillLargeClass(store, "ines");
    const times = { rows: [] as number[], all: [] as number[], csv: [] as number[] };
    let bytes = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const start = performance.now();
      const book = await gradebook(store, instructor, classId, NOW + 1);
      times.rows.push(performance.now() - start);
      bytes = JSON.stringify(book).length;
      times.all.push(performance.now() - start);
      const before = performance.now();
      gradebookCsv(book);
      times.csv.push(performance.now() - before);
    }
    const ms = (all: readonly number[]) =>
      `${median(all).toFixed(0)} ms (slowest ${Math.max(...all).toFixed(0)})`;
    return [
      `| ${kind}: ${STUDENTS} × ${ASSIGNMENTS} | ${ms(times.rows)} | ${ms(times.all)} | ${ms(times.csv)} | ${(bytes / 1e6).toFixed(2)} MB |`,
    ];
  } finally {
    await store.close();
  }
}

/** Prints the table; `--write` puts it into docs/measurements.md. */
export async function bench(args: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "gradebook-bench-"));
  const postgres = await startPostgres(await ensurePostgres());
  try {
    const lines = [
      `${machine()} Median of ${RUNS}; the goal for the second column is below ${GOAL_MS} ms.`,
      "",
      "| gradebook | read and put together | with its JSON | as CSV | JSON |",
      "|---|---|---|---|---|",
      ...(await measured("sqlite", path.join(folder, "classroom.sqlite"))),
      ...(await measured("postgres", postgres.url)),
    ];
    console.log(lines.join("\n"));
    if (args.includes("--write")) writeMarked("gradebook", lines.join("\n"));
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
