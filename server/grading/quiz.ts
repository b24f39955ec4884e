import { randomBytes } from "node:crypto";
import { integratedLoudness } from "@/audio-engine/render/integrated-loudness";
import { newEqBand } from "@/audio-engine/session/build";
import { DRILL_PLANS, type DrillMaterial } from "@/learning/drills/public";
import { type DrawnQuestion, drawQuestion } from "@/learning/drills/quiz";
import type { QuizPart } from "@/learning/drills/quiz-public";
import { drillById } from "@/learning/drills/registry";
import { LearningError } from "@/learning/errors";
import type { MaterialPlan } from "@/learning/material-plan";
import { audibilityOf } from "@/learning/practice/drill-room";
import { hear } from "@/learning/practice/evidence";
import type { LoadedMaterial, Original } from "@/learning/practice/original";
import type { RenderedSound } from "@/learning/practice/protocol";
import { equalised, HIGHEST_PEAK, headroomFor, peakOf, toSound } from "@/learning/practice/sound-pair";
import type { Stereo } from "@/learning/practice/sounds";

/** What decides a quiz; with it, its sounds can be made again. */
export interface QuizSource {
  readonly drillId: string;
  readonly material: DrillMaterial;
  readonly spacingOctaves: number;
  /** One for each question, 0 … 4294967295, none of which follows from another. */
  readonly seeds: readonly number[];
}

/** What a class sets of a quiz, and what decides this one. */
export interface QuizRequest extends QuizSource, Pick<QuizPart, "feedback" | "replays"> {}

/** A quiz's public part, under the name by which it is told from an exercise's. */
export interface QuizPublicPart {
  readonly quiz: QuizPart;
}

export interface QuizSecret {
  readonly source: QuizSource;
  readonly questions: readonly DrawnQuestion[];
  /** By the names that the page knows: the hashes by which the sounds lie on the shelf. */
  readonly sounds: Readonly<Record<string, string>>;
}

export interface MadeQuiz {
  readonly public: QuizPublicPart;
  readonly secret: QuizSecret;
  readonly sounds: readonly RenderedSound[];
}

/** As broadcasts are (EBU R 128); low enough for every boost. */
const HEARD_LUFS = -23;

/**
 * Draws a quiz and renders its sounds: all equally long and equally loud, under names that are drawn by lot.
 * @throws LearningError practice/unknown-exercise or practice/material-unfit
 */
export async function makeQuiz(
  { feedback, replays, ...source }: QuizRequest,
  load: (plan: MaterialPlan) => Promise<LoadedMaterial>,
): Promise<MadeQuiz> {
  const original = await (await load(DRILL_PLANS[source.material])).original();
  const questions = drawQuestions(source, original);
  const sounds = await equallyLoud([original.print, ...(await changedPrints(original, questions))]);
  const names = sounds.map(() => randomBytes(16).toString("hex"));
  return {
    public: {
      quiz: {
        drillId: source.drillId,
        feedback,
        replays,
        frames: original.frames,
        reference: names[0]!,
        questions: questions.map(({ choicesHz }, i) => ({ choicesHz, sound: names[i + 1]! })),
      },
    },
    secret: {
      source,
      questions,
      sounds: Object.fromEntries(sounds.map(({ asset }, i) => [names[i]!, asset.pcmSha256])),
    },
    sounds,
  };
}

function drawQuestions(
  { drillId, spacingOctaves, seeds }: QuizSource,
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

/** What each question's band makes of the sound. */
async function changedPrints(
  { print, frames, engineVersion }: Original,
  questions: readonly DrawnQuestion[],
): Promise<Stereo[]> {
  const { asset, pcm } = await toSound(print, headroomFor(print), "source");
  const sounds = new Map([[asset.pcmSha256, pcm]]);
  const prints: Stereo[] = [];
  for (const { item } of questions) {
    const { centreHz: frequencyHz, gainDb, q } = item;
    const band = newEqBand({ id: "band", frequencyHz, gainDb, q });
    const session = equalised([band])({ asset, frames, engineVersion });
    prints.push((await hear(session, sounds, [])).print);
  }
  return prints;
}

/** Every print at one loudness, and none near full scale: where one would be, all are softer. */
async function equallyLoud(prints: readonly Stereo[]): Promise<RenderedSound[]> {
  const gains = prints.map((print) => {
    const integratedLufs = integratedLoudness(print);
    if (integratedLufs === null) throw new LearningError("practice/material-unfit");
    return 10 ** ((HEARD_LUFS - integratedLufs) / 20);
  });
  const highest = Math.max(...prints.map((print, i) => peakOf(print) * gains[i]!));
  const common = Math.min(1, HIGHEST_PEAK / highest);
  return Promise.all(prints.map((print, i) => toSound(print, gains[i]! * common, `quiz-${i}`)));
}
