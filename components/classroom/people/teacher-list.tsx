"use client";

import { useRouter } from "next/navigation";
import { call } from "../call";
import styles from "../classroom.module.css";
import { ConfirmButton } from "../confirm-button";
import { Choice, UserNameField } from "../field";
import { SendForm, type Typed } from "../send-form";
import { useDoing } from "../use-doing";
import type { ShownMember } from "./people-types";

interface TeacherListProps {
  readonly classId: string;
  readonly teachers: readonly ShownMember[];
  readonly mayManage: boolean;
}

const ROLES = [
  { value: "assistant", label: "Assistant: reads and marks" },
  { value: "instructor", label: "Instructor: also assigns and decides who is in" },
];

/** Who teaches a class; others are added by their user names. */
export function TeacherList({ classId, teachers, mayManage }: TeacherListProps) {
  const router = useRouter();
  const { isBusy, refusal, run } = useDoing();
  const path = `classes/${classId}/teachers`;

  async function add(typed: Typed) {
    await call("POST", path, { userName: typed("userName"), role: typed("role") });
    router.refresh();
    return "Added.";
  }

  return (
    <section>
      <h2>Who teaches</h2>
      <ul className={styles.list}>
        {teachers.map(({ userId, name, role }) => (
          <li key={userId}>
            <span className={styles.name}>
              {name}
              <span className={styles.facts}>{role}</span>
            </span>
            {mayManage && teachers.length > 1 && (
              <ConfirmButton
                question={`Take ${name} out of the class?`}
                label="Take out"
                disabled={isBusy}
                onConfirm={() => void run(() => call("DELETE", `${path}/${userId}`))}
              >
                Take out
              </ConfirmButton>
            )}
          </li>
        ))}
      </ul>
      {refusal !== null && <p role="alert">{refusal}</p>}
      {mayManage && (
        <details className={styles.edit}>
          <summary>Add somebody who teaches</summary>
          <SendForm fields={["userName"]} label="Add" look="plain" onSend={add} clears>
            {(refusedOf) => (
              <>
                <UserNameField
                  hint="An administrator gives them one."
                  refusal={refusedOf("userName")}
                  autoComplete="off"
                />
                <Choice name="role" label="As" options={ROLES} />
              </>
            )}
          </SendForm>
        </details>
      )}
    </section>
  );
}
