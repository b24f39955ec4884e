"use client";

import type { Session } from "@/audio-engine";
import { Button } from "@/components/controls/button";
import {
  type GoalFinding,
  type MadeExercise,
  OFFERED,
  usualSentence,
} from "@/learning/exercises/made-public";
import { MEASURES, type Measure } from "@/learning/exercises/measures";
import { MEASURE_UNITS } from "@/learning/exercises/units";
import { Choice, Field } from "../field";
import styles from "../work/work.module.css";
import { type GoalDraft, goalOfDraft, newGoal, partsFor, sectionsFor } from "./made-draft";

interface GoalFieldsProps {
  readonly number: number;
  readonly goal: GoalDraft;
  readonly start: Session;
  readonly form: MadeExercise["form"];
  /** Null as long as nobody has asked, or something was changed since. */
  readonly finding: GoalFinding | null;
  readonly onChange: (goal: GoalDraft) => void;
  readonly onRemove: () => void;
}

const MEASURE_CHOICES = (Object.keys(OFFERED) as Measure[]).map((value) => ({
  value,
  label: OFFERED[value]?.label ?? value,
}));

/** One goal: what is measured, of what, where, within which window, and what the student reads. */
export function GoalFields({ number, goal, start, form, finding, onChange, onRemove }: GoalFieldsProps) {
  const offered = OFFERED[goal.measure];
  const unit = MEASURE_UNITS[MEASURES[goal.measure].unit].suffix.trim();
  const sections = offered === undefined ? [] : sectionsFor(offered, form);
  const set = (change: Partial<GoalDraft>): void => onChange({ ...goal, ...change });
  const limit = (side: "min" | "max", label: string) => (
    <Field
      label={`${label}${unit === "" ? "" : `, in ${unit}`}`}
      type="number"
      step="any"
      value={goal[side]}
      onChange={({ target }) => set({ [side]: target.value })}
    />
  );
  return (
    <fieldset className={styles.group}>
      <legend>Goal {number}</legend>
      <Choice
        label="What is measured"
        value={goal.measure}
        options={MEASURE_CHOICES}
        onChange={({ target }) => onChange(newGoal(goal.key, target.value as Measure, start, form))}
      />
      <div className={styles.pair}>
        <Choice
          label="Of"
          value={goal.of}
          options={partsFor(goal.measure, start)}
          onChange={({ target }) => set({ of: target.value })}
        />
        {sections.length > 1 && (
          <Choice
            label="Where"
            value={goal.section}
            options={sections}
            onChange={({ target }) => set({ section: target.value })}
          />
        )}
      </div>
      <div className={styles.pair}>
        {limit("min", "At least")}
        {limit("max", "At most")}
      </div>
      <Choice
        label="The start"
        value={goal.isKept ? "kept" : "reached"}
        options={[
          { value: "reached", label: "misses it: it is to be reached" },
          { value: "kept", label: "meets it: it is to be kept" },
        ]}
        onChange={({ target }) => set({ isKept: target.value === "kept" })}
      />
      <Field
        label="What students read"
        hint="Empty: the sentence that stands there."
        placeholder={usualSentence(goalOfDraft(goal, start), start)}
        maxLength={300}
        value={goal.sentence}
        onChange={({ target }) => set({ sentence: target.value })}
      />
      <div role="status">{finding !== null && <Finding finding={finding} />}</div>
      <div>
        <Button look="quiet" onClick={onRemove}>
          Remove goal {number}
        </Button>
      </div>
    </fieldset>
  );
}

function Finding({ finding }: { readonly finding: GoalFinding }) {
  if (!finding.isJudged)
    return (
      <p className={styles.failure}>
        <strong>Cannot be judged.</strong> {finding.reason}
      </p>
    );
  const { now, wanted, model } = finding;
  return (
    <p>
      <strong>Judged:</strong> now {now}, wanted {wanted}.
      {model !== null && ` Your own answer: ${model.now}${model.isMet ? "." : ", which misses it."}`}
    </p>
  );
}
