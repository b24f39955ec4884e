import { deviceDraft } from "@/components/stores/outbox/use-draft";
import type { JudgedQuestion, QuizPart } from "@/learning/drills/quiz-public";
import { type HandedOut, newest } from "../work/shown-variant";
import { QuizSounds } from "./quiz-sounds";

/** Of each question the choice that was taken; null where it is open. */
export type Choices = readonly (number | null)[];

/** A quiz ready to be gone on with. */
export interface ReadyQuiz {
  readonly quiz: QuizPart;
  readonly sounds: QuizSounds;
  readonly choices: Choices;
  /** Whether only this device has them. */
  readonly isUnsent: boolean;
  /** Kept on this device, while the server has newer ones from elsewhere. */
  readonly other: Choices | null;
  readonly judged: readonly (JudgedQuestion | null)[];
  readonly plays: readonly number[];
}

/** The work that the server takes for a quiz. */
export const answersWork = (choices: Choices): string => JSON.stringify({ answers: choices });

export const quizOf = ({ shown }: HandedOut): QuizPart => (shown as { readonly quiz: QuizPart }).quiz;

/** Answers that were kept; null for what this page does not understand. */
export function choicesOf({ questions }: QuizPart, work: string | undefined): Choices | null {
  if (work === undefined) return null;
  try {
    const { answers } = JSON.parse(work) as { readonly answers: Choices };
    return questions.map((_, i) => answers[i] ?? null);
  } catch (error) {
    console.warn("Answers that were kept are not understood; they are left where they are.", error);
    return null;
  }
}

/** What was done on a quiz before, here and elsewhere. */
export async function readyQuiz(handedOut: HandedOut, ownerId: string): Promise<ReadyQuiz> {
  const { variantId, draft, quiz: progress } = handedOut;
  const quiz = quizOf(handedOut);
  const sounds = new QuizSounds(variantId, quiz);
  const open = quiz.questions.map(() => null);
  const { plays, judged } = progress ?? { plays: open.map(() => 0), judged: open };
  const given = judged.map((each) => each?.choiceIndex ?? null);
  const begun = { quiz, sounds, judged, plays };
  // Given for good on the server: what a device holds beside them does not count.
  if (quiz.feedback === "now") return { ...begun, choices: given, isUnsent: false, other: null };
  const { kept, other, isUnsent } = newest(draft, await deviceDraft(variantId, ownerId));
  return {
    ...begun,
    choices: choicesOf(quiz, kept?.work) ?? open,
    isUnsent,
    other: choicesOf(quiz, other?.work),
  };
}
