import { compThreeTakes } from "./comp-three-takes";
import type { Exercise } from "./define";
import { evenVocal } from "./even-vocal";
import { fiveDecisions } from "./five-decisions";
import { makeItAlive } from "./make-it-alive";
import { makeRoom } from "./make-room";
import { masterIt } from "./master-it";
import { matchByEar } from "./match-by-ear";
import { matchDistance, matchRoom } from "./match-placement";
import { orderDepth } from "./order-depth";
import { UNDO_HIDDEN_EQ, UNDO_TWO_BANDS } from "./public";
import { setTheLead } from "./set-the-lead";
import { steadyGroove } from "./steady-groove";
import { translateIt } from "./translate-it";
import { undoHiddenEq } from "./undo-hidden-eq";
import { voiceAndBandExercise } from "./voice-and-band";

const ONE_BAND = { bands: 1, gainDb: [9, 14], bellQ: [0.5, 1.1], shelfQ: [0.5, 0.8] } as const;

const EXERCISES: readonly Exercise[] = [
  evenVocal,
  makeItAlive,
  makeRoom,
  matchByEar,
  matchDistance,
  matchRoom,
  orderDepth,
  fiveDecisions,
  setTheLead,
  masterIt,
  translateIt,
  compThreeTakes,
  steadyGroove,
  undoHiddenEq(UNDO_HIDDEN_EQ, ONE_BAND),
  undoHiddenEq(UNDO_TWO_BANDS, { ...ONE_BAND, bands: 2, gainDb: [6, 12], bellQ: [0.6, 1.4] }),
  voiceAndBandExercise,
];

export function exerciseById(id: string): Exercise | null {
  return EXERCISES.find(({ info }) => info.id === id) ?? null;
}

/** Ids of all exercises, in order. */
export function exerciseIds(): readonly string[] {
  return EXERCISES.map(({ info }) => info.id);
}
