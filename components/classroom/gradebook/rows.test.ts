import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GradebookCell, GradebookStudent } from "@/server/grades/shapes";
import { type CellFilter, cellNotes, cellText, listedRows, sortedBy, standsOut } from "./rows";

const student = (
  name: string,
  earned: number,
  possible: number,
  ...cells: GradebookCell[]
): GradebookStudent => ({
  id: name,
  name,
  cells,
  earned,
  possible,
});

const BOOK = {
  students: [
    student("Zoë", 8, 10, { status: "graded", points: 8, isLate: true }),
    student("adam", 0, 0, { status: "open" }),
    student("Émile 10", 9, 20, { status: "missing" }),
    student("Emile 9", 6, 10, { status: "graded", points: 6, isOverridden: true }),
  ],
};

const names = (search: string, filter: CellFilter, key: "name" | "points" | number, isDescending = false) =>
  listedRows(BOOK, search, filter, { key, isDescending }).map(({ name }) => name);

describe("the rows of the gradebook", () => {
  test("are found by name, whatever its accents and case", () => {
    expect(names("EMILE", "all", "name")).toEqual(["Emile 9", "Émile 10"]);
    expect(names(" zoe ", "all", "name")).toEqual(["Zoë"]);
    expect(names("nobody", "all", "name")).toEqual([]);
  });

  test("are filtered by what stands in a cell", () => {
    expect(names("", "missing", "name")).toEqual(["Émile 10"]);
    expect(names("", "late", "name")).toEqual(["Zoë"]);
    expect(names("", "by-hand", "name")).toEqual(["Emile 9"]);
    expect(names("", "handed-in", "name")).toEqual([]);
    expect(standsOut({ status: "missing" }, "missing")).toBe(true);
    expect(standsOut({ status: "missing" }, "all")).toBe(false);
  });

  test("are sorted by name, by share of points and by one assignment; without a number last, both ways", () => {
    expect(names("", "all", "name")).toEqual(["adam", "Emile 9", "Émile 10", "Zoë"]);
    expect(names("", "all", "points", true)).toEqual(["Zoë", "Emile 9", "Émile 10", "adam"]);
    expect(names("", "all", "points", false)).toEqual(["Émile 10", "Emile 9", "Zoë", "adam"]);
    expect(names("", "all", 0, true)).toEqual(["Zoë", "Emile 9", "adam", "Émile 10"]);
  });

  test("lose nobody, however they are sorted", () => {
    const anyone = fc.record({
      id: fc.uuid(),
      name: fc.string(),
      cells: fc.constant([]),
      earned: fc.nat(),
      possible: fc.nat(),
    });
    const sorting = fc.record({
      key: fc.constantFrom("name" as const, "points" as const, 0),
      isDescending: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyone, { selector: ({ id }) => id }), sorting, (students, by) => {
        const rows = listedRows({ students }, "", "all", by);
        expect(new Set(rows)).toEqual(new Set(students));
        expect(listedRows({ students: [...students].reverse() }, "", "all", by)).toEqual(rows);
      }),
    );
  });

  test("a column's head sorts by it, and then the other way round", () => {
    const byName = { key: "name", isDescending: false } as const;
    expect(sortedBy(byName, "points")).toEqual({ key: "points", isDescending: true });
    expect(sortedBy(sortedBy(byName, "points"), "points")).toEqual({ key: "points", isDescending: false });
    expect(sortedBy({ key: 3, isDescending: true }, "name")).toEqual(byName);
  });
});

test("a cell says in words what it is", () => {
  expect(cellText({ status: "graded", points: 7.1 + 0.2 })).toBe("7.3");
  expect(cellText({ status: "graded", points: 0 })).toBe("0");
  expect(
    (["open", "missing", "handed-in", "excused"] as const).map((status) => cellText({ status })),
  ).toEqual(["–", "missing", "to mark", "excused"]);
  expect(cellNotes({ status: "graded", isLate: true, isOverridden: true })).toEqual(["late", "by hand"]);
});
