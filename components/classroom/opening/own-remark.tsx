"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/controls/button";
import type { Remark } from "@/server/grades/shapes";
import { call } from "../call";
import { ConfirmButton } from "../confirm-button";
import forms from "../marking/marking.module.css";
import { useDoing } from "../use-doing";
import { useOpened } from "./opened";
import styles from "./opening.module.css";

/** Who has just asked to change it types here. */
const focus = (area: HTMLTextAreaElement | null): void => area?.focus();

/** Something that whoever reads here has written: it can be said otherwise, or taken away. */
export function OwnRemark({ remark }: { readonly remark: Remark }) {
  const { opening, onRemark, onRemarkGone } = useOpened();
  const { isBusy, refusal, run } = useDoing();
  const [state, setState] = useState<"fresh" | "edits" | "left">("fresh");
  const id = useId();
  const path = `submissions/${opening.submissionId}/comments/${remark.id}`;

  function keep(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("text"));
    void run(async () => {
      onRemark(await call<Remark>("PATCH", path, { text }));
      setState("left");
    });
  }
  async function remove(): Promise<void> {
    await call("DELETE", path);
    onRemarkGone(remark.id);
  }

  return (
    <>
      {state === "edits" ? (
        <form className={forms.form} onSubmit={keep}>
          <label htmlFor={id}>Say it otherwise</label>
          <textarea
            id={id}
            name="text"
            rows={3}
            maxLength={4000}
            required
            ref={focus}
            defaultValue={remark.text}
          />
          <div className={forms.row}>
            <Button submits aria-disabled={isBusy}>
              Keep the change
            </Button>
            <Button look="quiet" onClick={() => setState("left")}>
              Leave it as it was
            </Button>
          </div>
        </form>
      ) : (
        <>
          <p className={styles.said}>{remark.text}</p>
          <div className={styles.where}>
            <Button look="quiet" autoFocus={state === "left"} onClick={() => setState("edits")}>
              Change<span className="visually-hidden"> what you said: {remark.text}</span>
            </Button>
            <ConfirmButton
              question="Take it away? Nobody reads it any more then."
              label="Take it away"
              disabled={isBusy}
              onConfirm={() => void run(remove)}
            >
              Delete<span className="visually-hidden"> what you said: {remark.text}</span>
            </ConfirmButton>
          </div>
        </>
      )}
      {refusal !== null && <p role="alert">{refusal}</p>}
    </>
  );
}
