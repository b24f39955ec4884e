import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import { bandWord, frequencyText } from "@/learning/drills/band-words";
import { DRILL_INFOS } from "@/learning/drills/public";
import { judgeQuiz } from "@/learning/drills/quiz";
import { type JudgedQuestion, type QuizPart, shareRight } from "@/learning/drills/quiz-public";
import { LearningError } from "@/learning/errors";
import type { ExerciseResult, GoalResult } from "@/learning/exercises/public";
import type { GradedResult } from "./parts";
import type { QuizSecret } from "./quiz";

type Scored = Extract<ExerciseResult, { outcome: "scored" }>;

/** The grader of a drill's quizzes, as scores name it. @throws LearningError practice/unknown-exercise */
export function quizGraderOf(drillId: string): { readonly name: string; readonly version: number } {
  const info = DRILL_INFOS.find(({ id }) => id === drillId);
  if (info === undefined) throw new LearningError("practice/unknown-exercise");
  return { name: drillId, version: Number(info.version) };
}

/** Judges a quiz: nothing is rendered, so it takes no queue. */
export function markQuiz(
  { drillId, questions: shown }: QuizPart,
  { questions }: QuizSecret,
  choices: readonly (number | null)[],
): GradedResult & { readonly result: Scored } {
  const quiz = judgeQuiz(questions, choices);
  const score01 = shareRight(quiz);
  const goals = quiz.map((judged, i) => goalOf(judged, i, shown[i]?.choicesHz ?? []));
  return {
    result: {
      outcome: "scored",
      score01,
      met: score01 === 1,
      goals,
      feedback: [],
      picture: [],
      reveal: { truth: null },
    },
    print: null,
    quiz,
    engineVersion: ENGINE_VERSION,
    grader: quizGraderOf(drillId),
  };
}

function goalOf(
  { correct, choiceIndex, centreHz }: JudgedQuestion,
  index: number,
  choicesHz: readonly number[],
): GoalResult {
  const was = `Question ${index + 1}: it was ${frequencyText(centreHz)}, ${bandWord(centreHz)}`;
  const chosenHz = choiceIndex === null ? undefined : choicesHz[choiceIndex];
  const answered = chosenHz === undefined ? "it was left open" : `the answer was ${frequencyText(chosenHz)}`;
  return {
    id: `question-${index + 1}`,
    measured: correct ? 1 : 0,
    doingNothing: 0,
    unit: "count",
    met: correct,
    onPurpose: false,
    score01: correct ? 1 : 0,
    words: correct ? `${was}.` : `${was}; ${answered}.`,
  };
}
