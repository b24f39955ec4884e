import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import type { Pcm } from "@/audio-engine/files/pcm";
import { measureChannels } from "@/audio-engine/render/measure";
import { LearningError } from "@/learning/errors";
import type { Exercise } from "@/learning/exercises/define";
import type { MaterialPlan } from "@/learning/material-plan";
import type { LoadedMaterial } from "@/learning/practice/original";
import type { RenderedSound } from "@/learning/practice/protocol";
import type { Sounds, Stereo } from "@/learning/practice/sounds";
import { type Marked, type MarkedAgainst, markAnswer } from "@/learning/practice/variant";
import { gradableExercise, graderOf, materialOf } from "./exercises";
import { loudestFrom } from "./loudest";
import type { GradedResult, PrintMeasures, SoundReference, VariantPublicPart, VariantSecret } from "./parts";

/** What is marked: the work as it was handed in, on the variant as it was stored. */
export interface MarkRequest {
  readonly exerciseId: string;
  readonly shown: VariantPublicPart;
  readonly secret: VariantSecret;
  readonly workJson: string;
}

/** Where a grader finds what it listens to. */
export interface MarkSources {
  load(plan: MaterialPlan): Promise<LoadedMaterial>;
  /** A finished sound of the variant. @throws an error when it can neither be found nor made again */
  sound(reference: SoundReference, request: MarkRequest): Promise<Pcm>;
}

/** Marks handed-in work by rendering it, as the page and `studio grade` do. Nothing in the work but its session counts. */
export async function markWork(request: MarkRequest, sources: MarkSources): Promise<GradedResult> {
  const { exerciseId, secret, workJson } = request;
  const exercise = gradableExercise(exerciseId);
  const loaded = await sources.load(materialOf(exercise, secret.materialIndex));
  const against = await markedAgainst(exercise, request, loaded, sources);
  const { result, print } = await markOrRefuse(() =>
    markAnswer(exercise, against, loaded.material, JSON.parse(workJson)),
  );
  return {
    result,
    print: print === null ? null : measuresOf(print),
    engineVersion: ENGINE_VERSION,
    grader: graderOf(exerciseId),
  };
}

async function markedAgainst(
  { work }: Exercise,
  request: MarkRequest,
  loaded: LoadedMaterial,
  sources: MarkSources,
): Promise<MarkedAgainst> {
  const { goals, truth } = request.secret;
  const { start } = request.shown.exercise;
  if (work === "tracks") return { goals, truth, start, reference: null, sounds: loaded.sounds };
  const { reference, heard } = request.shown;
  if (reference === null || heard === null) throw new Error("A variant on a finished sound has lost it.");
  const sounds: Sounds = new Map([[heard.pcmSha256, await sources.sound(heard, request)]]);
  return { goals, truth, start, reference: await renderedSound(reference, request, sources), sounds };
}

async function renderedSound(
  reference: SoundReference,
  request: MarkRequest,
  sources: MarkSources,
): Promise<RenderedSound> {
  const { pcmSha256 } = reference;
  return {
    asset: { kind: "rendered", id: "reference", pcmSha256 },
    pcm: await sources.sound(reference, request),
  };
}

/** Work that is no session, or plays what it may not, is not marked; that is no failure of the grader. */
async function markOrRefuse(mark: () => Promise<Marked>): Promise<Marked> {
  try {
    return await mark();
  } catch (error) {
    const isUnreadable = error instanceof SyntaxError;
    const isInvalid = error instanceof LearningError && error.code === "practice/answer-invalid";
    if (!isUnreadable && !isInvalid) throw error;
    const { message: reason } = new LearningError("practice/answer-invalid");
    return { result: { outcome: "not-yet", guard: "in-range", reason }, print: null };
  }
}

function measuresOf(print: Stereo): PrintMeasures {
  const measured = measureChannels(print, 48000);
  const { integratedLufs, maxShortTermLufs, loudnessRangeLu } = measured;
  const { truePeakDbtp, crestFactorDb, correlation } = measured;
  return {
    ...{ integratedLufs, maxShortTermLufs, loudnessRangeLu, truePeakDbtp, crestFactorDb, correlation },
    frames: print[0].length,
    loudestFromFrame: loudestFrom(print),
  };
}
