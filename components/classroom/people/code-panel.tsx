"use client";

import { Button } from "@/components/controls/button";
import { call } from "../call";
import styles from "../classroom.module.css";
import { ConfirmButton } from "../confirm-button";
import { dayOf } from "../days";
import { useDoing } from "../use-doing";
import { CodeSettings } from "./code-settings";
import type { ShownClass, ShownCode } from "./people-types";

interface CodePanelProps {
  readonly shown: ShownClass;
  readonly code: ShownCode | null;
  readonly mayManage: boolean;
  /** Of the course, as people type it. */
  readonly address: string;
}

const ADMISSION_WORDS = {
  open: "Whoever has the code is in at once.",
  approve: "Whoever has the code waits until you let them in.",
  roster: "Only names on the roster are let in.",
} as const;

function settingsWords({ admission, seatLimit, expiresAt }: ShownCode, timeZone: string): string {
  return [
    ADMISSION_WORDS[admission],
    seatLimit === null ? "" : `${seatLimit} seats at most.`,
    expiresAt === null ? "" : `Good until ${dayOf(expiresAt, timeZone)}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

const FIRST_SETTINGS = { admission: "open", seatLimit: null, expiresAt: null } as const;

/** The code by which students join, large enough for the back row, and who may join by it. */
export function CodePanel({ shown, code, mayManage, address }: CodePanelProps) {
  const { isBusy, refusal, run } = useDoing();
  const path = `classes/${shown.id}/code`;
  const { admission, seatLimit, expiresAt } = code ?? FIRST_SETTINGS;
  const renew = () => run(() => call("POST", path, { admission, seatLimit, expiresAt }));
  if (code === null)
    return (
      <>
        <p>The code is closed: nobody new joins. Those who are in sign in as before.</p>
        {mayManage && (
          <Button disabled={isBusy} onClick={() => void renew()}>
            Make a new code
          </Button>
        )}
        <p role="alert">{refusal}</p>
      </>
    );
  return (
    <>
      <p className={styles.code}>{`${code.code.slice(0, 4)}-${code.code.slice(4)}`}</p>
      <p>
        Students open <strong>{`${address}/join`}</strong> and type it, with a name and a PIN of their own.{" "}
        {settingsWords(code, shown.timeZone)}
      </p>
      {mayManage && (
        <>
          <div className={styles.row}>
            <ConfirmButton
              question="The old code stops working. Make another one?"
              label="Make another code"
              disabled={isBusy}
              onConfirm={() => void renew()}
            >
              New code
            </ConfirmButton>
            <Button look="quiet" disabled={isBusy} onClick={() => void run(() => call("DELETE", path))}>
              Close the code
            </Button>
          </div>
          <p role="alert">{refusal}</p>
          <CodeSettings path={path} code={code} />
        </>
      )}
    </>
  );
}
