import { newEq, newEqBand, sessionOfAsset } from "@/audio-engine/session/build";
import type { EqBand, Session } from "@/audio-engine/session/schema";
import { partSeed, type Random, seededRandom } from "@/learning/random";
import { defineExercise, type Exercise, type HeardAsset, type SpectrumMeasures } from "./define";
import type { Goal, Guard } from "./goals";
import type { ExerciseInfo, GuardKind } from "./public";
import { bandErrors, differenceWords } from "./spectrum-difference";

export interface UndoHiddenEqOptions {
  readonly bands: 1 | 2;
  /** Size of each boost or cut. */
  readonly gainDb: readonly [least: number, most: number];
  readonly bellQ: readonly [least: number, most: number];
  readonly shelfQ: readonly [least: number, most: number];
}

/** A hidden EQ must change the sound by this third-octave error at least: twice the window. */
export const LEAST_HIDDEN_ERROR_DB = 3;
const WINDOW_DB = 1.5;
const LOWEST_HZ = 80;
const HIGHEST_HZ = 10000;
/** Bells lie where the sound has this much energy at least, against its loudest band. */
const ENERGY_WITHIN_DB = 20;
const LEAST_DISTANCE_OCTAVES = 1;
const TRIES = 40;
/** An answer that changes the given sound by less has changed nothing. */
const EFFORT_DB = 0.3;
const AUDIBLE_DBFS = -60;
const MOST_LOST_DB = 30;

const TRACK_ID = "asset";
const EQ_ID = "eq";

const GOAL: Goal = {
  id: "third-octave-error",
  measure: "third-octave-error",
  of: "print",
  relativeTo: "reference",
  during: "whole",
  target: { max: WINDOW_DB },
  tolerance: 0,
  weight: 1,
  words: {
    met: "Undone: your sound differs from the original by {value}, and 1.5 dB is the goal.",
    over: "Not undone yet: your sound differs from the original by {value}, and 1.5 dB is the goal.",
    under: "",
  },
};

const GUARDS: readonly Guard[] = [
  { kind: "in-range", reason: "Only the equaliser counts here; put everything else back where it was." },
  {
    kind: "audible",
    reason: "Your sound is almost silent, so there is nothing to compare; bring it back up.",
  },
  { kind: "effort", reason: "You have not changed the sound yet; move a band, then check again." },
];

export function undoHiddenEq(info: ExerciseInfo, options: UndoHiddenEqOptions): Exercise {
  return defineExercise({
    info,
    editable: [`${TRACK_ID}/${EQ_ID}`],
    hidden: ["spectrum", "meters", "waveform"],
    goals: [GOAL],
    guards: GUARDS,
    draw: (seed, attempt, reference) => drawBands(options, seededRandom(partSeed(seed, attempt)), reference),
    isAudible: (errorDb) => errorDb >= LEAST_HIDDEN_ERROR_DB,
    start: startSession,
    failedGuards,
    measure: (_goal, { referenceDb, startDb, answerDb, errorDb }) => ({
      measured: errorDb(referenceDb, answerDb),
      doingNothing: errorDb(referenceDb, startDb),
    }),
    feedback: (measures) => {
      const picture = bandErrors(measures);
      return { picture, sentences: differenceWords(picture) };
    },
  });
}

/** The sound with an equaliser of four bands at rest. */
function startSession({ asset, frames, engineVersion }: HeardAsset): Session {
  const session = sessionOfAsset("undo-hidden-eq", asset, frames, engineVersion);
  const eq = newEq(EQ_ID, [
    newEqBand({ id: "low", kind: "low-shelf", frequencyHz: 120, q: 0.7 }),
    newEqBand({ id: "low-mid", frequencyHz: 400 }),
    newEqBand({ id: "high-mid", frequencyHz: 2000 }),
    newEqBand({ id: "high", kind: "high-shelf", frequencyHz: 8000, q: 0.7 }),
  ]);
  return { ...session, tracks: session.tracks.map((track) => ({ ...track, inserts: [eq] })) };
}

function failedGuards({ startDb, answerDb, errorDb }: SpectrumMeasures): GuardKind[] {
  const level = totalDb(answerDb);
  if (!(level > AUDIBLE_DBFS && level > totalDb(startDb) - MOST_LOST_DB)) return ["audible"];
  return errorDb(startDb, answerDb) < EFFORT_DB ? ["effort"] : [];
}

function drawBands(
  options: UndoHiddenEqOptions,
  random: Random,
  reference: Pick<SpectrumMeasures, "centresHz" | "referenceDb">,
): EqBand[] {
  const bands: EqBand[] = [];
  for (let tries = 0; bands.length < options.bands && tries < TRIES; tries++) {
    const band = drawBand(options, random, `hidden-${bands.length + 1}`);
    const isApart = bands.every(
      (other) => Math.abs(Math.log2(other.frequencyHz / band.frequencyHz)) >= LEAST_DISTANCE_OCTAVES,
    );
    if (isApart && soundsAt(reference, band.frequencyHz)) bands.push(band);
  }
  return bands;
}

function drawBand(options: UndoHiddenEqOptions, random: Random, id: string): EqBand {
  const sizeDb = random.between(...options.gainDb);
  const gainDb = random.next01() < 0.5 ? sizeDb : -sizeDb;
  const kind = (["bell", "bell", "low-shelf", "high-shelf"] as const)[random.index(4)] ?? "bell";
  if (kind === "bell") {
    const frequencyHz = random.logBetween(LOWEST_HZ, HIGHEST_HZ);
    return newEqBand({ id, kind, frequencyHz, gainDb, q: random.logBetween(...options.bellQ) });
  }
  const frequencyHz = kind === "low-shelf" ? random.logBetween(100, 500) : random.logBetween(1500, 6000);
  return newEqBand({ id, kind, frequencyHz, gainDb, q: random.logBetween(...options.shelfQ) });
}

function soundsAt(
  { centresHz, referenceDb }: Pick<SpectrumMeasures, "centresHz" | "referenceDb">,
  frequencyHz: number,
): boolean {
  const levels = Array.from(referenceDb);
  const distances = centresHz.map((centre) => Math.abs(Math.log2(centre / frequencyHz)));
  const nearest = distances.indexOf(Math.min(...distances));
  return (levels[nearest] ?? -Infinity) >= Math.max(...levels) - ENERGY_WITHIN_DB;
}

/** Level of all bands together. */
function totalDb(levelsDb: ArrayLike<number>): number {
  return 10 * Math.log10(Array.from(levelsDb).reduce((sum, level) => sum + 10 ** (level / 10), 0));
}
