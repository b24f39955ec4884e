"use client";

import { useState } from "react";
import { Button } from "@/components/controls/button";
import { call } from "../call";
import styles from "../classroom.module.css";
import { ConfirmButton } from "../confirm-button";
import { dayOf } from "../days";
import { OneTimeLink } from "../one-time-link";
import { useDoing } from "../use-doing";

export interface ShownStaff {
  readonly id: string;
  readonly role: string;
  readonly name: string;
  readonly userName: string | null;
  readonly createdAt: number;
  readonly hasPassword: boolean;
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  admin: "administrator",
  instructor: "instructor",
  assistant: "assistant",
};

/** Everybody who teaches or manages. */
export function StaffList({ staff, ownId }: { staff: readonly ShownStaff[]; ownId: string }) {
  return (
    <ul className={styles.list}>
      {staff.map((person) => (
        <StaffEntry key={person.id} person={person} isSelf={person.id === ownId} />
      ))}
    </ul>
  );
}

function StaffEntry({ person, isSelf }: { person: ShownStaff; isSelf: boolean }) {
  const { isBusy, refusal, run } = useDoing();
  const [token, setToken] = useState<string | null>(null);
  const { id, name, userName, role, createdAt, hasPassword } = person;
  async function makeLink() {
    setToken((await call<{ token: string }>("POST", `staff/${id}/link`)).token);
  }
  return (
    <li>
      <span className={styles.name}>
        {name}
        <span className={styles.facts}>
          {ROLE_WORDS[role] ?? role} · {userName} · since {dayOf(createdAt)}
          {hasPassword ? "" : " · has no password yet"}
        </span>
      </span>
      {!isSelf && (
        <span className={styles.row}>
          <Button disabled={isBusy} onClick={() => void run(makeLink)}>
            Link for a new password<span className="visually-hidden"> for {name}</span>
          </Button>
          <ConfirmButton
            question={`Delete ${name}? Their classes stay; give them to somebody else.`}
            label="Delete"
            disabled={isBusy}
            onConfirm={() => void run(() => call("DELETE", `staff/${id}`))}
          >
            Delete
          </ConfirmButton>
        </span>
      )}
      {refusal !== null && <span role="alert">{refusal}</span>}
      {token !== null && (
        <OneTimeLink token={token} words={`For ${name}: works once, for 7 days. It is not shown again.`} />
      )}
    </li>
  );
}
