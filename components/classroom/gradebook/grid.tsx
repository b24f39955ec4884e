"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import Link from "next/link";
import { type CSSProperties, Fragment, type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { Gradebook, GradebookStudent } from "@/server/grades/shapes";
import styles from "./gradebook.module.css";
import { type GridPlace, placeForKey } from "./grid-place";
import { GridHead } from "./head";
import {
  type CellFilter,
  cellNotes,
  cellText,
  pointsText,
  type Sorting,
  type SortKey,
  standsOut,
} from "./rows";

const ROW_PIXELS = 44;
/** What is drawn before the browser says how much it shows. */
const FIRST_HEIGHT_PIXELS = 660;

interface GradebookGridProps {
  readonly book: Gradebook;
  /** The students that are listed, in order. */
  readonly rows: readonly GradebookStudent[];
  readonly filter: CellFilter;
  readonly sorting: Sorting;
  readonly onSort: (key: SortKey) => void;
  readonly onOpen: (studentId: string, assignmentId: string) => void;
}

/** Students by assignments: one stop of the Tab key, arrows within it. Only the rows in view are in the page. */
export function GradebookGrid({ book, rows, filter, sorting, onSort, onOpen }: GradebookGridProps) {
  const { assignments } = book;
  const last: GridPlace = { row: rows.length, column: assignments.length + 1 };
  const scroller = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<GridPlace>({ row: 0, column: 0 });
  const active = { row: Math.min(chosen.row, last.row), column: Math.min(chosen.column, last.column) };
  const follows = useRef(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    initialRect: { width: 0, height: FIRST_HEIGHT_PIXELS },
    // What has the focus stays in the page, wherever it is scrolled to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(active.row > 0 ? [active.row - 1] : [])])].sort(
        (a, b) => a - b,
      ),
  });

  useEffect(() => {
    if (!follows.current) return;
    const target = scroller.current?.querySelector(`[data-place="${active.row}:${active.column}"]`);
    if (!(target instanceof HTMLElement)) return;
    follows.current = false;
    target.focus();
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  function handleKey(event: KeyboardEvent<HTMLTableElement>): void {
    const place = placeForKey(active, last, event);
    if (place === null) return;
    event.preventDefault();
    follows.current = true;
    setChosen(place);
  }

  const isActive = (row: number, column: number): 0 | -1 =>
    active.row === row && active.column === column ? 0 : -1;
  const items = virtual.getVirtualItems();
  const end = items.at(-1)?.end ?? 0;
  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is made of a table (WAI-ARIA's pattern)
        role="grid"
        className={styles.grid}
        style={{ "--columns": assignments.length } as CSSProperties}
        aria-label={`Grades of ${book.className}`}
        aria-rowcount={rows.length + 1}
        aria-colcount={assignments.length + 2}
        onKeyDown={handleKey}
        onFocus={({ target }) => {
          const [row, column] = (target.getAttribute("data-place") ?? "").split(":").map(Number);
          if (row !== undefined && column !== undefined) setChosen({ row, column });
        }}
      >
        <GridHead book={book} sorting={sorting} tabStop={isActive} onSort={onSort} />
        <tbody>
          {items.map(({ index, key, start }, i) => {
            const student = rows[index];
            const gap = start - (items[i - 1]?.end ?? 0);
            return (
              <Fragment key={key}>
                {gap > 0 && <Gap pixels={gap} />}
                {student !== undefined && (
                  <tr aria-rowindex={index + 2} style={{ height: ROW_PIXELS }}>
                    <th scope="row" aria-colindex={1}>
                      <Link
                        prefetch={false}
                        href={`/classroom/classes/${book.classId}/students/${student.id}`}
                        data-place={`${index + 1}:0`}
                        tabIndex={isActive(index + 1, 0)}
                      >
                        {student.name}
                      </Link>
                    </th>
                    <Cells {...{ student, assignments, filter, onOpen }} row={index + 1} tabStop={isActive} />
                    <td aria-colindex={last.column + 1}>
                      <button
                        type="button"
                        className={styles.total}
                        data-place={`${index + 1}:${last.column}`}
                        tabIndex={isActive(index + 1, last.column)}
                      >
                        {pointsText(student.earned)}
                        <span className={styles.of}> of {pointsText(student.possible)}</span>
                      </button>
                    </td>
                  </tr>
                )}
              </Fragment>
            );
          })}
          <Gap pixels={virtual.getTotalSize() - end} />
        </tbody>
      </table>
    </div>
  );
}

/** The place of rows that are not in the page. */
const Gap = ({ pixels }: { readonly pixels: number }) => (
  // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: it has no cells and is no row
  <tr role="presentation" style={{ height: pixels }} />
);

interface CellsProps extends Pick<GradebookGridProps, "filter" | "onOpen"> {
  readonly student: GradebookStudent;
  readonly assignments: Gradebook["assignments"];
  readonly row: number;
  readonly tabStop: (row: number, column: number) => 0 | -1;
}

function Cells({ student, assignments, filter, row, tabStop, onOpen }: CellsProps) {
  return student.cells.map((cell, i) => {
    const assignment = assignments[i];
    if (assignment === undefined) return null;
    const notes = cellNotes(cell);
    return (
      <td key={assignment.id} aria-colindex={i + 2} data-found={standsOut(cell, filter) ? "" : undefined}>
        <button
          type="button"
          className={styles.cell}
          data-status={cell.status}
          data-place={`${row}:${i + 1}`}
          tabIndex={tabStop(row, i + 1)}
          onClick={() => onOpen(student.id, assignment.id)}
        >
          {cell.status === "open" ? (
            <>
              <span aria-hidden="true">–</span>
              <span className="visually-hidden">nothing yet</span>
            </>
          ) : (
            cellText(cell)
          )}
          {notes.length > 0 && <span className={styles.notes}> {notes.join(", ")}</span>}
        </button>
      </td>
    );
  });
}
