"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/controls/button";
import { useProgress } from "@/components/stores/progress-store";
import { call } from "./call";
import styles from "./classroom.module.css";
import { useDoing } from "./use-doing";

const EVENTS_AT_ONCE = 500;

async function bring(): Promise<void> {
  const { events } = useProgress.getState();
  for (let start = 0; start < events.length; start += EVENTS_AT_ONCE)
    await call("POST", "progress", { events: events.slice(start, start + EVENTS_AT_ONCE) });
}

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
              await bring();
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
