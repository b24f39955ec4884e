import { ENGINE_VERSION } from "@/audio-engine/console/engine-version";
import { AudioFileError } from "@/audio-engine/files/errors";
import type { Pcm } from "@/audio-engine/files/pcm";
import { LearningError, learningSentence } from "@/learning/errors";
import type { Exercise } from "@/learning/exercises/define";
import type { MaterialPlan } from "@/learning/material-plan";
import { type MixFiles, markFiles } from "@/learning/practice/file-marking";
import type { KeptStarts } from "@/learning/practice/kept-starts";
import { levelsOf } from "@/learning/practice/measures/readings";
import type { LoadedMaterial } from "@/learning/practice/original";
import type { RenderedSound } from "@/learning/practice/protocol";
import type { Sounds, Stereo } from "@/learning/practice/sounds";
import { type Marked, type MarkedAgainst, markAnswer } from "@/learning/practice/variant";
import { exerciseOfVariant, graderOf, planOfVariant } from "./exercises";
import { loudestFrom } from "./loudest";
import {
  checkParts,
  checkTakesFiles,
  type FilesWork,
  isFilesWork,
  MixFileError,
  readMixFile,
} from "./mix-files";
import type { GradedResult, PrintMeasures, SoundReference, VariantPublicPart, VariantSecret } from "./parts";

/** What is marked: the work as it was handed in, on the variant as it was stored. */
export interface MarkRequest {
  readonly exerciseId: string;
  readonly variantId: string;
  readonly shown: VariantPublicPart;
  readonly secret: VariantSecret;
  readonly workJson: string;
}

/** Where a grader finds what it listens to. */
export interface MarkSources {
  load(plan: MaterialPlan): Promise<LoadedMaterial>;
  /** A finished sound of the variant. @throws an error when it can neither be found nor made again */
  sound(reference: SoundReference, request: MarkRequest): Promise<Pcm>;
  /** A file that was sent for the variant. */
  file(variantId: string, sha256: string): Promise<Uint8Array>;
  /** What variants sound like as they were given: most of a class began with the same. */
  readonly starts: KeptStarts;
}

/** Marks handed-in work by rendering it, as the page and `studio grade` do. Nothing in the work but its session counts. */
export async function markWork(request: MarkRequest, sources: MarkSources): Promise<GradedResult> {
  const { exerciseId, secret, workJson } = request;
  const shown = request.shown.exercise;
  const exercise = exerciseOfVariant(exerciseId, shown);
  const loaded = await sources.load(planOfVariant(exerciseId, shown, secret.materialIndex));
  const against = await markedAgainst(exercise, request, loaded, sources);
  const { result, print, unmeasured } = await markOrRefuse(async () => {
    const work: unknown = JSON.parse(workJson);
    if (!isFilesWork(work)) return markAnswer(exercise, against, loaded.material, work);
    checkTakesFiles(request.shown);
    const files = await readFiles(work, request, sources);
    return { ...(await markFiles(exercise, against, loaded.material, files)), print: files.main };
  });
  return {
    result,
    print: print === null ? null : printMeasures(print),
    ...(unmeasured === undefined ? {} : { unmeasured }),
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
  const { starts } = sources;
  if (work === "tracks") return { goals, truth, start, starts, reference: null, sounds: loaded.sounds };
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

/** Resampled one after the other, since a minute of sound takes 100 MB on its way. */
async function readFiles(
  { main, parts }: FilesWork,
  { variantId, shown }: MarkRequest,
  sources: MarkSources,
): Promise<MixFiles> {
  const { lengthFrames } = shown.exercise.start;
  const read = async (sha256: string) => readMixFile(await sources.file(variantId, sha256), lengthFrames);
  const files: MixFiles = {
    main: await read(main),
    parts: parts === null ? null : { band: await read(parts.band), voice: await read(parts.voice) },
  };
  checkParts(files);
  return files;
}

interface Found extends Marked {
  /** Goals that could not be measured. */
  readonly unmeasured?: readonly string[];
}

/** Work that is no session, plays what it may not, or cannot be heard is not marked; that is no failure of the grader. */
async function markOrRefuse(mark: () => Promise<Found>): Promise<Found> {
  try {
    return await mark();
  } catch (error) {
    const reason = reasonAgainst(error);
    if (reason === null) throw error;
    return { result: { outcome: "not-yet", guard: "in-range", reason }, print: null };
  }
}

function reasonAgainst(error: unknown): string | null {
  if (error instanceof SyntaxError) return learningSentence("practice/answer-invalid");
  if (error instanceof LearningError && error.code === "practice/answer-invalid") return error.message;
  return error instanceof MixFileError || error instanceof AudioFileError ? error.message : null;
}

function printMeasures(print: Stereo): PrintMeasures {
  const measured = levelsOf(print);
  const { integratedLufs, maxShortTermLufs, loudnessRangeLu } = measured;
  const { truePeakDbtp, crestFactorDb, correlation } = measured;
  return {
    ...{ integratedLufs, maxShortTermLufs, loudnessRangeLu, truePeakDbtp, crestFactorDb, correlation },
    frames: print[0].length,
    loudestFromFrame: loudestFrom(print),
  };
}
