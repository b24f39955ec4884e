import { partSeed, type Random, seededRandom } from "@/learning/random";
import { type BandItem, octaveOf } from "./band-item";
import type { BandAnswer, BandRunSummary } from "./public";
import {
  afterAnswer,
  isFinished,
  type Staircase,
  type StaircaseRule,
  startStaircase,
  thresholdLevel,
} from "./staircase";

/** A drill in which one band is raised or lowered and named among `choices` frequencies. */
export interface BandDrill {
  readonly id: string;
  readonly polarity: "boost" | "cut";
  readonly lowHz: number;
  readonly highHz: number;
  readonly choices: number;
  /** Size of the boost or cut. */
  readonly gainDb: readonly [least: number, most: number];
  readonly q: readonly [least: number, most: number];
  /** Levels are log2 of the spacing of the choices in octaves. */
  readonly staircase: StaircaseRule;
}

/** What a run starts from. */
export interface BandRunStart {
  readonly seed: number;
  /** Missed on other days and due now. */
  readonly due: readonly BandItem[];
  /** Share of wrong answers by octave band, 0 holds 1 kHz: these bands come more often. */
  readonly missRates: ReadonlyMap<number, number>;
  /** How well the material lets a frequency be heard, 0 (not at all) … 1. */
  readonly audibility01: (frequencyHz: number) => number;
}

/** One item with its answer. */
export interface BandQuestion {
  readonly item: BandItem;
  /** Ascending. */
  readonly choicesHz: readonly number[];
  readonly answerIndex: number;
  readonly review: boolean;
}

interface Waiting {
  readonly item: BandItem;
  /** Comes again once so many items have been asked. */
  readonly fromItem: number;
}

/** One sitting. Never leaves the practice worker: `question` holds the answer. */
export interface BandRun {
  readonly drill: BandDrill;
  readonly start: BandRunStart;
  readonly staircase: Staircase;
  readonly asked: number;
  readonly correct: number;
  readonly waiting: readonly Waiting[];
  readonly missed: readonly BandItem[];
  readonly question: BandQuestion | null;
}

const MOST_DUE = 4;
const DUE_EVERY = 4;
const AGAIN_AFTER = 3;
const CANDIDATES = 24;
/** A band that is always missed comes this many times as often as one that never is. */
const WEAK_WEIGHT = 4;

export function startBandRun(drill: BandDrill, start: BandRunStart): BandRun {
  const waiting = start.due.slice(0, MOST_DUE).map((item, i) => ({ item, fromItem: (i + 1) * DUE_EVERY }));
  const staircase = startStaircase(drill.staircase);
  return { drill, start, staircase, asked: 0, correct: 0, waiting, missed: [], question: null };
}

/** The run with its next question, or with none when it is over. */
export function withNextQuestion(run: BandRun): BandRun {
  const over = isFinished(run.staircase);
  const again = run.waiting.find(({ fromItem }) => over || fromItem <= run.asked);
  if (over && again === undefined) return { ...run, question: null };
  const random = seededRandom(partSeed(run.start.seed, run.asked));
  const question = again === undefined ? drawQuestion(run, random) : askAgain(run.drill, again.item, random);
  return {
    ...run,
    asked: run.asked + 1,
    waiting: run.waiting.filter((each) => each !== again),
    question,
  };
}

/**
 * Marks a choice. Items that came again do not move the staircase; a missed new one comes again in this run.
 * @throws RangeError when there is no question or no such choice.
 */
export function answerBand(run: BandRun, choiceIndex: number): { run: BandRun; answer: BandAnswer } {
  const { question } = run;
  const chosenHz = question?.choicesHz[choiceIndex];
  if (question === null || chosenHz === undefined) throw new RangeError("There is no such choice.");
  const { item, answerIndex, review } = question;
  const correct = choiceIndex === answerIndex;
  const answered: BandRun = {
    ...run,
    question: null,
    correct: run.correct + (correct ? 1 : 0),
    staircase: review ? run.staircase : afterAnswer(run.staircase, correct),
    waiting: correct || review ? run.waiting : [...run.waiting, { item, fromItem: run.asked + AGAIN_AFTER }],
    missed: correct ? run.missed : [...run.missed, item],
  };
  const distanceOctaves = correct ? 0 : Math.abs(Math.log2(chosenHz / item.centreHz));
  const over = withNextQuestion(answered).question === null;
  return {
    run: answered,
    answer: {
      correct,
      answerIndex,
      distanceOctaves,
      score01: 2 ** -distanceOctaves,
      item,
      review,
      summary: over ? summaryOf(answered) : null,
    },
  };
}

function summaryOf(run: BandRun): BandRunSummary {
  const level = thresholdLevel(run.staircase);
  return {
    thresholdOctaves: level === null ? null : 2 ** level,
    answers: run.asked,
    correct: run.correct,
    missed: run.missed,
  };
}

/** A new item: position among the choices even, centre continuous on the log scale, weak bands more often. */
function drawQuestion({ drill, start, staircase }: BandRun, random: Random): BandQuestion {
  const spacingOctaves = 2 ** staircase.level;
  const answerIndex = random.index(drill.choices);
  const lowest = drill.lowHz * 2 ** (answerIndex * spacingOctaves);
  const highest = drill.highHz / 2 ** ((drill.choices - 1 - answerIndex) * spacingOctaves);
  const candidates = Array.from({ length: CANDIDATES }, () => random.logBetween(lowest, highest));
  const centreHz = asPrinted(drawWeighted(candidates, (f) => weightOf(start, f), random));
  const sizeDb = random.between(...drill.gainDb);
  const item = {
    centreHz,
    gainDb: drill.polarity === "boost" ? sizeDb : -sizeDb,
    q: random.logBetween(...drill.q),
    spacingOctaves,
  };
  return { item, answerIndex, choicesHz: choicesAround(drill, item, answerIndex), review: false };
}

/** The same band at another place among the choices, where the range allows one. */
function askAgain(drill: BandDrill, item: BandItem, random: Random): BandQuestion {
  const below = Math.log2(item.centreHz / drill.lowHz) / item.spacingOctaves;
  const above = Math.log2(drill.highHz / item.centreHz) / item.spacingOctaves;
  const first = Math.max(0, Math.ceil(drill.choices - 1 - above));
  const last = Math.min(drill.choices - 1, Math.floor(below));
  const answerIndex =
    last < first ? Math.min(first, drill.choices - 1) : first + random.index(last - first + 1);
  return { item, answerIndex, choicesHz: choicesAround(drill, item, answerIndex), review: true };
}

/** Rounded all alike, so that the digits do not tell which one the others were made from. */
function choicesAround(drill: BandDrill, item: BandItem, answerIndex: number): number[] {
  return Array.from({ length: drill.choices }, (_, i) =>
    asPrinted(item.centreHz * 2 ** ((i - answerIndex) * item.spacingOctaves)),
  );
}

function asPrinted(frequencyHz: number): number {
  return Number(frequencyHz.toPrecision(4));
}

function weightOf({ audibility01, missRates }: BandRunStart, frequencyHz: number): number {
  const missRate = missRates.get(octaveOf(frequencyHz)) ?? 0;
  return audibility01(frequencyHz) * (1 + (WEAK_WEIGHT - 1) * missRate);
}

function drawWeighted(values: readonly number[], weight: (value: number) => number, random: Random): number {
  const weights = values.map(weight);
  let left = random.next01() * weights.reduce((sum, w) => sum + w, 0);
  for (const [i, value] of values.entries()) {
    left -= weights[i] ?? 0;
    if (left < 0) return value;
  }
  return values[0] ?? Number.NaN;
}
