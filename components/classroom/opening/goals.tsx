"use client";

import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/controls/button";
import { MetMark } from "@/components/exercises/met-mark";
import type { GoalResult } from "@/learning/exercises/public";
import type { Remark } from "@/server/grades/shapes";
import { CallError, call } from "../call";
import { pointsText } from "../gradebook/rows";
import forms from "../marking/marking.module.css";
import { positionText } from "../times";
import { goalControl, POINTS } from "./controls-of";
import { useOpened } from "./opened";
import styles from "./opening.module.css";

/** What the program measured, window by window, and beside each what the student said to it. */
export function Goals() {
  const { opening } = useOpened();
  const { marking, viewer } = opening;
  if (marking.state === "waiting") return <p role="status">The program is still measuring this work.</p>;
  if (marking.state === "by-word") return <p>Nothing of this is measured.</p>;
  if (marking.state === "closed")
    return <p>What the program measured is shown when the assignment's results open.</p>;
  if (marking.state === "failed") {
    return (
      <p role="alert">
        The program could not measure this work, and no attempt was used: {marking.reason} Listen, and set the
        points by hand.
      </p>
    );
  }
  const { result, print } = marking;
  if (result.outcome === "not-yet") return <p>Not marked: {result.reason}</p>;
  return (
    <>
      <ul className={styles.goals}>
        {result.goals.map((goal) => (
          <li key={goal.id} data-missed={goal.met ? undefined : ""}>
            {goal.met && <MetMark />}
            {!goal.met && <span className="visually-hidden">Missed: </span>}
            {goal.words}
            <Notes control={goalControl(goal.id)} />
            {viewer === "student" && !goal.met && goal.onPurpose && <OnPurposeNote goal={goal} />}
          </li>
        ))}
      </ul>
      {result.feedback.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {print !== null && print.integratedLufs !== null && (
        <p className={styles.soft}>
          Print: {print.integratedLufs.toFixed(1).replace("-", "−")} LUFS
          {print.truePeakDbtp !== null && `, ${print.truePeakDbtp.toFixed(1).replace("-", "−")} dBTP`}.
        </p>
      )}
    </>
  );
}

/** What the student said beside a number. */
function Notes({ control }: { readonly control: string }) {
  const { remarks } = useOpened();
  return remarks
    .filter((remark) => remark.control === control)
    .map(({ id, atFrame, text }) => (
      <p key={id} className={styles.note}>
        On purpose{atFrame !== null && `, from ${positionText(atFrame)}`}: {text}
      </p>
    ));
}

function OnPurposeNote({ goal }: { readonly goal: GoalResult }) {
  return (
    <details>
      <summary>I did this on purpose</summary>
      <NoteForm label="Why it is meant to be so" control={goalControl(goal.id)} withTime kept={BESIDE} />
    </details>
  );
}

/** The points, and where a student disagrees with them. */
export function Points() {
  const { opening, remarks } = useOpened();
  const { grade, viewer } = opening;
  const { points, automaticPoints, overrideWhy, maxPoints, status } = grade;
  const said = remarks.filter(({ control }) => control === POINTS);
  /** What was asked when the page came; answered here, it goes on saying so. */
  const [isAsked] = useState(said.at(-1)?.isStudents === true);
  return (
    <>
      <p>
        {status === "excused" && "Excused: it does not count. "}
        {points !== null && (
          <strong>
            {pointsText(points)} of {pointsText(maxPoints)} points.{" "}
          </strong>
        )}
        {overrideWhy !== null &&
          `By hand: “${overrideWhy}”${automaticPoints === null ? "" : ` The program gave ${pointsText(automaticPoints)}.`}`}
        {points === null && status !== "excused" && "No points yet."}
      </p>
      {said.map(({ id, text, author, isStudents }) => (
        <p key={id} className={styles.note}>
          {author} {isStudents ? "asks for a second look" : "answers"}: {text}
        </p>
      ))}
      {viewer === "staff" && isAsked && (
        <NoteForm
          label="Answer, with or without other points"
          control={POINTS}
          withTime={false}
          kept="Answered; the student reads it now."
        />
      )}
      {viewer === "student" && points !== null && (
        <details>
          <summary>I think this number is wrong</summary>
          <NoteForm label="What should a person look at?" control={POINTS} withTime={false} kept={BESIDE} />
        </details>
      )}
    </>
  );
}

interface NoteFormProps {
  readonly label: string;
  readonly control: string;
  readonly withTime: boolean;
  /** What is said when it was taken. */
  readonly kept: string;
}

const BESIDE = "Kept; your instructor reads it beside the number.";

function NoteForm({ label, control, withTime, kept }: NoteFormProps) {
  const { opening, onRemark } = useOpened();
  const [state, setState] = useState<{ failure: string; isKept: boolean }>({ failure: "", isKept: false });
  const id = useId();

  async function keep(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const atFrame = withTime ? Math.round(Number(form.get("at")) * 48_000) : null;
    try {
      const body = { text: String(form.get("text")), atFrame, control };
      onRemark(await call<Remark>("POST", `submissions/${opening.submissionId}/comments`, body));
      setState({ failure: "", isKept: true });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setState({ failure: error.sentence, isKept: false });
    }
  }

  if (state.isKept) return <p role="status">{kept}</p>;
  return (
    <form className={forms.form} onSubmit={(event) => void keep(event)}>
      <label htmlFor={`${id}-text`}>{label}</label>
      <textarea id={`${id}-text`} name="text" rows={2} maxLength={4000} required />
      {withTime && (
        <>
          <label htmlFor={`${id}-at`}>From second</label>
          <input id={`${id}-at`} name="at" type="number" min={0} step={0.1} defaultValue={0} required />
        </>
      )}
      <Button submits>Send this note</Button>
      {state.failure !== "" && (
        <p className={forms.failure} role="alert">
          {state.failure}
        </p>
      )}
    </form>
  );
}
