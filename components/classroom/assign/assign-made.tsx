"use client";

import { useState } from "react";
import { Button } from "@/components/controls/button";
import type { HandOver } from "@/components/stores/hand-over";
import { newId } from "@/components/stores/new-id";
import type { MadeFindings } from "@/learning/exercises/made-public";
import { CallError, call } from "../call";
import classroomStyles from "../classroom.module.css";
import { Choice, Field, TextField } from "../field";
import { AS_USUAL } from "../work/as-usual";
import type { AssignmentInput } from "../work/assignment-input";
import styles from "../work/work.module.css";
import { GoalFields } from "./goal-fields";
import { type GoalDraft, type KnownSong, type MadeDraft, madeOf, NEW_DRAFT, newGoal } from "./made-draft";
import { Moves } from "./moves";

interface AssignMadeProps {
  readonly classes: readonly { readonly id: string; readonly name: string }[];
  readonly songs: readonly KnownSong[];
  readonly states: HandOver;
}

const NONE = "none";
const MOST_GOALS = 12;

/** The form that makes an assignment: which class, what to do, what is measured, and whether that can be judged. */
export function AssignMade({ classes, songs, states }: AssignMadeProps) {
  const [draft, setDraft] = useState<MadeDraft>(NEW_DRAFT);
  const [classId, setClassId] = useState(classes[0]?.id ?? "");
  const [takesFiles, setTakesFiles] = useState(false);
  const [findings, setFindings] = useState<MadeFindings | null>(null);
  const [doing, setDoing] = useState<"nothing" | "checking" | "assigning">("nothing");
  const [refusal, setRefusal] = useState<string | null>(null);
  const made = madeOf(draft, states, songs);
  const { start, form } = made;
  const stateOptions = states.map(({ name }, i) => ({ value: String(i), label: name }));

  /** What was found holds for what was asked alone. */
  function set(change: Partial<MadeDraft>): void {
    setDraft((now) => ({ ...now, ...change }));
    setFindings(null);
  }
  const setGoal = (key: string, goal: GoalDraft | null): void =>
    set({ goals: draft.goals.flatMap((each) => (each.key === key ? (goal ?? []) : [each])) });

  async function run(what: "checking" | "assigning", work: () => Promise<void>): Promise<void> {
    if (doing !== "nothing") return;
    setDoing(what);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      setRefusal(error.sentence);
    }
    setDoing("nothing");
  }
  const check = () =>
    run("checking", async () =>
      setFindings(await call<MadeFindings>("POST", `classes/${classId}/check`, made)),
    );
  const assign = () =>
    run("assigning", async () => {
      const content = { kind: "made", ...made, takesFiles } as const;
      const input: AssignmentInput = { ...AS_USUAL, title: draft.title, content };
      const { id } = await call<{ id: string }>("POST", `classes/${classId}/assignments`, input);
      window.location.assign(`/classroom/assignments/${id}`);
    });

  return (
    <form
      className={classroomStyles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void assign();
      }}
    >
      <Choice
        label="Class"
        value={classId}
        options={classes.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ target }) => setClassId(target.value)}
      />
      <Field
        label="Title"
        value={draft.title}
        maxLength={200}
        required
        onChange={({ target }) => set({ title: target.value })}
      />
      <TextField
        label="What is to be done"
        hint="In plain words. What is measured stands below it by itself."
        value={draft.task}
        maxLength={4000}
        required
        onChange={({ target }) => set({ task: target.value })}
      />
      <Choice
        label="Students begin with"
        value={String(draft.start)}
        options={stateOptions}
        onChange={({ target }) => set({ start: Number(target.value), goals: [], locked: [] })}
      />
      <Choice
        label="How you would have it"
        hint="Your own answer, if one of these is it. Students see and hear it when their results are open, not before."
        value={draft.model === null ? NONE : String(draft.model)}
        options={[
          { value: NONE, label: "I take no answer along" },
          ...stateOptions.filter(({ value }) => value !== String(draft.start)),
        ]}
        onChange={({ target }) => set({ model: target.value === NONE ? null : Number(target.value) })}
      />
      <Moves draft={draft} start={start} onChange={set} />
      {draft.goals.map((goal, i) => (
        <GoalFields
          key={goal.key}
          {...{ goal, start, form }}
          number={i + 1}
          finding={findings?.goals[i] ?? null}
          onChange={(changed) => setGoal(goal.key, changed)}
          onRemove={() => setGoal(goal.key, null)}
        />
      ))}
      <Button
        disabled={draft.goals.length >= MOST_GOALS}
        onClick={() => set({ goals: [...draft.goals, newGoal(newId(), "voice-over-band", start, form)] })}
      >
        Add a goal
      </Button>
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={takesFiles}
          onChange={({ target }) => setTakesFiles(target.checked)}
        />
        WAV files of a mix from any other program may be handed in
      </label>
      {findings?.against.map((sentence) => (
        <p key={sentence} className={styles.failure} role="alert">
          {sentence}
        </p>
      ))}
      {refusal !== null && (
        <p className={styles.failure} role="alert">
          {refusal}
        </p>
      )}
      <div className={styles.row}>
        <Button aria-disabled={doing !== "nothing"} onClick={() => void check()}>
          Check the goals
        </Button>
        <Button submits look="primary" aria-disabled={doing !== "nothing"}>
          Assign
        </Button>
      </div>
      <p role="status" className={styles.soft}>
        {doing !== "nothing" && "It is rendered and measured as a student's work would be…"}
      </p>
      <p className={styles.soft}>
        Dates, points and attempts are set on the assignment's own page, where this leads.
      </p>
    </form>
  );
}
