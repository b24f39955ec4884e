import { Choice, Field } from "../field";
import {
  type AssignmentInput,
  type Choices,
  CREDIT_STEPS,
  contentValue,
  QUIZ_CHOICES,
} from "./assignment-input";
import { QuizFields } from "./quiz-fields";
import styles from "./work.module.css";

/** Names of the fields that the server may refuse. */
export const FIELD_NAMES = [
  "title",
  "content",
  "items",
  "opensAt",
  "dueAt",
  "closesAt",
  "maxAttempts",
  "timeLimitMinutes",
  "maxPoints",
];

interface AssignmentFieldsProps {
  readonly input: AssignmentInput;
  readonly timeZone: string;
  readonly choices: Choices;
  readonly refusedOf: (name: string) => string | undefined;
}

/** What an assignment consists of, as fields of a form. */
export function AssignmentFields({ input, timeZone, choices, refusedOf }: AssignmentFieldsProps) {
  const { content } = input;
  const options = [
    // Whatever an instructor has made is of one assignment, and stands in no list.
    ...(content.kind === "made" ? [{ value: content.kind, label: `Made by you: ${content.title}` }] : []),
    ...choices.exercises.map(({ value, label }) => ({
      value: `exercise:${value}`,
      label: `Exercise: ${label}`,
    })),
    ...QUIZ_CHOICES.map(({ value, label }) => ({ value: `quiz:${value}`, label: `Quiz: ${label}` })),
    ...choices.lessons.map(({ value, label }) => ({ value: `lesson:${value}`, label: `Lesson: ${label}` })),
  ];
  return (
    <>
      <Choice
        name="content"
        label="What is to be done"
        refusal={refusedOf("content")}
        defaultValue={contentValue(content)}
        options={options}
      />
      <QuizFields content={input.content} refusedOf={refusedOf} />
      <Field
        name="title"
        label="Title"
        hint="Empty: called like what is to be done."
        refusal={refusedOf("title")}
        defaultValue={input.title}
        maxLength={200}
      />
      <Dates input={input} timeZone={timeZone} refusedOf={refusedOf} />
      <Counting input={input} refusedOf={refusedOf} />
      <Late credit={input.credit} />
      <Choice
        name="results"
        label="Students see what they reached"
        defaultValue={input.results}
        options={[
          { value: "at-once", label: "as soon as it is measured" },
          { value: "when-closed", label: "when the assignment closes" },
        ]}
      />
      <Tick
        name="takesFiles"
        label="WAV files of a mix from any other program may be handed in"
        isOn={"takesFiles" in content && content.takesFiles}
      />
      <Tick name="isAnonymous" label="Hide names while marking" isOn={input.isAnonymous} />
      <Tick name="isPublished" label="Show it to students" isOn={input.isPublished} />
    </>
  );
}

type PartProps = Pick<AssignmentFieldsProps, "input" | "refusedOf">;

function Dates({ input, timeZone, refusedOf }: PartProps & { readonly timeZone: string }) {
  const dates = [
    ["opensAt", "Opens"],
    ["dueAt", "Due"],
    ["closesAt", "Closes"],
  ] as const;
  return (
    <fieldset className={styles.group}>
      <legend>Dates, by the clock of {timeZone.replaceAll("_", " ")}</legend>
      <div className={styles.pair}>
        {dates.map(([name, label]) => (
          <Field
            key={name}
            name={name}
            label={label}
            type="datetime-local"
            refusal={refusedOf(name)}
            defaultValue={input[name] ?? ""}
          />
        ))}
      </div>
      <p className={styles.soft}>
        An empty date holds nobody back. After the closing time nothing counts by itself.
      </p>
    </fieldset>
  );
}

function Counting({ input, refusedOf }: PartProps) {
  const number = { type: "number", min: 1, step: 1 } as const;
  return (
    <div className={styles.pair}>
      <Field
        {...number}
        name="maxPoints"
        label="Points"
        refusal={refusedOf("maxPoints")}
        defaultValue={input.maxPoints}
        min={0.5}
        step={0.5}
        required
      />
      <Field
        {...number}
        name="maxAttempts"
        label="Attempts"
        hint="Empty: as many as one likes. The best counts."
        refusal={refusedOf("maxAttempts")}
        defaultValue={input.maxAttempts ?? ""}
      />
      <Field
        {...number}
        name="timeLimitMinutes"
        label="Minutes for an attempt"
        hint="Empty: no limit."
        refusal={refusedOf("timeLimitMinutes")}
        defaultValue={input.timeLimitMinutes ?? ""}
      />
    </div>
  );
}

function Late({ credit }: { readonly credit: AssignmentInput["credit"] }) {
  const steps = Array.from({ length: CREDIT_STEPS }, (_, i) => i);
  return (
    <fieldset className={styles.group}>
      <legend>Late work</legend>
      <p className={styles.soft}>
        Without steps it counts in full. With steps: so much up to so many hours late, and nothing after the
        last. Empty hours: however late.
      </p>
      {steps.map((i) => (
        <div key={i} className={styles.pair}>
          <Field
            name={`lateHours${i}`}
            label={`Step ${i + 1}: up to how many hours late`}
            type="number"
            min={0.5}
            step={0.5}
            defaultValue={credit[i]?.withinHours ?? ""}
          />
          <Field
            name={`latePercent${i}`}
            label={`Step ${i + 1}: percent that counts`}
            type="number"
            min={0}
            max={100}
            step={1}
            defaultValue={credit[i]?.percent ?? ""}
          />
        </div>
      ))}
    </fieldset>
  );
}

function Tick({
  name,
  label,
  isOn,
}: {
  readonly name: string;
  readonly label: string;
  readonly isOn: boolean;
}) {
  return (
    <label className={styles.tick}>
      <input type="checkbox" name={name} defaultChecked={isOn} />
      {label}
    </label>
  );
}
