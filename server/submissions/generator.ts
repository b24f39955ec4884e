import { randomInt } from "node:crypto";
import { MADE, type MadeExercise } from "@/learning/exercises/made-public";
import type { AssignmentContent, QuizContent } from "../assignments/content";
import type { NewVariant } from "../db/work";
import { quizGraderOf } from "../grading/mark-quiz";
import type { QuizRequest } from "../grading/quiz";

const SEEDS = 2 ** 32;

/** Draws variants of exercises and names their graders: the real one renders, a test's does not. */
export interface Generator {
  /** @throws an error with a sentence where there is no such exercise */
  handOut(exerciseId: string, seed: number): Promise<{ readonly public: unknown; readonly secret: unknown }>;
  drawQuiz(request: QuizRequest): Promise<{ readonly public: unknown; readonly secret: unknown }>;
  /** An exercise that an instructor has made: the same for everybody. */
  handOutMade(made: MadeExercise): Promise<{ readonly public: unknown; readonly secret: unknown }>;
  graderOf(exerciseId: string): { readonly name: string; readonly version: number };
}

/** A lesson has nothing to be drawn. */
export const LESSON = { name: "lesson", version: 1 };

/** What one attempt consists of. */
export async function drawVariant(content: AssignmentContent, generator: Generator): Promise<NewVariant> {
  if (content.kind === "lesson") {
    const { name, version } = LESSON;
    return { item: "1", generator: name, generatorVersion: version, seed: 0, public: content, secret: null };
  }
  if (content.kind === "quiz") return drawQuizVariant(content, generator);
  if (content.kind === "made") {
    const { name, version } = generator.graderOf(MADE.id);
    const made = await generator.handOutMade(content);
    return { ...made, item: "1", generator: name, generatorVersion: version, seed: 0 };
  }
  const { name, version } = generator.graderOf(content.exerciseId);
  const seed = randomInt(SEEDS);
  const drawn = await generator.handOut(content.exerciseId, seed);
  return { ...drawn, item: "1", generator: name, generatorVersion: version, seed };
}

/** The seed of a variant is none of a quiz's: each question has one of its own, among its secrets. */
async function drawQuizVariant(content: QuizContent, generator: Generator): Promise<NewVariant> {
  const { drillId, material, spacingOctaves, replays, feedback } = content;
  const { name, version } = quizGraderOf(drillId);
  const seeds = Array.from({ length: content.items }, () => randomInt(SEEDS));
  const made = await generator.drawQuiz({ drillId, material, spacingOctaves, seeds, replays, feedback });
  return { ...made, item: "1", generator: name, generatorVersion: version, seed: 0 };
}
