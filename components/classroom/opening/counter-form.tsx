"use client";

import type { RefObject } from "react";
import type { Session } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import type { CounterVersion } from "@/server/grades/shapes";
import { call } from "../call";
import { useDoing } from "../use-doing";
import { timeWords } from "../work/time-words";
import { useOpened } from "./opened";
import styles from "./opening.module.css";

/** Keeps what the controls stand at as the version of whoever marks, or takes it away again. */
export function CounterForm({ moved }: { readonly moved: RefObject<Session> }) {
  const { opening, counter, onCounter } = useOpened();
  const { isBusy, refusal, run } = useDoing();
  const path = `submissions/${opening.submissionId}/counter-version`;

  async function send(): Promise<void> {
    const session = JSON.stringify(moved.current);
    onCounter(await call<CounterVersion>("PUT", path, { session }));
  }
  async function withdraw(): Promise<void> {
    await call("DELETE", path);
    onCounter(null);
  }

  return (
    <div className={styles.counter}>
      <div className={styles.where}>
        <Button aria-disabled={isBusy} onClick={() => void run(send)}>
          {counter === null ? "Send this as my counter-version" : "Replace the counter-version with this"}
        </Button>
        {counter !== null && (
          <Button look="quiet" aria-disabled={isBusy} onClick={() => void run(withdraw)}>
            Withdraw it
          </Button>
        )}
      </div>
      <p role="status" className={styles.soft}>
        {counter === null
          ? "Move the controls: it is a copy. Sent, your student hears it beside their own."
          : `Counter-version by ${counter.author}, ${timeWords(counter.madeAt, opening.timeZone)}. The student hears it when you give the work back.`}
      </p>
      {refusal !== null && <p role="alert">{refusal}</p>}
    </div>
  );
}
