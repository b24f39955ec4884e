"use client";

import { Button } from "@/components/controls/button";
import type { Remark } from "@/server/grades/shapes";
import { positionText } from "../times";
import { besideWords, isOnControl } from "./controls-of";
import { useOpened } from "./opened";
import styles from "./opening.module.css";
import { OwnRemark } from "./own-remark";

interface RemarkListProps {
  readonly onPlayFrom: (frame: number) => void;
  /** Shows the control that a remark is pinned to; null where no controls are on the page. */
  readonly onShow: ((remark: Remark) => void) | null;
}

/** What was said to a work, at its times and its controls. */
export function RemarkList({ onPlayFrom, onShow }: RemarkListProps) {
  const { opening, remarks } = useOpened();
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
            <Beside remark={remark} onShow={onShow} />
            <span className={styles.soft}>
              {remark.author}
              {remark.editedAt !== null && ", changed"}
            </span>
          </p>
          {remark.isOwn ? <OwnRemark remark={remark} /> : <p className={styles.said}>{remark.text}</p>}
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
function Beside({ remark, onShow }: { remark: Remark; onShow: RemarkListProps["onShow"] }) {
  const { opening } = useOpened();
  const { control } = remark;
  const words = besideWords(opening.session, control);
  if (words === null || control === null) return null;
  if (onShow === null || !isOnControl(control)) return <span>{words}</span>;
  return (
    <Button look="quiet" onClick={() => onShow(remark)}>
      Show me: {words}
    </Button>
  );
}
