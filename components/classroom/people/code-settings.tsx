"use client";

import { useRouter } from "next/navigation";
import { call } from "../call";
import styles from "../classroom.module.css";
import { Choice, Field } from "../field";
import { SendForm, type Typed } from "../send-form";
import type { ShownCode } from "./people-types";

const DAY_MS = 86_400_000;

const ADMISSIONS = [
  { value: "open", label: "Everybody who has the code" },
  { value: "approve", label: "Those whom I let in" },
  { value: "roster", label: "Names on the roster only" },
];

const EXPIRIES = [
  { value: "keep", label: "As it is" },
  { value: "never", label: "Never" },
  { value: "1", label: "In a day" },
  { value: "7", label: "In a week" },
  { value: "30", label: "In 30 days" },
];

/** What changes about the expiry: nothing, none, or so many days from now. */
function expiryOf(typed: string): { expiresAt?: number | null } {
  if (typed === "keep") return {};
  return { expiresAt: typed === "never" ? null : Date.now() + Number(typed) * DAY_MS };
}

/** Who may join by the code, how many, and how long. */
export function CodeSettings({ path, code }: { path: string; code: ShownCode }) {
  const router = useRouter();
  async function send(typed: Typed) {
    const seats = typed("seatLimit").trim();
    await call("PATCH", path, {
      admission: typed("admission"),
      seatLimit: seats === "" ? null : Number(seats),
      ...expiryOf(typed("expires")),
    });
    router.refresh();
    return "Saved.";
  }
  return (
    <details className={styles.edit}>
      <summary>Who may join</summary>
      <SendForm fields={["admission", "seatLimit"]} label="Save" look="plain" onSend={send}>
        {(refusedOf) => (
          <>
            <Choice
              name="admission"
              label="Who is let in"
              options={ADMISSIONS}
              defaultValue={code.admission}
            />
            <Field
              name="seatLimit"
              label="Seats at most"
              hint="Empty: as many as come."
              refusal={refusedOf("seatLimit")}
              defaultValue={code.seatLimit ?? ""}
              type="number"
              min={1}
              step={1}
              inputMode="numeric"
            />
            <Choice name="expires" label="The code runs out" options={EXPIRIES} />
          </>
        )}
      </SendForm>
    </details>
  );
}
