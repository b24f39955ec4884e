"use client";

import { type FormEvent, useId, useMemo, useState } from "react";
import { Button } from "@/components/controls/button";
import type { Remark } from "@/server/grades/shapes";
import { backToKeys } from "../back-to-keys";
import { CallError, call } from "../call";
import forms from "../marking/marking.module.css";
import { positionText } from "../times";
import { controlsOf } from "./controls-of";
import { KeptSentences } from "./kept-sentences";
import { useOpened } from "./opened";

/** Writes to a work: to a time, to a control, to both or to the whole. */
export function RemarkForm({ positionNow }: { readonly positionNow: () => number }) {
  const { opening, onRemark } = useOpened();
  const [atFrame, setAtFrame] = useState<number | null>(null);
  const [text, setText] = useState("");
  const [failure, setFailure] = useState("");
  const [isSent, setIsSent] = useState(false);
  const id = useId();
  const controls = useMemo(() => {
    const { variant, session } = opening;
    if (variant === null || session === null) return null;
    return controlsOf(variant.exercise.start, session, variant.exercise.editable);
  }, [opening]);

  async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const chosen = new FormData(form);
    const control = String(chosen.get("control") ?? "") || null;
    setFailure("");
    try {
      const body = { text, atFrame, control, isKept: chosen.get("keep") !== null };
      onRemark(await call<Remark>("POST", `submissions/${opening.submissionId}/comments`, body));
      form.reset();
      setText("");
      setAtFrame(null);
      setIsSent(true);
      backToKeys(form);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailure(error.sentence);
    }
  }

  return (
    <form className={forms.form} onSubmit={(event) => void send(event)}>
      <label htmlFor={`${id}-text`}>Say what you hear</label>
      <textarea
        id={`${id}-text`}
        data-field="comment"
        rows={3}
        maxLength={4000}
        required
        value={text}
        onFocus={() => {
          setIsSent(false);
          setAtFrame((known) => known ?? positionNow());
        }}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key, ctrlKey, metaKey, currentTarget }) => {
          if (key === "Enter" && (ctrlKey || metaKey)) currentTarget.form?.requestSubmit();
        }}
      />
      <KeptSentences bank={opening.bank} text={text} onTake={setText} />
      <div className={forms.row}>
        <Button
          aria-pressed={atFrame !== null}
          onClick={() => setAtFrame(atFrame === null ? positionNow() : null)}
        >
          {atFrame === null ? "About the whole" : `At ${positionText(atFrame)}`}
        </Button>
        {controls !== null && <ControlChoice id={`${id}-control`} controls={controls} />}
      </div>
      <label className={forms.tick}>
        <input type="checkbox" name="keep" /> Keep the sentence for the next time
      </label>
      <Button look="primary" submits>
        Pin this comment
      </Button>
      <p role="status">{isSent && "Pinned. The student reads it when you give the work back."}</p>
      {failure !== "" && (
        <p className={forms.failure} role="alert">
          {failure}
        </p>
      )}
    </form>
  );
}

interface ControlChoiceProps {
  readonly id: string;
  readonly controls: ReturnType<typeof controlsOf>;
}

function ControlChoice({ id, controls }: ControlChoiceProps) {
  return (
    <>
      <label htmlFor={id}>On</label>
      <select id={id} name="control">
        <option value="">no control</option>
        <optgroup label="Moved">
          {controls.moved.map(({ address, words }) => (
            <option key={address} value={address}>
              {words}
            </option>
          ))}
        </optgroup>
        <optgroup label="Not moved">
          {controls.others.map(({ address, words }) => (
            <option key={address} value={address}>
              {words}
            </option>
          ))}
        </optgroup>
      </select>
    </>
  );
}
