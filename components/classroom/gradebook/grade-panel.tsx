"use client";

import Link from "next/link";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/controls/button";
import type { GradeDetail } from "@/server/grades/shapes";
import { CallError, call } from "../call";
import classroom from "../marking/marking.module.css";
import { timeWords } from "../work/time-words";
import { entryWords } from "./entry-words";
import { pointsText } from "./rows";

type Change = { readonly kind: string; readonly points?: number; readonly why?: string };

interface GradePanelProps {
  readonly studentId: string;
  readonly assignmentId: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** Everything behind one cell: the works, the points and where they come from, and what a person may do. */
export function GradePanel({ studentId, assignmentId, onChanged, onClose }: GradePanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [detail, setDetail] = useState<GradeDetail | null>(null);
  const [failure, setFailure] = useState("");
  const heading = useId();

  useEffect(() => {
    dialog.current?.showModal();
    call<GradeDetail>("GET", `grades?assignment=${assignmentId}&student=${studentId}`).then(
      setDetail,
      (error) => setFailure(sentenceOf(error)),
    );
  }, [assignmentId, studentId]);

  async function change(what: Change): Promise<void> {
    setFailure("");
    try {
      setDetail(await call<GradeDetail>("POST", "grades", { assignmentId, studentId, change: what }));
      onChanged();
    } catch (error) {
      setFailure(sentenceOf(error));
    }
  }

  return (
    <dialog ref={dialog} className={classroom.dialog} aria-labelledby={heading} onClose={onClose}>
      <h2 id={heading}>{detail === null ? "Grade" : `${detail.student}: ${detail.title}`}</h2>
      {failure !== "" && (
        <p className={classroom.failure} role="alert">
          {failure}
        </p>
      )}
      {detail === null ? (
        <p role="status">{failure === "" && "Loading…"}</p>
      ) : (
        <Detail {...{ detail, change }} />
      )}
      <Button onClick={() => dialog.current?.close()}>Close</Button>
    </dialog>
  );
}

interface DetailProps {
  readonly detail: GradeDetail;
  readonly change: (what: Change) => Promise<void>;
}

function Detail({ detail, change }: DetailProps) {
  const {
    points,
    automaticPoints,
    overridePoints,
    maxPoints,
    submissions,
    appeals,
    isAppealed,
    log,
    canOverride,
    status,
    timeZone,
  } = detail;
  return (
    <>
      <p role="status">
        {points === null ? statusWords(detail) : `${pointsText(points)} of ${pointsText(maxPoints)} points.`}
        {overridePoints !== null &&
          ` By hand; the program gave ${automaticPoints === null ? "none" : pointsText(automaticPoints)}.`}
      </p>
      {submissions.length > 0 && (
        <ul>
          {submissions.map(({ id, receivedAt, isLate }) => (
            <li key={id}>
              <Link prefetch={false} href={`/classroom/submissions/${id}`}>
                Open the work of {timeWords(receivedAt, timeZone)}
              </Link>
              {isLate && ", late"}
            </li>
          ))}
        </ul>
      )}
      {appeals.map(({ id, text, author, isStudents }) => (
        <p key={id}>
          {author} {isStudents ? "asks for a second look" : "answers"}: {text}
        </p>
      ))}
      {isAppealed && <p>Answer it at the work, or by points of your own.</p>}
      {canOverride && <OverrideForm maxPoints={maxPoints} onOverride={(what) => void change(what)} />}
      {canOverride && (
        <div className={classroom.row}>
          {(overridePoints !== null || status === "excused") && (
            <Button onClick={() => void change({ kind: "remove-override" })}>
              {status === "excused" ? "Let it count again" : "Take the program's points again"}
            </Button>
          )}
          {status !== "excused" && <Button onClick={() => void change({ kind: "excuse" })}>Excuse</Button>}
        </div>
      )}
      {log.length > 0 && (
        <details>
          <summary>What happened to this grade</summary>
          <ol>
            {log.map(({ entry, by, at }) => (
              <li key={`${at} ${entry.kind}`}>
                {timeWords(at, timeZone)}: {entryWords(entry, by)}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function OverrideForm({
  maxPoints,
  onOverride,
}: {
  readonly maxPoints: number;
  readonly onOverride: (what: Change) => void;
}) {
  const id = useId();
  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    onOverride({ kind: "override", points: Number(form.get("points")), why: String(form.get("why")) });
    event.currentTarget.reset();
  }
  return (
    <form className={classroom.form} onSubmit={send}>
      <label htmlFor={`${id}-points`}>Points by hand, of {pointsText(maxPoints)}</label>
      <input id={`${id}-points`} name="points" type="number" min={0} max={maxPoints} step="any" required />
      <label htmlFor={`${id}-why`}>Why? The student reads it.</label>
      <textarea id={`${id}-why`} name="why" rows={2} maxLength={4000} required />
      <Button submits>Set these points</Button>
    </form>
  );
}

function statusWords({ status, submissions }: GradeDetail): string {
  if (status === "excused") return "Excused: it does not count.";
  if (status === "handed-in") return "Handed in, and no points yet.";
  return submissions.length === 0 ? "Nothing has been handed in." : "No points yet.";
}

function sentenceOf(error: unknown): string {
  if (error instanceof CallError) return error.sentence;
  throw error;
}
