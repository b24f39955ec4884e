"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/controls/button";
import { useProgress } from "@/components/stores/progress-store";
import { bringEvents } from "./bring-events";
import styles from "./classroom.module.css";
import { useDoing } from "./use-doing";

interface BringProgressProps {
  readonly isWaiting: boolean;
  readonly onDone: () => void;
}

/** Asks once whether what was learnt before the class comes along. */
export function BringProgress({ isWaiting, onDone }: BringProgressProps) {
  const { isBusy, refusal, run } = useDoing();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section>
      <h2 ref={heading} tabIndex={-1}>
        {isWaiting ? "You are on the list." : "You are in."}
      </h2>
      <p>
        {isWaiting && "Your instructor lets you in. "}
        This browser remembers lessons and exercises that you did before. Bring them along? Your instructor
        then sees them; it changes no grade.
      </p>
      <div className={styles.row}>
        <Button
          look="primary"
          disabled={isBusy}
          onClick={() =>
            void run(async () => {
              await bringEvents(useProgress.getState().events);
              onDone();
            })
          }
        >
          Bring my progress
        </Button>
        <Button disabled={isBusy} onClick={onDone}>
          Leave it here
        </Button>
      </div>
      <p role="alert" className={styles.refusal}>
        {refusal}
      </p>
    </section>
  );
}
