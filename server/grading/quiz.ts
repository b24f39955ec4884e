import { createHash, randomBytes } from "node:crypto";
import type { Pcm } from "@/audio-engine/files/pcm";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { newEqBand } from "@/audio-engine/session/build";
import { canonicalText } from "@/learning/canonical";
import type { BandItem } from "@/learning/drills/band-item";
import { DRILL_PLANS, type DrillMaterial } from "@/learning/drills/public";
import { type DrawnQuestion, drawQuestion } from "@/learning/drills/quiz";
import type { QuizPart } from "@/learning/drills/quiz-public";
import { drillById } from "@/learning/drills/registry";
import { LearningError } from "@/learning/errors";
import type { MaterialPlan } from "@/learning/material-plan";
import { audibilityOf } from "@/learning/practice/drill-room";
import { hear } from "@/learning/practice/evidence";
import type { LoadedMaterial, Original } from "@/learning/practice/original";
import { equalised, HIGHEST_PEAK, headroomFor, peakOf, toSound } from "@/learning/practice/sound-pair";
import type { Stereo } from "@/learning/practice/sounds";

type Load = (plan: MaterialPlan) => Promise<LoadedMaterial>;

/** What a class sets of a quiz, and what decides this one. */
export interface QuizRequest extends Pick<QuizPart, "drillId" | "feedback" | "replays"> {
  readonly material: DrillMaterial;
  readonly spacingOctaves: number;
  /** One for each question, 0 … 4294967295, none of which follows from another. */
  readonly seeds: readonly number[];
}

/** A quiz's public part, under the name by which it is told from an exercise's. */
export interface QuizPublicPart {
  readonly quiz: QuizPart;
}

export interface QuizSecret {
  readonly material: DrillMaterial;
  readonly seeds: readonly number[];
  readonly questions: readonly DrawnQuestion[];
}

export interface DrawnQuiz {
  readonly public: QuizPublicPart;
  readonly secret: QuizSecret;
}

/** One sound of a quiz: a material with a band raised or lowered, or flat (null). */
export interface QuizSoundRequest {
  readonly material: DrillMaterial;
  readonly item: BandItem | null;
}

/** As broadcasts are (EBU R 128); low enough for every boost. */
const HEARD_LUFS = -23;

/**
 * Draws a quiz. Its sounds get names by lot and are rendered when they are asked for: a class that begins at one moment waits
 * for one sound each, not for all of them.
 * @throws LearningError practice/unknown-exercise or practice/material-unfit
 */
export async function drawQuiz(request: QuizRequest, load: Load): Promise<DrawnQuiz> {
  const { drillId, feedback, replays, material, seeds } = request;
  const original = await (await load(DRILL_PLANS[material])).original();
  const questions = drawQuestions(request, original);
  const name = () => randomBytes(16).toString("hex");
  return {
    public: {
      quiz: {
        ...{ drillId, feedback, replays },
        frames: original.frames,
        reference: name(),
        questions: questions.map(({ choicesHz }) => ({ choicesHz, sound: name() })),
      },
    },
    secret: { material, seeds, questions },
  };
}

function drawQuestions(
  { drillId, spacingOctaves, seeds }: QuizRequest,
  { levelsDb }: Original,
): DrawnQuestion[] {
  const drill = drillById(drillId);
  if (drill === null) throw new LearningError("practice/unknown-exercise");
  const audibility01 = audibilityOf(levelsDb);
  try {
    return seeds.map((seed) => drawQuestion(drill, spacingOctaves, seed, audibility01));
  } catch (cause) {
    if (cause instanceof RangeError) throw new LearningError("practice/material-unfit", { cause });
    throw cause;
  }
}

/** Which sound a name of a quiz stands for; undefined for a name that it does not know. */
export function soundOfName(
  { reference, questions: shown }: QuizPart,
  { material, questions }: QuizSecret,
  name: string,
): QuizSoundRequest | undefined {
  if (name === reference) return { material, item: null };
  const item = questions[shown.findIndex(({ sound }) => sound === name)]?.item;
  return item === undefined ? undefined : { material, item };
}

/** What a sound is kept under: the same for what sounds the same, and never told to a page. */
export const quizSoundKey = ({ material, item }: QuizSoundRequest): string =>
  createHash("sha256")
    .update(canonicalText({ plan: DRILL_PLANS[material], item }))
    .digest("hex");

/** A sound of a quiz: as long and as loud as every other. @throws LearningError practice/material-unfit where it would clip */
export async function renderQuizSound({ material, item }: QuizSoundRequest, load: Load): Promise<Pcm> {
  const original = await (await load(DRILL_PLANS[material])).original();
  const print = item === null ? original.print : await changedPrint(original, item);
  const integratedLufs = integratedLoudness(print);
  if (integratedLufs === null) throw new LearningError("practice/material-unfit");
  const gain = 10 ** ((HEARD_LUFS - integratedLufs) / 20);
  if (peakOf(print) * gain > HIGHEST_PEAK) throw new LearningError("practice/material-unfit");
  return (await toSound(print, gain, "quiz")).pcm;
}

async function changedPrint(
  { print, frames, engineVersion }: Original,
  { centreHz: frequencyHz, gainDb, q }: BandItem,
): Promise<Stereo> {
  const { asset, pcm } = await toSound(print, headroomFor(print), "source");
  const session = equalised([newEqBand({ id: "band", frequencyHz, gainDb, q })])({
    asset,
    frames,
    engineVersion,
  });
  return (await hear(session, new Map([[asset.pcmSha256, pcm]]), [])).print;
}
