import fc from "fast-check";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { csvOf, gradebookCsv } from "./gradebook-csv";
import type { Gradebook } from "./shapes";

const cell = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", ";", "'"), fc.string())
    .map(([first, rest]) => first + rest),
  // CSV knows one zero: −0 is none of its numbers.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((points) => points + 0),
);

const read = (csv: string): string[][] =>
  Papa.parse<string[]>(csv.slice(1).trimEnd(), { newline: "\r\n" }).data;

test("whatever people are called, no cell begins as a formula, and every cell can be read back", () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const width = Math.min(...rows.map(({ length }) => length));
      // A first column that is never empty: a last line of nothing is no line.
      const table = rows.map((row) => ["x", ...row.slice(0, width)]);
      const back = read(csvOf(table));
      expect(back).toHaveLength(table.length);
      for (const [i, row] of table.entries()) {
        for (const [j, value] of row.entries()) {
          const text = back[i]?.[j] ?? "";
          if (typeof value === "number") expect(Number(text)).toBe(value);
          else {
            expect(text).not.toMatch(/^[=+\-@\t\r]/);
            expect(text).toBe(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
          }
        }
      }
    }),
  );
});

test("a gradebook as a file: a student a line, words where there are no points, the mark for Excel before all", () => {
  const book: Gradebook = {
    classId: "c",
    className: "Mixing 1",
    assignments: [
      { id: "1", title: "=Undo", maxPoints: 10 },
      { id: "2", title: "Balance, again", maxPoints: 5 },
    ],
    students: [
      {
        id: "k",
        name: "@Kim",
        cells: [{ status: "graded", points: 7.25, isLate: true }, { status: "missing" }],
        earned: 7.25,
        possible: 15,
      },
      {
        id: "l",
        name: "Lou",
        cells: [{ status: "excused" }, { status: "open" }],
        earned: 0,
        possible: 0,
      },
    ],
    canOverride: false,
  };
  expect(gradebookCsv(book)).toBe(
    '\uFEFFStudent,"\'=Undo (of 10)","Balance, again (of 5)",Points,Of\r\n"\'@Kim",7.25,missing,7.25,15\r\nLou,excused,,0,0\r\n',
  );
});
