"use client";

import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "@/components/controls/button";
import styles from "./classroom.module.css";
import { type Refusal, refusalOf } from "./refusal";
import { useReady } from "./use-ready";

/** What was typed, by the names of the fields. */
export type Typed = (name: string) => string;

interface SendFormProps {
  /** Names of the fields that can be refused. */
  readonly fields: readonly string[];
  /** On the button. */
  readonly label: string;
  readonly look?: "primary" | "plain";
  /** The fields, each with what was refused about it. */
  readonly children: (refusedOf: (name: string) => string | undefined) => ReactNode;
  /** Sends it. What it returns is said below; what it throws as `CallError` is shown where it belongs. */
  readonly onSend: (typed: Typed) => Promise<string | undefined>;
  /** Empties the fields when it was taken. */
  readonly clears?: boolean;
}

/** A form that is sent to the classroom's server. By `post`: what is sent before the page runs must not stand in an address. */
export function SendForm({ fields, label, look = "primary", children, onSend, clears }: SendFormProps) {
  const isReady = useReady();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [said, setSaid] = useState("");
  const form = useRef<HTMLFormElement>(null);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setBusy(true);
    setRefusal(null);
    setSaid("");
    try {
      const answer = await onSend((name) => String(data.get(name) ?? ""));
      setSaid(answer ?? "");
      if (clears) form.current?.reset();
    } catch (error) {
      const refused = refusalOf(error, fields);
      setRefusal(refused);
      if (refused.field !== null)
        form.current?.querySelector<HTMLElement>(`[name="${refused.field}"]`)?.focus();
    } finally {
      setBusy(false);
    }
  }

  const refusedOf = (name: string) => (refusal?.field === name ? refusal.sentence : undefined);
  return (
    <form ref={form} className={styles.form} method="post" onSubmit={(event) => void send(event)}>
      {children(refusedOf)}
      {refusal?.field === null && (
        <p className={styles.refusal} role="alert">
          {refusal.sentence}
        </p>
      )}
      <Button submits look={look} disabled={isBusy || !isReady}>
        {label}
      </Button>
      <p className={styles.said} role="status">
        {said}
      </p>
    </form>
  );
}
