"use client";

import { useEffect, useRef } from "react";
import { call } from "../call";
import { Choice, Field } from "../field";
import { SendForm, type Typed } from "../send-form";

/** A number of days, or null for a field that was left empty. */
export const daysOf = (typed: string): number | null => (typed.trim() === "" ? null : Number(typed));

interface MakeClassProps {
  readonly timeZones: readonly string[];
}

/** Makes a class; it has a code at once, and the next page shows it. */
export function MakeClass({ timeZones }: MakeClassProps) {
  const zone = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    // The instructor's clock is the class's, as a rule.
    if (zone.current !== null) zone.current.value = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone.current?.value === "") zone.current.value = "UTC";
  }, []);

  async function send(typed: Typed) {
    const made = await call<{ id: string }>("POST", "classes", {
      name: typed("name"),
      timeZone: typed("timeZone"),
      retentionDays: daysOf(typed("retentionDays")),
    });
    window.location.assign(`/classroom/classes/${made.id}`);
    return undefined;
  }

  return (
    <SendForm fields={["name", "timeZone", "retentionDays"]} label="Make the class" onSend={send}>
      {(refusedOf) => (
        <>
          <Field name="name" label="Name of the class" refusal={refusedOf("name")} required maxLength={120} />
          <Choice
            ref={zone}
            name="timeZone"
            label="Time zone"
            hint="Due times are by this clock."
            refusal={refusedOf("timeZone")}
            options={timeZones.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
          />
          <Field
            name="retentionDays"
            label="Delete students after, in days"
            hint="Counted from the day on which you end the class. Empty: keep them until you delete them."
            refusal={refusedOf("retentionDays")}
            type="number"
            min={1}
            max={3650}
            step={1}
            inputMode="numeric"
          />
        </>
      )}
    </SendForm>
  );
}
