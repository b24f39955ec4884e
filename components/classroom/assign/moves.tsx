import type { Session } from "@/audio-engine";
import { Choice } from "../field";
import styles from "../work/work.module.css";
import { type MadeDraft, stripIds } from "./made-draft";

interface MovesProps {
  readonly draft: Pick<MadeDraft, "moves" | "locked">;
  readonly start: Session;
  readonly onChange: (change: Pick<MadeDraft, "moves"> | Pick<MadeDraft, "locked">) => void;
}

/** What students may move, and of which strips. */
export function Moves({ draft: { moves, locked }, start, onChange }: MovesProps) {
  const names = new Map([...start.tracks, ...start.buses].map(({ id, name }) => [id, name]));
  return (
    <fieldset className={styles.group}>
      <legend>What students may move</legend>
      <Choice
        label="Controls"
        value={moves}
        options={[
          { value: "levels", label: "faders, pan and mutes" },
          { value: "everything", label: "everything: also chains, sends and what moves by itself" },
        ]}
        onChange={({ target }) => onChange({ moves: target.value === "levels" ? "levels" : "everything" })}
      />
      <details>
        <summary>Of which strips: {locked.length === 0 ? "of all" : `all but ${locked.length}`}</summary>
        {stripIds(start).map((id) => (
          <label key={id} className={styles.tick}>
            <input
              type="checkbox"
              checked={!locked.includes(id)}
              onChange={({ target }) =>
                onChange({ locked: target.checked ? locked.filter((each) => each !== id) : [...locked, id] })
              }
            />
            {names.get(id) ?? "Master"}
          </label>
        ))}
      </details>
    </fieldset>
  );
}
