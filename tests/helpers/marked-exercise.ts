import type { Session } from "@/audio-engine/session/schema";
import { stretchOf } from "@/audio-engine/session/stretch";
import type { ExerciseResult, GoalResult } from "@/learning/exercises/public";
import { exerciseById } from "@/learning/exercises/registry";
import type { PracticeMaterial } from "@/learning/material";
import { planOfSeed } from "@/learning/material-plan";
import { type Heard, hear } from "@/learning/practice/evidence";
import { mark, tapsOf } from "@/learning/practice/marking";
import { feedTaps } from "@/learning/practice/measures/master-feeds";
import { loadMaterial } from "@/learning/practice/original";
import { loadMaterialSound, materialFromFiles } from "@/scripts/studio/exercise-material";
import { gain01, type SketchedAnswer, sketchOf } from "./answers";

/** A variant on the course's own sounds, whose start is rendered once, when it is needed, and whose answers are marked as often as one likes. */
export interface OpenExercise {
  readonly start: Session;
  readonly brief: string;
  mark(answer: Session): Promise<ExerciseResult>;
  /** The same, with what is left of its sound. */
  sketch(answer: Session): Promise<SketchedAnswer>;
  /** Points over those of the start; 0 for an answer that is refused. */
  gain01(result: ExerciseResult): number;
}

interface Part {
  /** Leaves the other tracks of the song out, which are rendered for nothing where one track is measured. */
  readonly trackIds: readonly string[];
  /** Cuts the material short; all of it when not given. */
  readonly seconds?: number;
}

/** The first draw of a seed for an exercise on tracks. */
export async function openExercise(exerciseId: string, seed: number, part: Part): Promise<OpenExercise> {
  const exercise = exerciseById(exerciseId);
  if (exercise?.work !== "tracks") throw new RangeError(`There is no exercise "${exerciseId}" on tracks.`);
  const material = only(await materialFromFiles(planOfSeed(exercise.info.materials, seed)), part);
  const { sounds } = await loadMaterial(material, loadMaterialSound);
  const variant = exercise.draw(seed, 0, material);
  if (variant === null) throw new RangeError(`Seed ${seed} draws nothing.`);
  const { start, goals, brief = "" } = variant;
  let startHeard: Promise<Heard> | null = null;
  const answered = async (answer: Session): Promise<{ result: ExerciseResult; heard: Heard | null }> => {
    const validated = exercise.validate(start, answer);
    if (!validated.ok) {
      if (validated.result === null) throw new RangeError("The answer is no session.");
      return { result: validated.result, heard: null };
    }
    const { session } = validated;
    startHeard ??= hear(start, sounds, tapsOf(exercise, goals, start));
    const given = await startHeard;
    const taps = [...tapsOf(exercise, goals, session), ...feedTaps(session)];
    const heard = await hear(session, sounds, taps, given);
    const evidence = { material, reference: null, start: given, answer: heard };
    return { result: mark(exercise, goals, evidence, null), heard };
  };
  return {
    start,
    brief,
    mark: async (answer) => (await answered(answer)).result,
    async sketch(answer) {
      const { result, heard } = await answered(answer);
      if (heard === null) throw new RangeError("The answer was refused before it was heard.");
      return { result, sketch: sketchOf(heard) };
    },
    gain01,
  };
}

function only(material: PracticeMaterial, { trackIds, seconds }: Part): PracticeMaterial {
  const { session } = material;
  const cut = seconds === undefined ? session : stretchOf(session, 0, seconds * 48000);
  const tracks = cut.tracks.filter(({ id }) => trackIds.includes(id));
  const played = new Set(
    tracks.flatMap(({ input }) =>
      input.kind === "clips" ? input.clips.map(({ asset }) => asset.pcmSha256) : [],
    ),
  );
  return {
    ...material,
    session: { ...cut, tracks },
    assets: material.assets.filter(({ pcmSha256 }) => played.has(pcmSha256)),
  };
}

/** Goals of a result by id; none where it was not marked. */
export function goalsOf(result: ExerciseResult): ReadonlyMap<string, GoalResult> {
  return new Map(result.outcome === "scored" ? result.goals.map((goal) => [goal.id, goal]) : []);
}

export const isMet = (result: ExerciseResult): boolean => result.outcome === "scored" && result.met;

/** What a result says, for the message of a test that failed. */
export function resultWords(result: ExerciseResult): string {
  if (result.outcome === "not-yet") return `not yet (${result.guard})`;
  return result.goals
    .map(({ id, measured, met }) => `${id} ${measured.toFixed(2)}${met ? "" : " !"}`)
    .join(", ");
}
