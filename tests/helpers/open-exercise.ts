import type { RenderTap } from "@/audio-engine/render/render-session";
import type { Session } from "@/audio-engine/session/schema";
import { stretchOf } from "@/audio-engine/session/stretch";
import type { Exercise, TrackVariant } from "@/learning/exercises/define";
import type { ExerciseResult, GoalResult } from "@/learning/exercises/public";
import { exerciseById } from "@/learning/exercises/registry";
import type { PracticeMaterial } from "@/learning/material";
import { type MaterialPlan, planOfSeed } from "@/learning/material-plan";
import { type Heard, hear, hearAll } from "@/learning/practice/evidence";
import { doingNothingOf, mark, tapsOf } from "@/learning/practice/marking";
import { feedTaps } from "@/learning/practice/measures/master-feeds";
import { type LoadedMaterial, loadMaterial } from "@/learning/practice/original";
import { loadMaterialSound, materialFromFiles } from "@/scripts/studio/exercise-material";
import { type SketchedAnswer, sketchOf } from "./answers";

/** A variant on the course's own sounds, marked as the practice worker does; what it is compared with is rendered once. */
export interface OpenExercise {
  readonly start: Session;
  readonly reference: Session | null;
  readonly brief: string;
  mark(answer: Session): Promise<ExerciseResult>;
  /** Answers that are heard together, which takes little longer than one where they have most in common. */
  markAll(answers: readonly Session[]): Promise<readonly ExerciseResult[]>;
  /** The same, with what is left of their sounds. @throws Error for one that is refused before it is heard */
  sketchAll(answers: readonly Session[]): Promise<readonly SketchedAnswer[]>;
  doingNothing(): Promise<readonly GoalResult[]>;
}

/** What is opened of an exercise; what is left out is as a student gets it. */
interface Opening {
  readonly plan?: MaterialPlan;
  /** Leaves the other tracks of the song out, which are rendered for nothing where one track is measured. */
  readonly trackIds?: readonly string[];
  /** Cuts the material short. */
  readonly seconds?: number;
}

/** Material as the course has it. */
export async function loadFromFiles(plan: MaterialPlan, opening: Opening = {}): Promise<LoadedMaterial> {
  return loadMaterial(cut(await materialFromFiles(plan), opening), loadMaterialSound);
}

/** The variant of a seed on material that is there. @throws Error for an exercise that is not on tracks, or a seed that draws nothing */
export function openOn(exerciseId: string, seed: number, loaded: LoadedMaterial): OpenExercise {
  const exercise = trackExercise(exerciseId);
  const variant = drawn(exercise, seed, loaded);
  if (variant === null) throw new Error(`Seed ${seed} draws nothing.`);
  return opened(exercise, variant, loaded);
}

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);
const ATTEMPTS = [0, 1, 2, 3];

/** The variant of a seed. @throws as `openOn` */
export async function openExercise(
  exerciseId: string,
  seed: number,
  opening: Opening = {},
): Promise<OpenExercise> {
  const plan = opening.plan ?? planOfSeed(trackExercise(exerciseId).info.materials, seed);
  return openOn(exerciseId, seed, await loadFromFiles(plan, opening));
}

/** The variant of the first seed that is wanted. */
export async function openVariant(
  exerciseId: string,
  plan: MaterialPlan,
  isWanted: (start: Session) => boolean = () => true,
): Promise<OpenExercise> {
  const exercise = trackExercise(exerciseId);
  const loaded = await loadFromFiles(plan);
  const variant = SEEDS.map((seed) => drawn(exercise, seed, loaded)).find(
    (each) => each !== null && isWanted(each.start),
  );
  if (variant == null) throw new Error("No seed draws this variant.");
  return opened(exercise, variant, loaded);
}

type TrackExercise = Exercise & { readonly work: "tracks" };

function trackExercise(exerciseId: string): TrackExercise {
  const exercise = exerciseById(exerciseId);
  if (exercise?.work !== "tracks") throw new Error(`There is no exercise "${exerciseId}" on tracks.`);
  return exercise;
}

function drawn({ draw }: TrackExercise, seed: number, { material }: LoadedMaterial): TrackVariant | null {
  return ATTEMPTS.map((attempt) => draw(seed, attempt, material)).find((each) => each !== null) ?? null;
}

function opened(
  exercise: Exercise,
  variant: TrackVariant,
  { material, sounds }: LoadedMaterial,
): OpenExercise {
  const { start, reference, goals, brief = "" } = variant;
  const tapsFor = (session: Session) => tapsOf(exercise, goals, session);
  let given: Promise<{ readonly start: Heard; readonly reference: Heard | null }> | null = null;

  async function hearGiven(): Promise<{ readonly start: Heard; readonly reference: Heard | null }> {
    const heard = await hear(start, sounds, [...tapsFor(start), ...feedTaps(start)]);
    return {
      start: heard,
      reference: reference === null ? null : await hear(reference, sounds, tapsFor(reference), heard),
    };
  }

  /** Those that are not refused before, and the results of those that are. */
  async function markHeard(
    answers: readonly Session[],
    beside: (session: Session) => readonly RenderTap[],
  ): Promise<readonly MarkedAnswer[]> {
    given ??= hearGiven();
    const evidence = { material, ...(await given) };
    const validated = answers.map((answer) => exercise.validate(start, answer));
    const heard = await hearAll(
      validated.flatMap((each) =>
        each.ok ? [{ session: each.session, taps: [...tapsFor(each.session), ...beside(each.session)] }] : [],
      ),
      sounds,
      evidence.start,
    );
    const waiting = heard.values();
    return validated.map((each) => {
      if (!each.ok) return { result: refusal(each.result), heard: null };
      const answer = waiting.next().value!;
      return { result: mark(exercise, goals, { ...evidence, answer }, reference), heard: answer };
    });
  }

  const markAll = async (answers: readonly Session[]): Promise<readonly ExerciseResult[]> =>
    (await markHeard(answers, () => [])).map(({ result }) => result);

  return {
    start,
    reference,
    brief,
    mark: async (answer) => (await markAll([answer]))[0]!,
    markAll,
    sketchAll: async (answers) =>
      (await markHeard(answers, feedTaps)).map(({ result, heard }) => {
        if (heard === null) throw new Error("The answer was refused before it was heard.");
        return { result, sketch: sketchOf(heard) };
      }),
    async doingNothing() {
      given ??= hearGiven();
      const heard = await given;
      return doingNothingOf(goals, { material, ...heard, answer: heard.start });
    },
  };
}

/** An answer as it was marked, with its sound where it was heard. */
interface MarkedAnswer {
  readonly result: ExerciseResult;
  readonly heard: Heard | null;
}

function refusal(result: ExerciseResult | null): ExerciseResult {
  if (result === null) throw new Error("The answer is no session.");
  return result;
}

function cut(material: PracticeMaterial, { trackIds, seconds }: Opening): PracticeMaterial {
  const { session, assets } = material;
  const stretch = seconds === undefined ? session : stretchOf(session, 0, seconds * 48000);
  if (trackIds === undefined) return { ...material, session: stretch };
  const tracks = stretch.tracks.filter(({ id }) => trackIds.includes(id));
  const played = new Set(
    tracks.flatMap(({ input }) =>
      input.kind === "clips" ? input.clips.map(({ asset }) => asset.pcmSha256) : [],
    ),
  );
  return {
    ...material,
    session: { ...stretch, tracks },
    assets: assets.filter(({ pcmSha256 }) => played.has(pcmSha256)),
  };
}

/** Goals of a result by id; none where it was not marked. */
export function goalsOf(result: ExerciseResult): ReadonlyMap<string, GoalResult> {
  return new Map(result.outcome === "scored" ? result.goals.map((goal) => [goal.id, goal]) : []);
}

export const isMet = (result: ExerciseResult): boolean => result.outcome === "scored" && result.met;

/** A result in one line, for a test that fails. */
export function resultWords(result: ExerciseResult): string {
  if (result.outcome === "not-yet") return `not yet (${result.guard})`;
  const goals = result.goals.map(({ id, measured, met }) => `${id} ${measured.toFixed(2)}${met ? "" : " ✗"}`);
  return `${result.score01.toFixed(2)} ${goals.join(" · ")}`;
}
