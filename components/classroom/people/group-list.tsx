"use client";

import { useRouter } from "next/navigation";
import { call } from "../call";
import styles from "../classroom.module.css";
import { ConfirmButton } from "../confirm-button";
import { Field } from "../field";
import { SendForm, type Typed } from "../send-form";
import { useDoing } from "../use-doing";
import type { ShownGroup, ShownMember } from "./people-types";

interface GroupListProps {
  readonly classId: string;
  readonly groups: readonly ShownGroup[];
  readonly students: readonly ShownMember[];
}

/** Groups of students: what holds for a group is said in an assignment's settings. */
export function GroupList({ classId, groups, students }: GroupListProps) {
  const router = useRouter();
  const path = `classes/${classId}/groups`;

  async function make(typed: Typed) {
    await call("POST", path, typedGroup(typed, students));
    router.refresh();
    return "Made.";
  }

  return (
    <section>
      <h2>Groups</h2>
      {groups.length === 0 ? (
        <p>
          No groups. Make one where some of your students need other dates or more time; an assignment's
          settings say what holds for it.
        </p>
      ) : (
        <ul className={styles.list}>
          {groups.map((group) => (
            <GroupEntry
              key={group.id}
              path={`${path}/${group.id}`}
              group={group}
              students={students.filter(
                ({ state, userId }) => state === "active" || group.userIds.includes(userId),
              )}
            />
          ))}
        </ul>
      )}
      {students.length > 0 && (
        <details className={styles.edit}>
          <summary>Make a group</summary>
          <SendForm fields={["name"]} label="Make the group" look="plain" onSend={make} clears>
            {(refusedOf) => (
              <GroupFields
                students={students.filter(({ state }) => state === "active")}
                refusal={refusedOf("name")}
              />
            )}
          </SendForm>
        </details>
      )}
    </section>
  );
}

const tickOf = (userId: string): string => `in-${userId}`;

const typedGroup = (typed: Typed, students: readonly ShownMember[]) => ({
  name: typed("name"),
  userIds: students.map(({ userId }) => userId).filter((userId) => typed(tickOf(userId)) === "on"),
});

interface GroupFieldsProps {
  readonly group?: ShownGroup;
  readonly students: readonly ShownMember[];
  readonly refusal: string | undefined;
}

function GroupFields({ group, students, refusal }: GroupFieldsProps) {
  return (
    <>
      <Field name="name" label="Name of the group" defaultValue={group?.name} refusal={refusal} required />
      <fieldset className={styles.choices}>
        <legend>Who is in it</legend>
        {students.map(({ userId, name }) => (
          <label key={userId}>
            <input
              type="checkbox"
              name={tickOf(userId)}
              defaultChecked={group?.userIds.includes(userId) ?? false}
            />
            {name}
          </label>
        ))}
      </fieldset>
    </>
  );
}

interface GroupEntryProps {
  readonly path: string;
  readonly group: ShownGroup;
  readonly students: readonly ShownMember[];
}

function GroupEntry({ path, group, students }: GroupEntryProps) {
  const router = useRouter();
  const { isBusy, refusal, run } = useDoing();
  const names = students.filter(({ userId }) => group.userIds.includes(userId)).map(({ name }) => name);

  async function save(typed: Typed) {
    await call("PUT", path, typedGroup(typed, students));
    router.refresh();
    return "Saved.";
  }

  return (
    <li>
      <span className={styles.name}>
        {group.name}
        <span className={styles.facts}>{names.length === 0 ? "nobody yet" : names.join(", ")}</span>
      </span>
      <ConfirmButton
        question={`Delete ${group.name} and what was set for it?`}
        label="Delete"
        disabled={isBusy}
        onConfirm={() => void run(() => call("DELETE", path))}
      >
        Delete<span className="visually-hidden"> {group.name}</span>
      </ConfirmButton>
      {refusal !== null && <span role="alert">{refusal}</span>}
      <details className={styles.edit}>
        <summary>
          Change<span className="visually-hidden"> {group.name}</span>
        </summary>
        <SendForm fields={["name"]} label="Save" look="plain" onSend={save}>
          {(refusedOf) => <GroupFields group={group} students={students} refusal={refusedOf("name")} />}
        </SendForm>
      </details>
    </li>
  );
}
