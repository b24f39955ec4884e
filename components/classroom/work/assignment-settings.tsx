"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { call } from "../call";
import { ConfirmButton } from "../confirm-button";
import { SendForm, type Typed } from "../send-form";
import { useDoing } from "../use-doing";
import { AssignmentFields, FIELD_NAMES } from "./assignment-fields";
import { type AssignmentInput, type Choices, typedAssignment } from "./assignment-input";
import { type Named, type Override, Overrides } from "./overrides";
import { type Rubric, RubricSettings } from "./rubric-settings";
import styles from "./work.module.css";

interface AssignmentSettingsProps {
  readonly settings: {
    readonly id: string;
    readonly classId: string;
    readonly className: string;
    readonly timeZone: string;
    readonly input: AssignmentInput | null;
    readonly title: string;
    readonly overrides: readonly Override[];
    readonly students: readonly Named[];
    readonly groups: readonly Named[];
    readonly attempts: number;
    readonly submissions: number;
    readonly mayChange: boolean;
    readonly rubric: Rubric;
  };
  readonly choices: Choices;
}

/** An assignment as staff see it: what came in, and how it is set. */
export function AssignmentSettings({ settings, choices }: AssignmentSettingsProps) {
  const { id, classId, className, title, attempts, submissions, mayChange, timeZone } = settings;
  return (
    <div className={styles.staff}>
      <p className={styles.soft}>
        <Link href="/classroom" prefetch={false}>
          Classroom
        </Link>{" "}
        ·{" "}
        <Link href={`/classroom/classes/${classId}`} prefetch={false}>
          {className}
        </Link>
      </p>
      <h1>{title}</h1>
      <p>
        {attempts === 0
          ? "Nobody has begun yet."
          : `Begun ${attempts} times, handed in ${submissions} times.`}{" "}
        {submissions > 0 && (
          <Link href={`/classroom/assignments/${id}/marking`} prefetch={false}>
            Open the marking queue
          </Link>
        )}
      </p>
      {mayChange && <ChangeForm settings={settings} choices={choices} />}
      {mayChange && <RubricSettings assignmentId={id} rubric={settings.rubric} />}
      {mayChange && (
        <Overrides
          {...{ timeZone }}
          assignmentId={id}
          overrides={settings.overrides}
          students={settings.students}
          groups={settings.groups}
        />
      )}
    </div>
  );
}

function ChangeForm({ settings, choices }: AssignmentSettingsProps) {
  const { id, classId, title, input, timeZone } = settings;
  const router = useRouter();
  const { isBusy, refusal, run } = useDoing();
  const made = input?.content.kind === "made" ? input.content : null;

  async function save(typed: Typed) {
    await call("PUT", `assignments/${id}`, typedAssignment(typed, choices, made));
    router.refresh();
    return "Saved.";
  }
  async function remove() {
    await call("DELETE", `assignments/${id}`);
    window.location.assign(`/classroom/classes/${classId}`);
  }

  if (input === null) return <p>This kind of assignment is set on another page.</p>;
  return (
    <section>
      <h2>Settings</h2>
      <SendForm fields={FIELD_NAMES} label="Save" onSend={save}>
        {(refusedOf) => <AssignmentFields {...{ input, timeZone, choices, refusedOf }} />}
      </SendForm>
      <ConfirmButton
        question={`Delete ${title}? Nobody has it any more then.`}
        label="Delete"
        disabled={isBusy}
        onConfirm={() => void run(remove)}
      >
        Delete this assignment
      </ConfirmButton>
      {refusal !== null && (
        <p className={styles.failure} role="alert">
          {refusal}
        </p>
      )}
    </section>
  );
}
