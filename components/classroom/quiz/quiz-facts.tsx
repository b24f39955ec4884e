import { DRILL_INFOS } from "@/learning/drills/public";
import styles from "./quiz.module.css";
import { hearingWords } from "./quiz-words";

interface QuizFactsProps {
  readonly content: {
    readonly drillId: string;
    readonly items: number;
    readonly material: "noise" | "song";
    readonly replays: number | null;
    readonly feedback: "now" | "later";
  };
}

/** What a quiz asks, said before it begins. */
export function QuizFacts({ content }: QuizFactsProps) {
  const { drillId, items, material, feedback } = content;
  const task = DRILL_INFOS.find(({ id }) => id === drillId)?.task;
  return (
    <p className={styles.words}>
      {task} {items === 1 ? "One question" : `${items} questions`}, with{" "}
      {material === "noise" ? "noise" : "four bars of a song"}; yours are your own. {hearingWords(content)}{" "}
      {feedback === "now"
        ? "You are told at once whether an answer was right, and it stays."
        : "Until you hand in, you may change every answer."}
    </p>
  );
}
