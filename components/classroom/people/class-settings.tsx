"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/controls/button";
import { call } from "../call";
import styles from "../classroom.module.css";
import { ConfirmButton } from "../confirm-button";
import { Choice, Field } from "../field";
import { SendForm, type Typed } from "../send-form";
import { useDoing } from "../use-doing";
import { daysOf } from "./make-class";
import type { ShownClass } from "./people-types";

interface ClassSettingsProps {
  readonly shown: ShownClass;
  readonly timeZones: readonly string[];
}

/** What a class is called, its clock, how long it is kept; its end. */
export function ClassSettings({ shown, timeZones }: ClassSettingsProps) {
  const router = useRouter();
  const { isBusy, refusal, run } = useDoing();
  const path = `classes/${shown.id}`;

  async function save(typed: Typed) {
    await call("PATCH", path, {
      name: typed("name"),
      timeZone: typed("timeZone"),
      retentionDays: daysOf(typed("retentionDays")),
    });
    router.refresh();
    return "Saved.";
  }
  async function remove() {
    await call("DELETE", path);
    window.location.assign("/classroom");
  }

  return (
    <section>
      <h2>Settings</h2>
      <SendForm fields={["name", "timeZone", "retentionDays"]} label="Save" look="plain" onSend={save}>
        {(refusedOf) => (
          <>
            <Field
              name="name"
              label="Name of the class"
              refusal={refusedOf("name")}
              defaultValue={shown.name}
              required
              maxLength={120}
            />
            <Choice
              name="timeZone"
              label="Time zone"
              refusal={refusedOf("timeZone")}
              defaultValue={shown.timeZone}
              options={[...new Set([shown.timeZone, ...timeZones])].map((value) => ({
                value,
                label: value.replaceAll("_", " "),
              }))}
            />
            <Field
              name="retentionDays"
              label="Delete students after, in days"
              hint="Counted from the end of the class. Empty: keep them."
              refusal={refusedOf("retentionDays")}
              defaultValue={shown.retentionDays ?? ""}
              type="number"
              min={1}
              max={3650}
              step={1}
            />
          </>
        )}
      </SendForm>
      <div className={styles.row}>
        {shown.endedAt === null ? (
          <ConfirmButton
            question="End the class? Nobody joins any more; work and grades stay readable."
            label="End the class"
            disabled={isBusy}
            onConfirm={() => void run(() => call("PATCH", path, { ended: true }))}
          >
            End the class
          </ConfirmButton>
        ) : (
          <Button disabled={isBusy} onClick={() => void run(() => call("PATCH", path, { ended: false }))}>
            Open the class again
          </Button>
        )}
        <ConfirmButton
          question={`Delete ${shown.name} with all work in it, and students who are in no other class, for good?`}
          label="Delete for good"
          disabled={isBusy}
          onConfirm={() => void run(remove)}
        >
          Delete the class
        </ConfirmButton>
      </div>
      {refusal !== null && <p role="alert">{refusal}</p>}
    </section>
  );
}
