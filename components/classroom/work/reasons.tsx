"use client";

import { useId, useState } from "react";
import type { WorkNote } from "@/components/stores/outbox/entry";
import type { TasteWindow } from "./shown-variant";
import styles from "./work.module.css";

const SAMPLE_RATE_HZ = 48_000;
const LONGEST_REASON = 4000;

interface ReasonsProps {
  readonly windows: readonly TasteWindow[];
  /** As they were kept. */
  readonly notes: readonly WorkNote[];
  readonly lengthFrames: number;
  readonly onChange: (notes: readonly WorkNote[]) => void;
}

/** Where the student does something on purpose that a measure may miss: said before it is measured, handed in with the work. */
export function Reasons({ windows, notes: kept, lengthFrames, onChange }: ReasonsProps) {
  const [notes, setNotes] = useState(kept);
  if (windows.length === 0) return null;

  function change(goalId: string, note: Partial<WorkNote>): void {
    const before = notes.find((each) => each.goalId === goalId) ?? { goalId, text: "", atFrame: null };
    const next = [...notes.filter((each) => each.goalId !== goalId), { ...before, ...note }];
    setNotes(next);
    onChange(next.filter(({ text }) => text.trim() !== ""));
  }

  return (
    <details className={styles.reasons}>
      <summary>
        I do something on purpose
        {kept.length > 0 && `: ${kept.length === 1 ? "one reason" : `${kept.length} reasons`} kept`}
      </summary>
      <p className={styles.soft}>
        Measures do not know taste. What you write here is handed in with the work; your instructor reads it
        beside the number that it answers.
      </p>
      {windows.map((window) => (
        <Reason
          key={window.goalId}
          window={window}
          note={notes.find(({ goalId }) => goalId === window.goalId)}
          lastSecond={Math.floor(lengthFrames / SAMPLE_RATE_HZ)}
          onChange={(note) => change(window.goalId, note)}
        />
      ))}
    </details>
  );
}

interface ReasonProps {
  readonly window: TasteWindow;
  readonly note: WorkNote | undefined;
  readonly lastSecond: number;
  readonly onChange: (note: Partial<WorkNote>) => void;
}

function Reason({ window: { title }, note, lastSecond, onChange }: ReasonProps) {
  const id = useId();
  const isSaid = note !== undefined && note.text.trim() !== "";
  return (
    <div className={styles.reason}>
      <label htmlFor={`${id}-text`}>{title}: why it is meant to be so</label>
      <textarea
        id={`${id}-text`}
        rows={2}
        maxLength={LONGEST_REASON}
        value={note?.text ?? ""}
        onChange={({ target }) => onChange({ text: target.value })}
      />
      {isSaid && (
        <>
          <label htmlFor={`${id}-at`}>From second (empty: all the way)</label>
          <input
            id={`${id}-at`}
            type="number"
            min={0}
            max={lastSecond}
            step={0.1}
            defaultValue={note.atFrame === null ? "" : note.atFrame / SAMPLE_RATE_HZ}
            onChange={({ target }) => onChange({ atFrame: frameOf(target.valueAsNumber, lastSecond) })}
          />
        </>
      )}
    </div>
  );
}

/** Null for what is no second of the sound. */
function frameOf(second: number, lastSecond: number): number | null {
  return second >= 0 && second <= lastSecond ? Math.round(second * SAMPLE_RATE_HZ) : null;
}
