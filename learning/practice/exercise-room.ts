import {
  THIRD_OCTAVE_CENTRES_HZ,
  thirdOctaveErrorDb,
  thirdOctaveLevelsDb,
} from "@/audio-engine/dsp/third-octave";
import type { EqBand, Session } from "@/audio-engine/session/schema";
import { LearningError } from "@/learning/errors";
import type { Exercise } from "@/learning/exercises/define";
import type { ExerciseResult } from "@/learning/exercises/public";
import { exerciseById } from "@/learning/exercises/registry";
import type { Original } from "./original";
import type { PracticeVariant, RenderedSound, SoundPair } from "./protocol";
import { renderAnswer, renderPair, samplesOf } from "./sound-pair";

/** A variant with its answer: never leaves the worker. */
interface OpenVariant {
  readonly exercise: Exercise;
  readonly bands: readonly EqBand[];
  readonly start: Session;
  readonly heard: RenderedSound;
  readonly referenceDb: Float64Array;
  readonly startDb: Float64Array;
}

/** Unanswered variants that are remembered; a page works on one. */
const MOST_OPEN = 4;
const MOST_ATTEMPTS = 24;

/** Variants of exercises: drawn, rendered, kept secret, marked. */
export class ExerciseRoom {
  private readonly open = new Map<string, OpenVariant>();
  private made = 0;

  /** @throws LearningError practice/unknown-exercise or practice/material-unfit */
  async generate(exerciseId: string, seed: number, original: Original): Promise<PracticeVariant> {
    const exercise = exerciseById(exerciseId);
    if (exercise === null) throw new LearningError("practice/unknown-exercise");
    this.made += 1;
    const variantId = `variant-${this.made}`;
    const { bands, pair, startDb } = await this.drawAudible(exercise, seed, original, variantId);
    const { heard } = pair;
    const start = exercise.start({
      asset: heard.asset,
      frames: original.frames,
      engineVersion: original.engineVersion,
    });
    this.open.set(variantId, { exercise, bands, start, heard, referenceDb: original.levelsDb, startDb });
    for (const oldest of [...this.open.keys()].slice(0, -MOST_OPEN)) this.open.delete(oldest);
    return { variantId, seed, publicPart: exercise.publicPart(start), ...pair };
  }

  /** Marks an answer by rendering it. A marked variant is spent. @throws LearningError practice/variant-spent or -answer-invalid */
  async score(variantId: string, answer: unknown): Promise<ExerciseResult> {
    const variant = this.open.get(variantId);
    if (variant === undefined) throw new LearningError("practice/variant-spent");
    const { exercise, start, heard, bands, referenceDb, startDb } = variant;
    const validated = exercise.validate(start, answer);
    if (!validated.ok) {
      if (validated.result !== null) return validated.result;
      throw new LearningError("practice/answer-invalid");
    }
    const answerDb = thirdOctaveLevelsDb(await renderAnswer(validated.session, heard));
    const result = exercise.score(bands, {
      centresHz: THIRD_OCTAVE_CENTRES_HZ,
      referenceDb,
      startDb,
      answerDb,
      errorDb: thirdOctaveErrorDb,
    });
    if (result.outcome === "scored") this.open.delete(variantId);
    return result;
  }

  discard(variantId: string): void {
    this.open.delete(variantId);
  }

  private async drawAudible(
    exercise: Exercise,
    seed: number,
    original: Original,
    name: string,
  ): Promise<{ bands: EqBand[]; pair: SoundPair; startDb: Float64Array }> {
    const reference = { centresHz: THIRD_OCTAVE_CENTRES_HZ, referenceDb: original.levelsDb };
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const bands = exercise.draw(seed, attempt, reference);
      if (bands.length === 0) continue;
      const pair = await renderPair(original, bands, name);
      const startDb = thirdOctaveLevelsDb(samplesOf(pair.heard));
      if (exercise.isAudible(thirdOctaveErrorDb(original.levelsDb, startDb))) return { bands, pair, startDb };
    }
    throw new LearningError("practice/material-unfit");
  }
}
