import type { MadeExercise, MadeFindings } from "@/learning/exercises/made-public";
import type { MarkRequest } from "./mark";
import type { GradedResult, HandOutRequest, VariantPublicPart, VariantSecret } from "./parts";
import type { DrawnQuiz, QuizRequest, QuizSoundRequest } from "./quiz";

/** What a worker is asked to do, and what it answers. */
export interface Tasks {
  /** Draws a variant and keeps its sounds on the shelf. */
  "hand-out": {
    readonly asks: HandOutRequest;
    readonly gives: { readonly public: VariantPublicPart; readonly secret: VariantSecret };
  };
  "draw-quiz": { readonly asks: QuizRequest; readonly gives: DrawnQuiz };
  /** Keeps a sound of a quiz on the shelf, where it is not there. */
  "quiz-sound": { readonly asks: QuizSoundRequest; readonly gives: null };
  /** Says whether students can be marked by what an instructor has made. */
  check: { readonly asks: MadeExercise; readonly gives: MadeFindings };
  mark: { readonly asks: MarkRequest; readonly gives: GradedResult };
}

export type TaskKind = keyof Tasks;

export type ToWorker = { [K in TaskKind]: { readonly kind: K; readonly asks: Tasks[K]["asks"] } }[TaskKind];

export type FromWorker =
  | { readonly outcome: "done"; readonly gives: unknown }
  /** `code` as the system gave it: "ENOSPC". */
  | { readonly outcome: "failed"; readonly reason: string; readonly code?: unknown };

/** What a worker is started with. */
export interface WorkerPlace {
  /** The project's folder. */
  readonly root: string;
  readonly dataFolder: string;
}
