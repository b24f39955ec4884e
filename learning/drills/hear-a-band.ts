import { partSeed, type Random, seededRandom } from "@/learning/random";
import type { BandItem } from "./band-item";
import { octaveOf } from "./octave";
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
const STEPS_PER_OCTAVE = 12;
/** The choices at their widest take this share of the range, so that there is room to draw. */
const SPREAD_OVER = 0.9;
/** A band that is always missed comes this many times as often as one that never is. */
const WEAK_WEIGHT = 4;
/** Of a frequency as it is shown. */
const DIGITS = 4;

/**
 * A run over the part of the drill's range in which the material sounds; the choices start as far apart as fits there.
 * @throws RangeError when that part is narrower than an octave.
 */
export function startBandRun(wanted: BandDrill, start: BandRunStart): BandRun {
  const drill = fitted(wanted, start.audibility01);
  const waiting = start.due
    .filter(({ centreHz }) => isWithin(drill, centreHz) && start.audibility01(centreHz) > 0)
    .slice(0, MOST_DUE)
    .map((item, i) => ({ item: withFittingSpacing(drill, item), fromItem: (i + 1) * DUE_EVERY }));
  const staircase = startStaircase(drill.staircase);
  return { drill, start, staircase, asked: 0, correct: 0, waiting, missed: [], question: null };
}

/**
 * A drill over the part of its range in which the material sounds; its choices no further apart than fits there.
 * @throws RangeError when that part is narrower than an octave
 */
export function fitted(drill: BandDrill, audibility01: (frequencyHz: number) => number): BandDrill {
  const steps = Math.floor(STEPS_PER_OCTAVE * Math.log2(drill.highHz / drill.lowHz));
  const audible = Array.from(
    { length: steps + 1 },
    (_, i) => drill.lowHz * 2 ** (i / STEPS_PER_OCTAVE),
  ).filter((frequencyHz) => audibility01(frequencyHz) > 0);
  const lowHz = audible[0] ?? drill.highHz;
  const highHz = audible.at(-1) ?? drill.highHz;
  const octaves = Math.log2(highHz / lowHz);
  if (octaves < 1) throw new RangeError("The material sounds in less than an octave.");
  const { staircase } = drill;
  const easiestLevel = Math.min(
    staircase.easiestLevel,
    Math.log2((SPREAD_OVER * octaves) / (drill.choices - 1)),
  );
  const startLevel = Math.min(staircase.startLevel, easiestLevel);
  return { ...drill, lowHz, highHz, staircase: { ...staircase, startLevel, easiestLevel } };
}

function withFittingSpacing(drill: BandDrill, item: BandItem): BandItem {
  return { ...item, spacingOctaves: Math.min(item.spacingOctaves, 2 ** drill.staircase.easiestLevel) };
}

function isWithin({ lowHz, highHz }: BandDrill, frequencyHz: number): boolean {
  return frequencyHz >= lowHz && frequencyHz <= highHz;
}

/** The run with its next question, or with none when it is over. */
export function withNextQuestion(run: BandRun): BandRun {
  if (isOver(run)) return { ...run, question: null };
  const again = run.waiting.find(({ fromItem }) => isFinished(run.staircase) || fromItem <= run.asked);
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
  return {
    run: answered,
    answer: {
      correct,
      answerIndex,
      distanceOctaves,
      score01: 2 ** -distanceOctaves,
      item,
      review,
      summary: isOver(answered) ? summaryOf(answered) : null,
    },
  };
}

function isOver({ staircase, waiting }: BandRun): boolean {
  return isFinished(staircase) && waiting.length === 0;
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

/** A new item: place among the choices even, centre continuous on the log scale, weak bands more often. */
function drawQuestion({ drill, start, staircase }: BandRun, random: Random): BandQuestion {
  const spacingOctaves = 2 ** staircase.level;
  const { answerIndex, centreHz } = drawPlace(drill, start, spacingOctaves, random);
  const sizeDb = random.between(...drill.gainDb);
  const item = {
    centreHz,
    gainDb: drill.polarity === "boost" ? sizeDb : -sizeDb,
    q: random.logBetween(...drill.q),
    spacingOctaves,
  };
  return { item, answerIndex, choicesHz: choicesAround(drill, item, answerIndex, random), review: false };
}

/** Where all that a place among the choices allows is inaudible, the next place is taken. */
function drawPlace(
  drill: BandDrill,
  start: BandRunStart,
  spacingOctaves: number,
  random: Random,
): { answerIndex: number; centreHz: number } {
  const first = random.index(drill.choices);
  for (let i = 0; i < drill.choices; i++) {
    const answerIndex = (first + i) % drill.choices;
    const lowest = drill.lowHz * 2 ** (answerIndex * spacingOctaves);
    const highest = drill.highHz / 2 ** ((drill.choices - 1 - answerIndex) * spacingOctaves);
    const candidates = Array.from({ length: CANDIDATES }, () =>
      asPrinted(random.logBetween(lowest, highest)),
    );
    const centreHz = drawWeighted(candidates, (f) => weightOf(start, f), random);
    if (centreHz !== null) return { answerIndex, centreHz };
  }
  throw new RangeError("The material sounds in too few places.");
}

/** The same band at another place among the choices, where the range allows one. */
function askAgain(drill: BandDrill, item: BandItem, random: Random): BandQuestion {
  const below = Math.log2(item.centreHz / drill.lowHz) / item.spacingOctaves;
  const above = Math.log2(drill.highHz / item.centreHz) / item.spacingOctaves;
  const first = Math.max(0, Math.ceil(drill.choices - 1 - above));
  const last = Math.min(drill.choices - 1, Math.floor(below));
  const answerIndex =
    last < first ? Math.min(first, drill.choices - 1) : first + random.index(last - first + 1);
  return { item, answerIndex, choicesHz: choicesAround(drill, item, answerIndex, random), review: true };
}

/**
 * The choices with the item's own among them. All are rounded from one that is not: made from the rounded centre, their
 * last digits would tell it.
 */
function choicesAround(
  drill: BandDrill,
  { centreHz, spacingOctaves }: BandItem,
  answerIndex: number,
  random: Random,
): number[] {
  const lastDigitHz = 10 ** (Math.floor(Math.log10(centreHz)) - (DIGITS - 1));
  const unroundedHz = centreHz + random.between(-0.499, 0.499) * lastDigitHz;
  return Array.from({ length: drill.choices }, (_, i) =>
    i === answerIndex ? centreHz : asPrinted(unroundedHz * 2 ** ((i - answerIndex) * spacingOctaves)),
  );
}

/** A frequency as it is shown: to four digits. */
export function asPrinted(frequencyHz: number): number {
  return Number(frequencyHz.toPrecision(DIGITS));
}

function weightOf({ audibility01, missRates }: BandRunStart, frequencyHz: number): number {
  const missRate = missRates.get(octaveOf(frequencyHz)) ?? 0;
  return audibility01(frequencyHz) * (1 + (WEAK_WEIGHT - 1) * missRate);
}

/** One of the values, by weight; null when none has any. */
function drawWeighted(
  values: readonly number[],
  weight: (value: number) => number,
  random: Random,
): number | null {
  const weights = values.map(weight);
  let left = random.next01() * weights.reduce((sum, w) => sum + w, 0);
  for (const [i, value] of values.entries()) {
    left -= weights[i] ?? 0;
    if (left < 0) return value;
  }
  return null;
}
