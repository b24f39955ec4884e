"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/controls/button";
import type { Opening } from "@/server/grades/shapes";
import { backToKeys } from "../back-to-keys";
import { CallError, call } from "../call";
import forms from "../marking/marking.module.css";
import { timeWords } from "../work/time-words";

/** Gives the work back with a few words: from then on the student reads what was said to it. */
export function ReturnForm({ opening }: { readonly opening: Opening }) {
  const { submissionId, assignmentId, student, returned, timeZone } = opening;
  const [given, setGiven] = useState(returned);
  const [failure, setFailure] = useState("");
  const id = useId();

  async function giveBack(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const feedback = String(new FormData(form).get("feedback"));
    try {
      const change = { kind: "return", feedback, submissionId };
      await call("POST", "grades", { assignmentId, studentId: student.id, change });
      setGiven({ feedback, at: Date.now() });
      setFailure("");
      backToKeys(form);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setFailure(error.sentence);
    }
  }

  return (
    <form className={forms.form} onSubmit={(event) => void giveBack(event)}>
      <label htmlFor={id}>In a few words: what works, and what comes next</label>
      <textarea
        id={id}
        name="feedback"
        data-field="return"
        rows={3}
        maxLength={4000}
        required
        defaultValue={given?.feedback}
      />
      <Button look="primary" submits>
        {given === null ? "Give it back" : "Give it back again"}
      </Button>
      <p role="status">{given !== null && `Given back on ${timeWords(given.at, timeZone)}.`}</p>
      {failure !== "" && (
        <p className={forms.failure} role="alert">
          {failure}
        </p>
      )}
    </form>
  );
}
