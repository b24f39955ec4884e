import { openStore } from "@/server/db/store";
import { secretOf } from "@/server/db/work";
import { type QuizPublicPart, type QuizSecret, quizSoundKey } from "@/server/grading/quiz";

export const QUIZ = {
  kind: "quiz",
  drillId: "hear-a-band",
  items: 2,
  material: "noise",
  spacingOctaves: 1,
  replays: null,
  feedback: "now",
};

export interface HandedQuiz {
  readonly variantId: string;
  readonly shown: QuizPublicPart;
}

/** What decides a quiz, from the data of the server that is tested. */
export async function secretOfQuiz(variantId: string): Promise<QuizSecret> {
  const store = await openStore({ kind: "sqlite", place: "test-results/data/classroom.sqlite" });
  try {
    return (await secretOf(store.db, variantId)) as QuizSecret;
  } finally {
    await store.close();
  }
}

/** Everything by which a secret would be known again, as it would be written. */
export function canariesOf({ material, seeds, questions }: QuizSecret): string[] {
  const numbers = questions.flatMap(({ item: { gainDb, q } }) => [gainDb, q]);
  return [
    ...seeds.flatMap((seed) => [String(seed), seed.toString(16).padStart(8, "0")]),
    // Six digits: however it is rounded on its way.
    ...numbers.map((number) => String(Math.abs(number)).slice(0, 7)),
    ...[null, ...questions.map(({ item }) => item)].map((item) => quizSoundKey({ material, item })),
    ...["answerIndex", "centreHz", "gainDb", "seeds"],
  ];
}
