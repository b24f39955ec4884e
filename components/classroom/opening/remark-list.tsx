"use client";

import { Button } from "@/components/controls/button";
import type { Remark } from "@/server/grades/shapes";
import { positionText } from "../times";
import { besideWords } from "./controls-of";
import { useOpenedSession } from "./opened";
import styles from "./opening.module.css";

/** What was said to a work, at its times and its controls. */
export function RemarkList({ onPlayFrom }: { readonly onPlayFrom: (frame: number) => void }) {
  const { opening, work, remarks } = useOpenedSession();
  if (remarks.length === 0) {
    return (
      <p className={styles.soft}>
        {opening.viewer === "staff"
          ? "Nothing has been said to this work yet."
          : "When your instructor gives the work back, you read here what they heard, and where."}
      </p>
    );
  }
  return (
    <ul className={styles.remarks} aria-label="What was said to this work">
      {remarks.map((remark) => (
        <li key={remark.id}>
          <p className={styles.where}>
            {remark.atFrame !== null && <PlayFrom frame={remark.atFrame} onPlayFrom={onPlayFrom} />}
            <Beside words={besideWords(work.session, remark.control)} control={remark.control} />
            <span className={styles.soft}>{remark.author}</span>
          </p>
          <p className={styles.said}>{remark.text}</p>
        </li>
      ))}
    </ul>
  );
}

function PlayFrom({ frame, onPlayFrom }: { frame: number; onPlayFrom: (frame: number) => void }) {
  return (
    <Button look="quiet" aria-label={`Play from ${positionText(frame)}`} onClick={() => onPlayFrom(frame)}>
      ▸ {positionText(frame)}
    </Button>
  );
}

/** What a remark is about; where the control is on the page, the way to it. */
function Beside({ words, control }: { words: string | null; control: Remark["control"] }) {
  if (words === null || control === null) return null;
  if (!control.includes("/")) return <span>{words}</span>;
  return (
    <Button
      look="quiet"
      onClick={() => {
        const found = document.querySelector(`[data-address="${CSS.escape(control)}"]`);
        if (found instanceof HTMLElement) found.focus();
      }}
    >
      {words}
    </Button>
  );
}
