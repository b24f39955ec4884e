import { LearningError } from "@/learning/errors";
import type { Exercise, MeasuredGoal } from "@/learning/exercises/define";
import { isToldByMix, isToldByParts, type PartMeasure, voiceIdOf } from "@/learning/exercises/file-goals";
import type { Goal } from "@/learning/exercises/goals";
import type { ExerciseResult } from "@/learning/exercises/public";
import type { PracticeMaterial } from "@/learning/material";
import type { Evidence, Heard } from "./evidence";
import { failedGuard } from "./guards";
import { pictureOf } from "./marking";
import { MEASURE_WAYS } from "./measures";
import { soundingBlocks } from "./measures/block-loudness";
import { formOf } from "./measures/measure";
import { monoFoldLossLu } from "./measures/stereo-image";
import { balanceDriftLu, evennessLu, type VoiceAndBand, voiceOverBandLu } from "./measures/voice-and-band";
import type { Stereo } from "./sounds";
import { heardVariant, type MarkedAgainst } from "./variant";

/** A mix from any program, as long as the exercise's: whole, and taken apart where its master bus is off. */
export interface MixFiles {
  readonly main: Stereo;
  readonly parts: { readonly voice: Stereo; readonly band: Stereo } | null;
}

export interface MarkedFiles {
  readonly result: ExerciseResult;
  /** Goals that nobody can measure from files, by id. */
  readonly unmeasured: readonly string[];
}

/** What voice and band tell beside it. */
const OF_PARTS: Readonly<
  Record<PartMeasure, (goal: Goal, parts: VoiceAndBand, evidence: Evidence) => number>
> = {
  "voice-over-band": ({ during }, parts) => voiceOverBandLu(parts, during),
  "balance-drift": (_goal, parts, evidence) => balanceDriftLu(parts, formOf(evidence)),
  "part-evenness": ({ during }, { voice, sung }) => evennessLu(voice, sung, during),
  "mono-fold-loss": (_goal, { voice }) => monoFoldLossLu(voice),
};

/**
 * Marks a mix that was made elsewhere by the same goals, as far as its files tell of them. What may be changed is not looked
 * at, and whether a part is missing cannot be.
 * @throws LearningError practice/answer-invalid where they tell of none
 */
export async function markFiles(
  exercise: Exercise,
  variant: MarkedAgainst,
  material: PracticeMaterial,
  files: MixFiles,
): Promise<MarkedFiles> {
  const { goals, truth } = variant;
  const given = await heardVariant(exercise, material, variant);
  const answer = heardFile(files.main, given.start);
  const evidence: Evidence = { ...given, answer };
  const guards = exercise.guards.filter(({ kind }) => kind !== "in-range" && kind !== "parts-present");
  const failed = failedGuard(guards, evidence);
  if (failed !== null) return { result: exercise.notYet(failed), unmeasured: [] };
  const voiceId = voiceIdOf(goals);
  const measured = goals.map((goal) => measuredFrom(goal, files, evidence));
  const values = measured.filter((each) => each !== null);
  if (values.length === 0) throw new LearningError("practice/answer-invalid");
  const { picture, sentences } = pictureOf(exercise, evidence);
  const unmeasured = goals.filter((_, i) => measured[i] === null).map(({ id }) => id);
  const said = unmeasured.length === 0 ? [] : [unmeasuredWords(unmeasured.length, goals.length)];
  const result = exercise.score(values, { picture, sentences: [...sentences, ...said], truth });
  return { result, unmeasured };

  function measuredFrom(goal: Goal, { parts }: MixFiles, from: Evidence): MeasuredGoal | null {
    const { measure } = MEASURE_WAYS[goal.measure];
    const doingNothing = () => measure(goal, from.start, from);
    if (isToldByMix(goal))
      return { goal, measured: measure(goal, from.answer, from), doingNothing: doingNothing() };
    if (parts === null || !isToldByParts(goal, voiceId)) return null;
    const voiceAndBand = { ...parts, sung: soundingBlocks(parts.voice) };
    return { goal, measured: OF_PARTS[goal.measure](goal, voiceAndBand, from), doingNothing: doingNothing() };
  }
}

const unmeasuredWords = (count: number, of: number): string =>
  `${count} of ${of} goals cannot be measured from files: they need single parts, which only a session has. They do not count.`;

/** A file in the place of a rendering. */
function heardFile(print: Stereo, { session, frames }: Heard): Heard {
  return {
    session,
    print,
    frames,
    tap: () => {
      throw new RangeError("A file has no strips to listen to.");
    },
  };
}
