import { THIRD_OCTAVE_CENTRES_HZ } from "@/audio-engine/dsp/third-octave";
import type { Session } from "@/audio-engine/session/schema";
import { canonicalText } from "@/learning/canonical";
import { LearningError } from "@/learning/errors";
import type { Exercise, PrintExerciseSpec, TrackExerciseSpec } from "@/learning/exercises/define";
import type { Goal } from "@/learning/exercises/goals";
import type { ExercisePublicPart, ExerciseResult } from "@/learning/exercises/public";
import type { PracticeMaterial } from "@/learning/material";
import { type Evidence, hear, hearAll, type Listening } from "./evidence";
import type { KeptStarts } from "./kept-starts";
import { doingNothingOf, mark, tapsOf } from "./marking";
import type { LoadedMaterial } from "./original";
import type { RenderedSound } from "./protocol";
import { renderPair, soundHeard, toSound } from "./sound-pair";
import type { Sounds, Stereo } from "./sounds";

/** What it takes to mark an answer. */
export interface MarkedAgainst {
  readonly goals: readonly Goal[];
  readonly start: Session;
  readonly truth: Session | null;
  readonly reference: RenderedSound | null;
  /** What sessions of this variant may play. */
  readonly sounds: Sounds;
  /** Where many answers are marked: what other variants were as they were given. */
  readonly starts?: KeptStarts;
}

/** What a drawn variant consists of; pages get its `publicPartOf` and its two sounds, and no more. */
export interface DrawnVariant extends MarkedAgainst {
  readonly brief: string | undefined;
  readonly heard: RenderedSound | null;
}

/** A result with what was rendered for it; the print is null where nothing was. */
export interface Marked {
  readonly result: ExerciseResult;
  readonly print: Stereo | null;
}

const MOST_ATTEMPTS = 24;

/**
 * The first variant of the seed that asks for enough.
 * @param name begins the ids of its sounds
 * @throws LearningError practice/material-unfit
 */
export async function drawVariant(
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
    const evidence = await heardVariant(exercise, loaded.material, drawn);
    if (exercise.isFair(doingNothingOf(drawn.goals, evidence))) return drawn;
  }
  throw new LearningError("practice/material-unfit");
}

/** The part of a variant that a page gets. */
export function publicPartOf(
  exercise: Exercise,
  { start, brief }: Pick<DrawnVariant, "start" | "brief">,
  { form }: PracticeMaterial,
): ExercisePublicPart {
  return { ...exercise.publicPart(start, brief), ...(form === undefined ? {} : { form }) };
}

/** Marks an answer by rendering it. @throws LearningError practice/answer-invalid */
export async function markAnswer(
  exercise: Exercise,
  variant: MarkedAgainst,
  material: PracticeMaterial,
  answer: unknown,
): Promise<Marked> {
  const { goals, start, truth } = variant;
  const validated = exercise.validate(start, answer);
  if (!validated.ok) {
    if (validated.result !== null) return { result: validated.result, print: null };
    throw new LearningError("practice/answer-invalid");
  }
  const { session } = validated;
  const asksEffort = exercise.guards.some(({ kind }) => kind === "effort");
  // It would sound as it was given.
  if (asksEffort && canonicalText(session) === canonicalText(start))
    return { result: exercise.notYet("effort"), print: null };
  const evidence = await heardVariant(exercise, material, variant, session);
  return { result: mark(exercise, goals, evidence, truth), print: evidence.answer.print };
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

/** The variant as given and as answered; as given in both places where there is no answer. */
export async function heardVariant(
  exercise: Exercise,
  material: PracticeMaterial,
  { goals, start, truth, reference, sounds, starts }: MarkedAgainst,
  answer: Session = start,
): Promise<Evidence> {
  const listening = (session: Session): Listening => ({ session, taps: tapsOf(exercise, goals, session) });
  const heardTruth = exercise.work === "tracks" ? truth : null;
  const given = [start, ...(heardTruth === null ? [] : [heardTruth])].map(listening);
  const answered = answer === start ? [] : [listening(answer)];
  const key = starts === undefined ? "" : canonicalText(given);
  const known = starts?.find(key);
  const heard = await (known === undefined
    ? hearAll([...given, ...answered], sounds)
    : hearAll(answered, sounds, known.start));
  const { start: startHeard, truth: truthHeard } = known ?? {
    start: heard[0]!,
    truth: heardTruth === null ? null : heard[1]!,
  };
  if (known === undefined) starts?.keep(key, { start: startHeard, truth: truthHeard });
  return {
    material,
    start: startHeard,
    answer: answered.length === 0 ? startHeard : heard.at(-1)!,
    reference: truthHeard ?? (reference === null ? null : soundHeard(reference, start)),
  };
}
