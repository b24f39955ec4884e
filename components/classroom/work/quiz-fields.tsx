import { MOST_QUIZ_QUESTIONS } from "@/learning/drills/quiz-public";
import { Choice, Field } from "../field";
import type { AssignmentInput, QuizContent } from "./assignment-input";
import styles from "./work.module.css";

const FRESH: Omit<QuizContent, "kind" | "drillId"> = {
  items: 8,
  material: "noise",
  spacingOctaves: 1,
  replays: 1,
  feedback: "later",
};

const MATERIALS = [
  { value: "noise", label: "Noise, 6 s: easier" },
  { value: "song", label: "Four bars of a song" },
];

const SPACINGS = [
  { value: "2", label: "Two octaves: easy" },
  { value: "1", label: "One octave" },
  { value: "0.5", label: "Half an octave" },
  { value: "0.25", label: "A quarter of an octave: hard" },
];

const REPLAYS = [
  { value: "", label: "as often as they like" },
  { value: "0", label: "once" },
  { value: "1", label: "twice" },
  { value: "2", label: "three times" },
  { value: "4", label: "five times" },
];

const FEEDBACK = [
  { value: "later", label: "with the results; until then answers may be changed" },
  { value: "now", label: "at once after each answer, which then stays" },
];

interface QuizFieldsProps {
  readonly content: AssignmentInput["content"];
  readonly refusedOf: (name: string) => string | undefined;
}

/** How a quiz is asked. Shown while a quiz is what is to be done. */
export function QuizFields({ content, refusedOf }: QuizFieldsProps) {
  const { items, material, spacingOctaves, replays, feedback } = content.kind === "quiz" ? content : FRESH;
  return (
    <fieldset className={`${styles.group} ${styles.ofQuiz}`}>
      <legend>The quiz</legend>
      <div className={styles.pair}>
        <Field
          name="items"
          label="Questions"
          type="number"
          min={1}
          max={MOST_QUIZ_QUESTIONS}
          step={1}
          refusal={refusedOf("items")}
          defaultValue={items}
        />
        <Choice name="material" label="Heard with" defaultValue={material} options={MATERIALS} />
        <Choice
          name="spacingOctaves"
          label="How far apart the four choices lie"
          defaultValue={String(spacingOctaves)}
          options={SPACINGS}
        />
        <Choice
          name="replays"
          label="Each question may be heard"
          defaultValue={replays === null ? "" : String(replays)}
          options={REPLAYS}
        />
        <Choice
          name="feedback"
          label="They are told what was right"
          defaultValue={feedback}
          options={FEEDBACK}
        />
      </div>
      <p className={styles.soft}>
        Each student is asked questions of their own. For a time window, set when it opens and closes, and the
        minutes for an attempt.
      </p>
    </fieldset>
  );
}
