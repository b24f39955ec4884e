import { drawQuestion } from "../../learning/drills/quiz";
import { drillById } from "../../learning/drills/registry";
import type { QuizContent } from "../../server/assignments/content";
import type { DrawnQuiz, QuizRequest } from "../../server/grading/quiz";

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
export async function fakeQuiz(request: QuizRequest): Promise<DrawnQuiz> {
  const { drillId, material, spacingOctaves, seeds, feedback, replays } = request;
  const drill = drillById(drillId);
  if (drill === null) throw new Error(`There is no drill "${drillId}".`);
  const questions = seeds.map((seed) => drawQuestion(drill, spacingOctaves, seed, () => 1));
  const asked = questions.map(({ choicesHz }, i) => ({ choicesHz, sound: `${i}`.repeat(32) }));
  return {
    public: { quiz: { drillId, feedback, replays, frames: 3, reference: "f".repeat(32), questions: asked } },
    secret: { material, seeds, questions },
  };
}
