import { drawQuestion } from "../../learning/drills/quiz";
import { drillById } from "../../learning/drills/registry";
import type { QuizContent } from "../../server/assignments/content";
import type { MadeQuiz, QuizRequest } from "../../server/grading/quiz";

export const QUIZ: QuizContent = {
  kind: "quiz",
  drillId: "hear-a-band",
  items: 4,
  material: "noise",
  spacingOctaves: 1,
  replays: 1,
  feedback: "now",
};

/** Draws a quiz without rendering: its sounds do not exist. */
export async function fakeQuiz({
  feedback,
  replays,
  ...source
}: QuizRequest): Promise<Omit<MadeQuiz, "sounds">> {
  const drill = drillById(source.drillId);
  if (drill === null) throw new Error(`There is no drill "${source.drillId}".`);
  const questions = source.seeds.map((seed) => drawQuestion(drill, source.spacingOctaves, seed, () => 1));
  const names = ["f", ...questions.keys()].map((i) => `${i}`.repeat(32));
  return {
    public: {
      quiz: {
        ...{ drillId: source.drillId, feedback, replays, frames: 3 },
        reference: names[0] ?? "",
        questions: questions.map(({ choicesHz }, i) => ({ choicesHz, sound: names[i + 1] ?? "" })),
      },
    },
    secret: { source, questions, sounds: Object.fromEntries(names.map((name) => [name, name.repeat(2)])) },
  };
}
