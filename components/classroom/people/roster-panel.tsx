"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, useId, useRef } from "react";
import { call } from "../call";
import styles from "../classroom.module.css";
import { ConfirmButton } from "../confirm-button";
import { TextField } from "../field";
import { SendForm, type Typed } from "../send-form";
import { useDoing } from "../use-doing";
import type { RosterName } from "./people-types";

interface RosterPanelProps {
  readonly classId: string;
  readonly roster: readonly RosterName[];
}

/** The names that may join where the code asks for the roster: pasted, or from a CSV file. */
export function RosterPanel({ classId, roster }: RosterPanelProps) {
  const router = useRouter();
  const { isBusy, refusal, run } = useDoing();
  const text = useRef<HTMLTextAreaElement>(null);
  const fileId = useId();
  const path = `classes/${classId}/roster`;
  const open = roster.filter(({ isTaken }) => !isTaken);

  async function read(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    if (file !== undefined && text.current !== null) text.current.value = await file.text();
  }
  async function add(typed: Typed) {
    const { added, already } = await call<{ added: number; already: number }>("POST", path, {
      csv: typed("csv"),
    });
    router.refresh();
    return `${added} added${already === 0 ? "" : `, ${already} were on it already`}.`;
  }

  return (
    <section>
      <h2>Roster</h2>
      <p>
        {roster.length === 0
          ? "No names yet. Add them here, then let only names on the roster in (“Who may join”)."
          : `${roster.length} names, ${roster.length - open.length} have joined.`}
      </p>
      {open.length > 0 && (
        <details className={styles.edit}>
          <summary>{`${open.length} who have not joined`}</summary>
          <ul>
            {open.map(({ name }) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <ConfirmButton
            question="Take these names off the roster?"
            label="Take them off"
            disabled={isBusy}
            onConfirm={() => void run(() => call("DELETE", path))}
          >
            Take them off
          </ConfirmButton>
          {refusal !== null && <p role="alert">{refusal}</p>}
        </details>
      )}
      <details className={styles.edit}>
        <summary>Add names</summary>
        <div className={styles.field}>
          <label htmlFor={fileId}>CSV file</label>
          <input
            id={fileId}
            type="file"
            accept=".csv,text/csv,text/plain"
            onChange={(event) => void read(event)}
          />
        </div>
        <SendForm fields={["csv"]} label="Add to the roster" look="plain" onSend={add} clears>
          {(refusedOf) => (
            <TextField
              ref={text}
              name="csv"
              label="Names"
              hint="One to a line, or a table whose first line names a column “name”, or “first name” and “last name”."
              refusal={refusedOf("csv")}
              required
            />
          )}
        </SendForm>
      </details>
    </section>
  );
}
