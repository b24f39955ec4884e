"use client";

import { useState } from "react";
import { Button } from "@/components/controls/button";
import type { Regrade } from "@/server/grades/shapes";
import { CallError, call } from "../call";
import { pointsText } from "../gradebook/rows";
import styles from "./marking.module.css";

/** For when graders were mended: what they would change is seen before it changes anything. */
export function RegradePanel({ assignmentId }: { readonly assignmentId: string }) {
  const [difference, setDifference] = useState<Regrade | null>(null);
  const [words, setWords] = useState("");
  const place = `assignments/${assignmentId}/regrade`;

  async function run(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setWords(error.sentence);
    }
  }
  const look = () =>
    run(async () => {
      setDifference(await call<Regrade>("GET", place));
      setWords("");
    });
  const measure = () =>
    run(async () => {
      const { queued } = await call<{ queued: number }>("POST", place, { action: "measure" });
      setWords(
        queued === 0
          ? "Everything is measured by the grader as it is now."
          : `${queued} works are being measured again. Look at the difference in a minute; no grade has changed.`,
      );
    });
  const apply = () =>
    run(async () => {
      const { changed } = await call<{ changed: number }>("POST", place, { action: "apply" });
      setDifference(null);
      setWords(`${changed} grades were changed. Points by hand stayed as they were.`);
    });

  return (
    <details className={styles.regrade}>
      <summary>Measure again, with the grader as it is now</summary>
      <div className={styles.row}>
        <Button onClick={() => void measure()}>Measure all again</Button>
        <Button onClick={() => void look()}>Look at the difference</Button>
      </div>
      <p role="status">{words}</p>
      {difference !== null && <Difference difference={difference} onApply={() => void apply()} />}
    </details>
  );
}

function Difference({ difference, onApply }: { readonly difference: Regrade; readonly onApply: () => void }) {
  const { rows, waiting, checked } = difference;
  return (
    <>
      <p>
        {rows.length === 0
          ? `None of ${checked} grades would change.`
          : `${rows.length} of ${checked} grades would change:`}
        {waiting > 0 && ` ${waiting} works are not measured yet.`}
      </p>
      {rows.length > 0 && (
        <>
          <ul>
            {rows.map(({ studentId, name, before, after, isOverridden }) => (
              <li key={studentId}>
                {name}: {pointsText(before)} → {pointsText(after)}
                {isOverridden && ", under points by hand"}
              </li>
            ))}
          </ul>
          <Button onClick={onApply}>Take these points</Button>
        </>
      )}
    </>
  );
}
