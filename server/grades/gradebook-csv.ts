import Papa from "papaparse";
import type { Gradebook, GradebookCell } from "./shapes";

/** What a table calculator would take for a formula, or for the end of a cell. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as CSV (RFC 4180, UTF-8 with its mark, so that Excel reads names right). A text that a table calculator would
 * carry out gets an apostrophe before it; numbers stay numbers.
 */
export const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\uFEFF${Papa.unparse(rows as (string | number | null)[][], { escapeFormulae: FORMULA, newline: "\r\n" })}\r\n`;

/** Points, or in words why there are none. */
function cellText({ status, points }: GradebookCell): string | number {
  if (points !== undefined) return points;
  return status === "open" ? "" : status;
}

/** The gradebook as a file: a student a line, an assignment a column. */
export function gradebookCsv({ assignments, students }: Gradebook): string {
  return csvOf([
    ["Student", ...assignments.map(({ title, maxPoints }) => `${title} (of ${maxPoints})`), "Points", "Of"],
    ...students.map(({ name, cells, earned, possible }) => [name, ...cells.map(cellText), earned, possible]),
  ]);
}
