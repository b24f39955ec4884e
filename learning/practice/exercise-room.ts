import { LearningError } from "@/learning/errors";
import type { Exercise } from "@/learning/exercises/define";
import type { ExerciseResult } from "@/learning/exercises/public";
import { exerciseById } from "@/learning/exercises/registry";
import type { LoadedMaterial } from "./original";
import type { PracticeVariant } from "./protocol";
import { type DrawnVariant, drawVariant, markAnswer, publicPartOf } from "./variant";

interface OpenVariant extends DrawnVariant {
  readonly exercise: Exercise;
  readonly loaded: LoadedMaterial;
}

/** Unanswered variants that are remembered; a page works on one. */
const MOST_OPEN = 4;

/** Variants of exercises: drawn, rendered, kept secret, marked. */
export class ExerciseRoom {
  private readonly open = new Map<string, OpenVariant>();
  private made = 0;

  /** @throws LearningError practice/unknown-exercise or practice/material-unfit */
  async generate(exerciseId: string, seed: number, loaded: LoadedMaterial): Promise<PracticeVariant> {
    const exercise = exerciseById(exerciseId);
    if (exercise === null) throw new LearningError("practice/unknown-exercise");
    this.made += 1;
    const variantId = `variant-${this.made}`;
    const drawn = await drawVariant(exercise, seed, loaded, variantId);
    this.open.set(variantId, { exercise, loaded, ...drawn });
    for (const oldest of [...this.open.keys()].slice(0, -MOST_OPEN)) this.open.delete(oldest);
    const publicPart = publicPartOf(exercise, drawn, loaded.material);
    return { variantId, seed, publicPart, reference: drawn.reference, heard: drawn.heard };
  }

  /** Marks an answer by rendering it. A marked variant is spent. @throws LearningError practice/variant-spent or -answer-invalid */
  async score(variantId: string, answer: unknown): Promise<ExerciseResult> {
    const variant = this.open.get(variantId);
    if (variant === undefined) throw new LearningError("practice/variant-spent");
    const { exercise, loaded } = variant;
    const { result } = await markAnswer(exercise, variant, loaded.material, answer);
    if (result.outcome === "scored") this.open.delete(variantId);
    return result;
  }

  discard(variantId: string): void {
    this.open.delete(variantId);
  }
}
