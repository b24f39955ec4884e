import { THIRD_OCTAVE_CENTRES_HZ } from "@/audio-engine/dsp/third-octave";
import type { Session } from "@/audio-engine/session/schema";
import { LearningError } from "@/learning/errors";
import type { Exercise, PrintExerciseSpec, TrackExerciseSpec } from "@/learning/exercises/define";
import type { Goal } from "@/learning/exercises/goals";
import type { ExerciseResult } from "@/learning/exercises/public";
import { exerciseById } from "@/learning/exercises/registry";
import { type Evidence, type Heard, hear } from "./evidence";
import { doingNothingOf, mark, tapsOf } from "./marking";
import type { LoadedMaterial } from "./original";
import type { PracticeVariant, RenderedSound } from "./protocol";
import { renderPair, soundHeard, toSound } from "./sound-pair";
import type { Sounds } from "./sounds";

/** What a drawn variant consists of; never leaves the worker but for what `PracticeVariant` takes from it. */
interface DrawnVariant {
  readonly goals: readonly Goal[];
  readonly brief: string | undefined;
  readonly start: Session;
  readonly truth: Session | null;
  readonly reference: RenderedSound | null;
  readonly heard: RenderedSound | null;
  /** What sessions of this variant may play. */
  readonly sounds: Sounds;
}

interface OpenVariant extends DrawnVariant {
  readonly exercise: Exercise;
  readonly loaded: LoadedMaterial;
}

/** Unanswered variants that are remembered; a page works on one. */
const MOST_OPEN = 4;
const MOST_ATTEMPTS = 24;

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
    const drawn = await drawFair(exercise, seed, loaded, variantId);
    this.open.set(variantId, { exercise, loaded, ...drawn });
    for (const oldest of [...this.open.keys()].slice(0, -MOST_OPEN)) this.open.delete(oldest);
    const { start, brief, reference, heard } = drawn;
    const { form } = loaded.material;
    const publicPart = { ...exercise.publicPart(start, brief), ...(form === undefined ? {} : { form }) };
    return { variantId, seed, publicPart, reference, heard };
  }

  /** Marks an answer by rendering it. A marked variant is spent. @throws LearningError practice/variant-spent or -answer-invalid */
  async score(variantId: string, answer: unknown): Promise<ExerciseResult> {
    const variant = this.open.get(variantId);
    if (variant === undefined) throw new LearningError("practice/variant-spent");
    const { exercise, goals, start, sounds, truth } = variant;
    const validated = exercise.validate(start, answer);
    if (!validated.ok) {
      if (validated.result !== null) return validated.result;
      throw new LearningError("practice/answer-invalid");
    }
    const { session } = validated;
    const answered = await hear(session, sounds, tapsOf(exercise, goals, session));
    const result = mark(
      exercise,
      goals,
      { ...(await evidenceOf(exercise, variant.loaded, variant)), answer: answered },
      truth,
    );
    if (result.outcome === "scored") this.open.delete(variantId);
    return result;
  }

  discard(variantId: string): void {
    this.open.delete(variantId);
  }
}

/** The first variant of the seed that asks for enough. @throws LearningError practice/material-unfit */
async function drawFair(
  exercise: Exercise,
  seed: number,
  loaded: LoadedMaterial,
  name: string,
): Promise<DrawnVariant> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const drawn = await (exercise.work === "print"
      ? drawPrint(exercise, seed, attempt, loaded, name)
      : drawTracks(exercise, seed, attempt, loaded, name));
    if (drawn === null) continue;
    // Drawn so that it asks for something: nobody waits for a whole mix to be rendered before it is seen.
    if (exercise.work === "tracks") return drawn;
    const evidence = await evidenceOf(exercise, loaded, drawn);
    if (exercise.isFair(doingNothingOf(drawn.goals, evidence))) return drawn;
  }
  throw new LearningError("practice/material-unfit");
}

async function drawPrint(
  exercise: PrintExerciseSpec,
  seed: number,
  attempt: number,
  loaded: LoadedMaterial,
  name: string,
): Promise<DrawnVariant | null> {
  const original = await loaded.original();
  const facts = { centresHz: THIRD_OCTAVE_CENTRES_HZ, referenceDb: original.levelsDb };
  const variant = exercise.draw(seed, attempt, facts);
  if (variant === null) return null;
  const { reference, heard, truth } = await renderPair(original, variant.given, variant.matched, name);
  const { asset, pcm } = heard;
  const start = variant.start({ asset, frames: pcm.frames, engineVersion: original.engineVersion });
  const { goals, brief } = variant;
  return { goals, brief, start, truth, reference, heard, sounds: new Map([[asset.pcmSha256, pcm]]) };
}

async function drawTracks(
  exercise: TrackExerciseSpec,
  seed: number,
  attempt: number,
  { material, sounds }: LoadedMaterial,
  name: string,
): Promise<DrawnVariant | null> {
  const variant = exercise.draw(seed, attempt, material);
  if (variant === null) return null;
  const { start, goals, brief, reference: truth } = variant;
  const reference =
    truth === null ? null : await toSound((await hear(truth, sounds, [])).print, 1, `${name}-a`);
  return { goals, brief, start, truth, reference, heard: null, sounds };
}

/** The variant as given, in both places of an answer. */
async function evidenceOf(
  exercise: Exercise,
  { material }: LoadedMaterial,
  { goals, start, truth, reference, sounds }: DrawnVariant,
): Promise<Evidence> {
  const given = await hear(start, sounds, tapsOf(exercise, goals, start));
  return { material, reference: await referenceHeard(), start: given, answer: given };

  async function referenceHeard(): Promise<Heard | null> {
    if (reference === null) return null;
    if (exercise.work === "print" || truth === null) return soundHeard(reference, start);
    return hear(truth, sounds, tapsOf(exercise, goals, truth));
  }
}
