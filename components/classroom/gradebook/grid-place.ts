/** A place in the grid: row 0 is the head, column 0 the names. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** Rows that Page Up and Page Down go over. */
const PAGE_ROWS = 10;

/**
 * Where a key leads in a grid (WAI-ARIA's grid pattern): arrows by one, Home and End along the row, with Ctrl to the
 * corners, Page keys by ten rows. Null for a key that is not the grid's.
 * @param last the lowest row and the last column
 */
export function placeForKey(
  { row, column }: GridPlace,
  last: GridPlace,
  { key, ctrlKey, altKey, metaKey }: Pressed,
): GridPlace | null {
  if (altKey || metaKey) return null;
  const to = (nextRow: number, nextColumn: number): GridPlace => ({
    row: Math.min(last.row, Math.max(0, nextRow)),
    column: Math.min(last.column, Math.max(0, nextColumn)),
  });
  if (ctrlKey) {
    if (key === "Home") return to(0, 0);
    return key === "End" ? to(last.row, last.column) : null;
  }
  switch (key) {
    case "ArrowUp":
      return to(row - 1, column);
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowLeft":
      return to(row, column - 1);
    case "ArrowRight":
      return to(row, column + 1);
    case "PageUp":
      return to(row - PAGE_ROWS, column);
    case "PageDown":
      return to(row + PAGE_ROWS, column);
    case "Home":
      return to(row, 0);
    case "End":
      return to(row, last.column);
    default:
      return null;
  }
}
