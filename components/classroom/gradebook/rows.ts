import type { Gradebook, GradebookCell, GradebookStudent } from "@/server/grades/shapes";

/** Which students are listed: all, or those with a cell of a kind. */
export type CellFilter = "all" | "missing" | "handed-in" | "late" | "by-hand" | "excused" | "asks";

/** By name; by points as a share of what could be had; or by one assignment, by its place. */
export type SortKey = "name" | "points" | number;

export interface Sorting {
  readonly key: SortKey;
  readonly isDescending: boolean;
}

const MATCHES: Readonly<Record<CellFilter, (cell: GradebookCell) => boolean>> = {
  all: () => true,
  missing: ({ status }) => status === "missing",
  "handed-in": ({ status }) => status === "handed-in",
  late: ({ isLate }) => isLate === true,
  "by-hand": ({ isOverridden }) => isOverridden === true,
  excused: ({ status }) => status === "excused",
  asks: ({ isAppealed }) => isAppealed === true,
};

/** Whether a cell is of the kind that is looked for; of "all" none stands out. */
export const standsOut = (cell: GradebookCell, filter: CellFilter): boolean =>
  filter !== "all" && MATCHES[filter](cell);

const folded = (text: string): string => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

const NAMES = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** What a student is sorted by; those without a number come last, whichever way round. */
function numberOf({ cells, earned, possible }: GradebookStudent, key: "points" | number): number | null {
  if (key !== "points") return cells[key]?.points ?? null;
  return possible === 0 ? null : earned / possible;
}

function compare(a: GradebookStudent, b: GradebookStudent, { key, isDescending }: Sorting): number {
  const byName = NAMES.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
  if (key === "name") return isDescending ? -byName : byName;
  const [x, y] = [numberOf(a, key), numberOf(b, key)];
  if (x === null || y === null) return x === y ? byName : x === null ? 1 : -1;
  return (isDescending ? y - x : x - y) || byName;
}

/**
 * The students that are listed, in order.
 * @param search part of a name, whatever its case and accents
 */
export function listedRows(
  { students }: Pick<Gradebook, "students">,
  search: string,
  filter: CellFilter,
  sorting: Sorting,
): GradebookStudent[] {
  const wanted = folded(search.trim());
  return students
    .filter(
      ({ name, cells }) => folded(name).includes(wanted) && (filter === "all" || cells.some(MATCHES[filter])),
    )
    .sort((a, b) => compare(a, b, sorting));
}

/** A press on a column's head: by it; again: the other way round. Points begin with the best. */
export function sortedBy(before: Sorting, key: SortKey): Sorting {
  if (before.key === key) return { key, isDescending: !before.isDescending };
  return { key, isDescending: key !== "name" };
}

/** Points for people: at most two decimals. */
export const pointsText = (points: number): string => String(Math.round(points * 100) / 100);

/** What stands in a cell. */
export function cellText({ status, points }: GradebookCell): string {
  if (points !== undefined) return pointsText(points);
  return { open: "–", missing: "missing", "handed-in": "to mark", graded: "–", excused: "excused" }[status];
}

/** What a cell says beside its points. */
export function cellNotes({ isLate, isOverridden, isAppealed }: GradebookCell): readonly string[] {
  return [
    ...(isLate === true ? ["late"] : []),
    ...(isOverridden === true ? ["by hand"] : []),
    ...(isAppealed === true ? ["asks for a second look"] : []),
  ];
}
