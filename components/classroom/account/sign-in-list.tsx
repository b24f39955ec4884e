"use client";

import { Button } from "@/components/controls/button";
import { call } from "../call";
import styles from "../classroom.module.css";
import { dayOf } from "../days";
import { useDoing } from "../use-doing";

interface ShownSignIn {
  readonly id: string;
  readonly device: string;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly expiresAt: number;
  readonly isHere: boolean;
}

/** Where someone is signed in, and the way to end it. */
export function SignInList({ signIns }: { signIns: readonly ShownSignIn[] }) {
  const { isBusy, refusal, run } = useDoing();
  return (
    <>
      <ul className={styles.list}>
        {signIns.map(({ id, device, createdAt, seenAt, expiresAt, isHere }) => (
          <li key={id}>
            <span className={styles.name}>
              {device}
              <span className={styles.facts}>
                {isHere ? "this device · " : ""}since {dayOf(createdAt)}, last used on {dayOf(seenAt)}, ends
                by itself on {dayOf(expiresAt)}
              </span>
            </span>
            {!isHere && (
              <Button disabled={isBusy} onClick={() => void run(() => call("DELETE", `sign-ins/${id}`))}>
                End it<span className="visually-hidden">: {device}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {refusal !== null && <p role="alert">{refusal}</p>}
    </>
  );
}
