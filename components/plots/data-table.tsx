import styles from "./plots.module.css";
import { TableScroll } from "./table-scroll";

interface DataTableProps {
  readonly caption: string;
  readonly columns: readonly string[];
  /** One cell per column; the first names its row. */
  readonly rows: readonly (readonly string[])[];
}

/** What a plot shows, to be read. */
export function DataTable({ caption, columns, rows }: DataTableProps) {
  return (
    <details className={styles.data}>
      <summary>The data as a table</summary>
      <TableScroll label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {cells.map((cell, i) => (
                  <td key={columns[i + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  );
}
