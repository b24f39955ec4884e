"use client";

import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { studioEngine } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import type { MarkingQueue, Opening } from "@/server/grades/shapes";
import { backToKeys } from "../back-to-keys";
import { CallError, call } from "../call";
import { pointsText } from "../gradebook/rows";
import { Goals, Points } from "../opening/goals";
import { OpenedProvider, useOpening } from "../opening/opened";
import { RemarkForm } from "../opening/remark-form";
import { RemarkList } from "../opening/remark-list";
import { ReturnForm } from "../opening/return-form";
import type { Decked } from "./deck";
import styles from "./marking.module.css";

interface MarkedWorkProps {
  readonly queue: MarkingQueue;
  readonly decked: Decked;
  readonly ownerId: string;
}

/** What is known of the work whose turn it is, and what is said to it. */
export function MarkedWork({ queue, decked, ownerId }: MarkedWorkProps) {
  const { opening, work } = decked;
  const opened = useOpening(opening, work);
  const position = useRef(0);
  useEffect(
    () =>
      studioEngine().onReport(ownerId, ({ positionFrame }) => {
        position.current = positionFrame;
      }),
    [ownerId],
  );
  return (
    <OpenedProvider value={opened}>
      <Points />
      <Goals />
      <RemarkList
        onShow={null}
        onPlayFrom={(frame) => {
          studioEngine().seek(ownerId, frame);
          studioEngine().play(ownerId);
        }}
      />
      <RemarkForm positionNow={() => Math.round(position.current)} />
      {queue.canOverride && <PointsForm {...{ queue, opening }} />}
      <ReturnForm opening={opening} />
    </OpenedProvider>
  );
}

function PointsForm({ queue, opening }: { readonly queue: MarkingQueue; readonly opening: Opening }) {
  const [words, setWords] = useState("");
  const id = useId();

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    const change = { kind: "override", points: Number(typed.get("points")), why: String(typed.get("why")) };
    try {
      const { assignmentId, student } = opening;
      await call("POST", "grades", { assignmentId, studentId: student.id, change });
      setWords(`${pointsText(change.points)} points by hand.`);
      backToKeys(form);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setWords(error.sentence);
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void send(event)}>
      <label htmlFor={`${id}-points`}>Points by hand, of {pointsText(queue.maxPoints)} (G)</label>
      <input
        id={`${id}-points`}
        name="points"
        className={styles.number}
        data-field="points"
        type="text"
        inputMode="decimal"
        pattern="[0-9]+([.][0-9]+)?"
        title="A number, as 7 or 7.5"
        required
      />
      <label htmlFor={`${id}-why`}>Why?</label>
      <input id={`${id}-why`} name="why" type="text" maxLength={4000} required />
      <Button submits>Set these points</Button>
      <p role="status">{words}</p>
    </form>
  );
}
