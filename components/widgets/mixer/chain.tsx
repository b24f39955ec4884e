"use client";

import { useEffect, useId, useRef, useState } from "react";
import { BOUNDS, type Strip } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import type { WorkbenchActions } from "@/components/stores/workbench-store";
import { UNIT_WORDS } from "../units/unit-words";
import {
  newUnit,
  type UnitName,
  withInsertAdded,
  withInsertEnabled,
  withMovedInsert,
  withoutInsert,
} from "./edits";
import styles from "./mixer.module.css";

interface ChainProps {
  readonly strip: Strip;
  /** Whoever came here wants to add a unit: the focus goes to the choice of units. */
  readonly adding: boolean;
  readonly openId: string | null;
  readonly onSelect: (stripId: string, insertId?: string | null) => void;
  readonly edit: WorkbenchActions["edit"];
}

const UNITS = Object.keys(UNIT_WORDS) as UnitName[];

/** The units of a strip in the order in which the sound goes through them. */
export function Chain({ strip, adding, openId, onSelect, edit }: ChainProps) {
  const selectId = useId();
  const [wanted, setWanted] = useState<UnitName>("eq");
  const choice = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (adding) choice.current?.focus();
  }, [adding]);
  const full = strip.inserts.length >= BOUNDS.insertsPerStrip;

  function add(): void {
    const added = newUnit(wanted, strip);
    edit((now) => withInsertAdded(now, strip.id, added));
    onSelect(strip.id, added.id);
  }

  return (
    <div className={styles.chain}>
      <h4>Chain</h4>
      {strip.inserts.length > 0 && (
        <ol>
          {strip.inserts.map(({ id, unit, enabled }, i, all) => {
            const { name } = UNIT_WORDS[unit];
            return (
              <li key={id} data-open={id === openId ? "" : undefined}>
                <input
                  type="checkbox"
                  role="switch"
                  aria-label={`${name} on`}
                  checked={enabled}
                  aria-checked={enabled}
                  onChange={({ target }) =>
                    edit((now) => withInsertEnabled(now, strip.id, id, target.checked))
                  }
                />
                <button
                  type="button"
                  className={styles.unitName}
                  aria-pressed={id === openId}
                  onClick={() => onSelect(strip.id, id)}
                >
                  {name}
                </button>
                <button
                  type="button"
                  className={styles.tiny}
                  aria-label={`${name} earlier in the chain`}
                  disabled={i === 0}
                  onClick={() => edit((now) => withMovedInsert(now, strip.id, id, -1))}
                >
                  ↑
                </button>
                <button
                  type="button"
                  className={styles.tiny}
                  aria-label={`${name} later in the chain`}
                  disabled={i === all.length - 1}
                  onClick={() => edit((now) => withMovedInsert(now, strip.id, id, 1))}
                >
                  ↓
                </button>
                <button
                  type="button"
                  className={styles.tiny}
                  aria-label={`Remove ${name}`}
                  onClick={() => edit((now) => withoutInsert(now, strip.id, id))}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ol>
      )}
      <div className={styles.add}>
        <label className="visually-hidden" htmlFor={selectId}>
          Unit to add
        </label>
        <select
          ref={choice}
          id={selectId}
          className={styles.select}
          value={wanted}
          onChange={({ target }) => setWanted(target.value as UnitName)}
        >
          {UNITS.map((unit) => (
            <option key={unit} value={unit}>
              {UNIT_WORDS[unit].name}
            </option>
          ))}
        </select>
        <Button onClick={add} disabled={full}>
          Add
        </Button>
      </div>
    </div>
  );
}
