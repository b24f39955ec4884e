import type { Change, StripChanges } from "./mix-changes";
import styles from "./studio.module.css";

/** How two states of a mix differ, control by control, strip by strip. */
export function ChangeList({ strips }: { readonly strips: readonly StripChanges[] }) {
  return (
    <dl className={styles.changes}>
      {strips.map(({ stripId, name, changes }) => (
        <div key={stripId}>
          <dt>{name}</dt>
          {changes.map((change) => (
            <ChangeLine key={`${change.control} ${change.before}`} change={change} />
          ))}
        </div>
      ))}
    </dl>
  );
}

function ChangeLine({ change: { control, before, after } }: { change: Change }) {
  return (
    <dd>
      {control}: <span className={styles.value}>{before}</span> <span aria-hidden="true">→</span>
      <span className="visually-hidden"> then, now </span> <span className={styles.value}>{after}</span>
    </dd>
  );
}
