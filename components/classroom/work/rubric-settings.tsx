"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/controls/button";
import { newId } from "@/components/stores/new-id";
import { call } from "../call";
import { Field, TextField } from "../field";
import { SendForm, type Typed } from "../send-form";
import styles from "./work.module.css";

interface Criterion {
  readonly id: string;
  readonly title: string;
  readonly levels: readonly string[];
}

export interface Rubric {
  readonly title: string;
  readonly criteria: readonly Criterion[];
}

const MOST_CRITERIA = 12;

interface RubricSettingsProps {
  readonly assignmentId: string;
  readonly rubric: Rubric;
}

/** What works are marked by beyond what is measured: which criteria there are, and what their levels are called. */
export function RubricSettings({ assignmentId, rubric }: RubricSettingsProps) {
  const [shown, setShown] = useState({ rubric, version: 0, said: "" });
  const path = `assignments/${assignmentId}/rubric`;

  async function set(wanted: object | null): Promise<undefined> {
    setShown((before) => ({ ...before, said: "" }));
    const kept = await call<Rubric>("PUT", path, { rubric: wanted });
    const said = "Saved. Marks that were given stay as they are.";
    setShown(({ version }) => ({ rubric: kept, version: version + 1, said }));
  }

  return (
    <section>
      <h2>Rubric</h2>
      <details>
        <summary>
          {shown.rubric.title}: {shown.rubric.criteria.map(({ title }) => title).join(" · ")}
        </summary>
        <CriteriaForm key={shown.version} rubric={shown.rubric} onSave={set} />
        <SendForm fields={[]} label="Use the five that stand ready" look="plain" onSend={() => set(null)}>
          {() => null}
        </SendForm>
        <p role="status">{shown.said}</p>
      </details>
    </section>
  );
}

interface Row {
  readonly key: string;
  /** What it was; null for a new one. */
  readonly known: Criterion | null;
}

interface CriteriaFormProps {
  readonly rubric: Rubric;
  readonly onSave: (wanted: object) => Promise<undefined>;
}

/** What was typed as levels: a line each, empty ones left out. */
const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

function CriteriaForm({ rubric, onSave }: CriteriaFormProps) {
  const [criteria, setCriteria] = useState<readonly Row[]>(() =>
    rubric.criteria.map((known) => ({ key: known.id, known })),
  );
  const add = useRef<HTMLDivElement>(null);

  const save = (typed: Typed): Promise<undefined> =>
    onSave({
      title: typed("title"),
      criteria: criteria.map(({ key, known }) => ({
        id: known === null ? null : known.id,
        title: typed(`title ${key}`),
        levels: linesOf(typed(`levels ${key}`)),
      })),
    });

  return (
    <SendForm fields={["title"]} label="Save the rubric" onSend={save}>
      {(refusedOf) => (
        <>
          <Field
            name="title"
            label="Name of the rubric"
            refusal={refusedOf("title")}
            defaultValue={rubric.title}
            maxLength={200}
            required
          />
          {criteria.map(({ key, known }, i) => (
            <fieldset key={key} className={styles.group}>
              <legend>Criterion {i + 1}</legend>
              <Field
                name={`title ${key}`}
                label="What is marked"
                defaultValue={known?.title ?? ""}
                maxLength={200}
                required
              />
              <TextField
                name={`levels ${key}`}
                label="Levels"
                hint="One a line, from no points on: the first is worth 0, the next 1, and so on."
                defaultValue={known?.levels.join("\n") ?? ""}
                rows={5}
                required
              />
              <Button
                look="quiet"
                onClick={() => {
                  setCriteria((all) => all.filter((each) => each.key !== key));
                  add.current?.querySelector("button")?.focus();
                }}
              >
                Remove criterion {i + 1}
              </Button>
            </fieldset>
          ))}
          <div ref={add}>
            <Button
              disabled={criteria.length >= MOST_CRITERIA}
              onClick={() => setCriteria((all) => [...all, { key: newId(), known: null }])}
            >
              Add a criterion
            </Button>
          </div>
        </>
      )}
    </SendForm>
  );
}
