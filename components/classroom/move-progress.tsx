"use client";

import { useState } from "react";
import { useProgress } from "@/components/stores/progress-store";
import { call } from "./call";
import styles from "./classroom.module.css";
import { Field } from "./field";
import { SendForm, type Typed } from "./send-form";

/** Carries progress to another device by a code that lives for ten minutes. */
export function MoveProgress() {
  return (
    <section>
      <h2>To another device</h2>
      <p>
        Make a code here and type it there. What you choose lies on the course’s server for ten minutes at
        most, and goes when it has been fetched. Nobody is asked who you are.
      </p>
      <GiveProgress />
      <TakeProgress />
    </section>
  );
}

function GiveProgress() {
  const { events, drafts } = useProgress();
  const [code, setCode] = useState<string | null>(null);

  async function give(typed: Typed) {
    const chosen = { events: typed("events") === "on", drafts: typed("drafts") === "on" };
    setCode(null);
    if (!chosen.events && !chosen.drafts) return "Choose what is to go along.";
    const content = useProgress.getState().exportText(chosen);
    const made = await call<{ code: string }>("POST", "transfers", { content });
    setCode(`${made.code.slice(0, 4)}-${made.code.slice(4)}`);
    return "Type this code on the other device within ten minutes. It works once.";
  }

  if (events.length + drafts.length === 0) return <p>There is nothing to move from this device yet.</p>;
  return (
    <>
      <SendForm fields={[]} label="Make a code" look="plain" onSend={give}>
        {() => (
          <fieldset className={styles.choices}>
            <legend>What goes along</legend>
            <label>
              <input type="checkbox" name="events" defaultChecked /> Answers, results and notes
            </label>
            <label>
              <input type="checkbox" name="drafts" defaultChecked /> Unfinished work in lessons
            </label>
          </fieldset>
        )}
      </SendForm>
      {code !== null && <p className={styles.code}>{code}</p>}
    </>
  );
}

function TakeProgress() {
  async function take(typed: Typed) {
    const { content } = await call<{ content: string }>("POST", "transfers/take", { code: typed("code") });
    return (await useProgress.getState().importText(content)).message;
  }
  return (
    <SendForm fields={["code"]} label="Fetch it" look="plain" onSend={take} clears>
      {(refusedOf) => (
        <Field
          name="code"
          label="Code from your other device"
          refusal={refusedOf("code")}
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
      )}
    </SendForm>
  );
}
