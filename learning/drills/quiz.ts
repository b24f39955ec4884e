import { seededRandom } from "@/learning/random";
import type { BandItem } from "./band-item";
import { asPrinted, type BandDrill, fitted } from "./hear-a-band";
import type { JudgedQuestion } from "./quiz-public";

/** A question with its answer: for graders alone. */
export interface DrawnQuestion {
  readonly item: BandItem;
  readonly choicesHz: readonly number[];
  readonly answerIndex: number;
}

/** A place where all choices sound is looked for so many times; most of the range is one. */
const MOST_TRIES = 200;

/**
 * A question of a quiz, as far apart as was asked for, or as fits where the material sounds. The choices are drawn first, every
 * one where the material sounds, and then which of them is true: so neither their digits nor their places tell it.
 * @param seed of this question alone: of one seed for many, the choices of the first would tell the answers of all
 * @throws RangeError when the material sounds in too few places
 */
export function drawQuestion(
  wanted: BandDrill,
  spacingOctaves: number,
  seed: number,
  audibility01: (frequencyHz: number) => number,
): DrawnQuestion {
  const drill = fitted(wanted, audibility01);
  const spacing = Math.min(spacingOctaves, 2 ** drill.staircase.easiestLevel);
  const random = seededRandom(seed);
  const choicesHz = drawChoices();
  const answerIndex = random.index(drill.choices);
  const sizeDb = random.between(...drill.gainDb);
  const item = {
    centreHz: choicesHz[answerIndex]!,
    gainDb: drill.polarity === "boost" ? sizeDb : -sizeDb,
    q: random.logBetween(...drill.q),
    spacingOctaves: spacing,
  };
  return { item, choicesHz, answerIndex };

  function drawChoices(): number[] {
    const highestLowHz = drill.highHz / 2 ** ((drill.choices - 1) * spacing);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const lowestHz = random.logBetween(drill.lowHz, highestLowHz);
      const choices = Array.from({ length: drill.choices }, (_, i) =>
        asPrinted(lowestHz * 2 ** (i * spacing)),
      );
      if (choices.every((frequencyHz) => audibility01(frequencyHz) > 0)) return choices;
    }
    throw new RangeError("The material sounds in too few places.");
  }
}

/** Every question of a quiz with what was answered to it. */
export function judgeQuiz(
  questions: readonly DrawnQuestion[],
  choices: readonly (number | null)[],
): JudgedQuestion[] {
  return questions.map(({ answerIndex, item: { centreHz, gainDb } }, i) => {
    const choiceIndex = choices[i] ?? null;
    return { correct: choiceIndex === answerIndex, choiceIndex, answerIndex, centreHz, gainDb };
  });
}
