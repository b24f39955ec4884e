import { newEq, newEqBand, sessionOfAsset } from "@/audio-engine/session/build";
import type { EqBand, EqInsert, Session } from "@/audio-engine/session/schema";
import { partSeed, type Random, seededRandom } from "@/learning/random";
import { defineExercise, type HeardAsset, type OriginalFacts } from "./define";
import type { Goal, Guard } from "./goals";
import type { ExerciseInfo } from "./public";

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

const TRACK_ID = "asset";
const EQ_ID = "eq";

const GOAL: Goal = {
  id: "third-octave-error",
  measure: "third-octave-error",
  of: "print",
  during: "whole",
  target: { max: WINDOW_DB },
  tolerance: 0,
  weight: 1,
  onPurpose: false,
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

export function undoHiddenEq(info: ExerciseInfo, options: UndoHiddenEqOptions) {
  return defineExercise({
    work: "print",
    info,
    editable: [`${TRACK_ID}/${EQ_ID}`],
    hidden: ["spectrum", "meters", "waveform"],
    guards: GUARDS,
    picture: "bands",
    isFair: ([error]) => error !== undefined && error.measured >= LEAST_HIDDEN_ERROR_DB,
    draw(seed, attempt, original) {
      const bands = drawBands(options, seededRandom(partSeed(seed, attempt)), original);
      if (bands.length === 0) return null;
      return {
        goals: [GOAL],
        matched: true,
        given: (sound) => onSound("changed", sound, newEq(EQ_ID, bands)),
        start: startSession,
      };
    },
  });
}

/** The sound with an equaliser of four bands at rest. */
function startSession(sound: HeardAsset): Session {
  const eq = newEq(EQ_ID, [
    newEqBand({ id: "low", kind: "low-shelf", frequencyHz: 120, q: 0.7 }),
    newEqBand({ id: "low-mid", frequencyHz: 400 }),
    newEqBand({ id: "high-mid", frequencyHz: 2000 }),
    newEqBand({ id: "high", kind: "high-shelf", frequencyHz: 8000, q: 0.7 }),
  ]);
  return onSound("undo-hidden-eq", sound, eq);
}

function onSound(id: string, { asset, frames, engineVersion }: HeardAsset, eq: EqInsert): Session {
  const session = sessionOfAsset(id, asset, frames, engineVersion);
  return { ...session, tracks: session.tracks.map((track) => ({ ...track, inserts: [eq] })) };
}

function drawBands(options: UndoHiddenEqOptions, random: Random, original: OriginalFacts): EqBand[] {
  const bands: EqBand[] = [];
  for (let tries = 0; bands.length < options.bands && tries < TRIES; tries++) {
    const band = drawBand(options, random, `hidden-${bands.length + 1}`);
    const isApart = bands.every(
      (other) => Math.abs(Math.log2(other.frequencyHz / band.frequencyHz)) >= LEAST_DISTANCE_OCTAVES,
    );
    if (isApart && soundsAt(original, band.frequencyHz)) bands.push(band);
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

function soundsAt({ centresHz, referenceDb }: OriginalFacts, frequencyHz: number): boolean {
  const levels = Array.from(referenceDb);
  const distances = centresHz.map((centre) => Math.abs(Math.log2(centre / frequencyHz)));
  const nearest = distances.indexOf(Math.min(...distances));
  return (levels[nearest] ?? -Infinity) >= Math.max(...levels) - ENERGY_WITHIN_DB;
}
