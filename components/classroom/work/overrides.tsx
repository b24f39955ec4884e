"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/controls/button";
import { call } from "../call";
import { Choice, Field } from "../field";
import { SendForm, type Typed } from "../send-form";
import { useDoing } from "../use-doing";
import { timeWords } from "./time-words";
import styles from "./work.module.css";

/** A student or a group. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Override {
  readonly id: string;
  readonly userId: string | null;
  readonly groupId: string | null;
  readonly opensAt: number | null;
  readonly dueAt: number | null;
  readonly closesAt: number | null;
  readonly maxAttempts: number | null;
  readonly extraTimeMs: number | null;
}

interface OverridesProps {
  readonly assignmentId: string;
  readonly timeZone: string;
  readonly overrides: readonly Override[];
  readonly students: readonly Named[];
  readonly groups: readonly Named[];
}

const MINUTE_MS = 60_000;

const orNull = (text: string): string | null => (text === "" ? null : text.slice(0, 16));
const numberOrNull = (text: string): number | null => (text === "" ? null : Number(text));

/** Other dates, more attempts or more time for single students and groups. */
export function Overrides({ assignmentId, timeZone, overrides, students, groups }: OverridesProps) {
  const router = useRouter();
  const { isBusy, refusal, run } = useDoing();
  const path = `assignments/${assignmentId}/overrides`;

  async function grant(typed: Typed) {
    await call("PUT", path, {
      whose: groups.some(({ id }) => id === typed("whose"))
        ? { groupId: typed("whose") }
        : { userId: typed("whose") },
      opensAt: null,
      dueAt: orNull(typed("dueAt")),
      closesAt: orNull(typed("closesAt")),
      maxAttempts: numberOrNull(typed("maxAttempts")),
      extraTimeMinutes: numberOrNull(typed("extraTimeMinutes")),
    });
    router.refresh();
    return "Saved.";
  }
  const takeBack = ({ userId, groupId }: Override) =>
    run(() => call("DELETE", path, userId === null ? { groupId } : { userId }));

  return (
    <section>
      <h2>For single students and groups</h2>
      {overrides.length === 0 ? (
        <p>The same holds for everybody.</p>
      ) : (
        <ul className={styles.list}>
          {overrides.map((override) => (
            <li key={override.id} className={styles.item}>
              <p>
                {[...students, ...groups].find(({ id }) => id === override.userId || id === override.groupId)
                  ?.name ?? "Somebody who has left"}
                : {overrideWords(override, timeZone)}
              </p>
              <p>
                <Button look="quiet" disabled={isBusy} onClick={() => void takeBack(override)}>
                  Take back
                </Button>
              </p>
            </li>
          ))}
        </ul>
      )}
      {refusal !== null && <p role="alert">{refusal}</p>}
      {students.length > 0 && <GrantForm those={[...groups, ...students]} onGrant={grant} />}
    </section>
  );
}

function overrideWords({ dueAt, closesAt, maxAttempts, extraTimeMs }: Override, timeZone: string): string {
  const words = [
    dueAt === null ? null : `due ${timeWords(dueAt, timeZone)}`,
    closesAt === null ? null : `closes ${timeWords(closesAt, timeZone)}`,
    maxAttempts === null ? null : `${maxAttempts} attempts`,
    extraTimeMs === null ? null : `${Math.round(extraTimeMs / MINUTE_MS)} minutes more`,
  ].filter((each) => each !== null);
  return words.length === 0 ? "nothing else" : words.join(", ");
}

interface GrantFormProps {
  readonly those: readonly Named[];
  readonly onGrant: (typed: Typed) => Promise<string>;
}

function GrantForm({ those, onGrant }: GrantFormProps) {
  return (
    <SendForm
      fields={["dueAt", "closesAt", "maxAttempts", "extraTimeMinutes"]}
      label="Grant"
      look="plain"
      onSend={onGrant}
      clears
    >
      {(refusedOf) => (
        <>
          <Choice
            name="whose"
            label="For"
            options={those.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <div className={styles.pair}>
            <Field name="dueAt" label="Due" type="datetime-local" refusal={refusedOf("dueAt")} />
            <Field name="closesAt" label="Closes" type="datetime-local" refusal={refusedOf("closesAt")} />
            <Field
              name="maxAttempts"
              label="Attempts"
              type="number"
              min={1}
              refusal={refusedOf("maxAttempts")}
            />
            <Field
              name="extraTimeMinutes"
              label="Minutes more for an attempt"
              type="number"
              min={0}
              refusal={refusedOf("extraTimeMinutes")}
            />
          </div>
        </>
      )}
    </SendForm>
  );
}
