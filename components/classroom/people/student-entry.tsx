"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/controls/button";
import { saveFile } from "@/components/widgets/shared/save-file";
import { call } from "../call";
import styles from "../classroom.module.css";
import { ConfirmButton } from "../confirm-button";
import { dayOf } from "../days";
import { Field } from "../field";
import { OneTimeLink } from "../one-time-link";
import { SendForm, type Typed } from "../send-form";
import { useDoing } from "../use-doing";
import type { ShownClass, ShownMember } from "./people-types";

interface StudentEntryProps {
  readonly shown: ShownClass;
  readonly student: ShownMember;
  readonly mayManage: boolean;
}

function facts({ joinedAt, extraTimePercent, isLocked }: ShownMember, timeZone: string): string {
  return [
    `since ${dayOf(joinedAt, timeZone)}`,
    extraTimePercent === 0 ? "" : `${extraTimePercent} % more time`,
    isLocked ? "locked: too many wrong PINs" : "",
  ]
    .filter(Boolean)
    .join(" · ");
}

/** One student: the name, what to know, and what the instructor may do. */
export function StudentEntry({ shown, student, mayManage }: StudentEntryProps) {
  const { isBusy, refusal, run } = useDoing();
  const path = `classes/${shown.id}/members/${student.userId}`;
  // Of many buttons that are called alike, whose this one is.
  const forWhom = <span className="visually-hidden"> {student.name}</span>;
  const change = (changes: object) => void run(() => call("PATCH", path, changes));
  return (
    <li>
      <span className={styles.name}>
        {student.state === "active" ? (
          <Link href={`/classroom/classes/${shown.id}/students/${student.userId}`} prefetch={false}>
            {student.name}
          </Link>
        ) : (
          student.name
        )}
        <span className={styles.facts}>{facts(student, shown.timeZone)}</span>
      </span>
      {mayManage && (
        <span className={styles.row}>
          {student.isLocked && (
            <Button disabled={isBusy} onClick={() => change({ locked: false })}>
              Unlock{forWhom}
            </Button>
          )}
          {student.state !== "active" && (
            <Button
              look={student.state === "waiting" ? "primary" : "plain"}
              disabled={isBusy}
              onClick={() => change({ state: "active" })}
            >
              Let in{forWhom}
            </Button>
          )}
          {student.state !== "left" && (
            <Button look="quiet" disabled={isBusy} onClick={() => change({ state: "left" })}>
              {student.state === "waiting" ? "Refuse" : "Take out"}
              {forWhom}
            </Button>
          )}
        </span>
      )}
      {refusal !== null && <span role="alert">{refusal}</span>}
      {mayManage && <EditStudent path={path} student={student} />}
    </li>
  );
}

/** What is done more rarely. */
function EditStudent({ path, student }: { path: string; student: ShownMember }) {
  const router = useRouter();
  const { isBusy, refusal, run } = useDoing();
  const [token, setToken] = useState<string | null>(null);

  async function save(typed: Typed) {
    await call("PATCH", path, { name: typed("name"), extraTimePercent: Number(typed("extraTimePercent")) });
    router.refresh();
    return "Saved.";
  }
  async function makeLink() {
    setToken((await call<{ token: string }>("POST", `${path}/link`)).token);
  }
  async function download() {
    const kept = await call<object>("GET", `${path}/export`);
    saveFile(new Blob([JSON.stringify(kept, undefined, 2)], { type: "application/json" }), "student.json");
  }

  return (
    <details className={styles.edit}>
      <summary>
        More<span className="visually-hidden"> about {student.name}</span>
      </summary>
      <SendForm fields={["name", "extraTimePercent"]} label="Save" look="plain" onSend={save}>
        {(refusedOf) => (
          <>
            <Field
              name="name"
              label="Name"
              refusal={refusedOf("name")}
              defaultValue={student.name}
              required
              maxLength={80}
            />
            <Field
              name="extraTimePercent"
              label="More time, in per cent"
              refusal={refusedOf("extraTimePercent")}
              defaultValue={student.extraTimePercent}
              type="number"
              min={0}
              max={400}
              step={1}
              required
            />
          </>
        )}
      </SendForm>
      <div className={styles.row}>
        <Button disabled={isBusy} onClick={() => void run(makeLink)}>
          Link for a new PIN
        </Button>
        <Button disabled={isBusy} onClick={() => void run(download)}>
          Save what is kept
        </Button>
        <ConfirmButton
          question={`Delete ${student.name} with all work in this class, for good?`}
          label="Delete for good"
          disabled={isBusy}
          onConfirm={() => void run(() => call("DELETE", path))}
        >
          Delete
        </ConfirmButton>
      </div>
      {refusal !== null && <p role="alert">{refusal}</p>}
      {token !== null && (
        <OneTimeLink
          token={token}
          words={`For ${student.name}: works once, until tomorrow. It is not shown again.`}
        />
      )}
    </details>
  );
}
