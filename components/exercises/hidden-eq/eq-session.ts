import { type EqBand, type Insert, type Session, stripById, withInsert } from "@/audio-engine";
import type { ExercisePublicPart } from "@/learning/exercises/public";

/** The side that the student works on. */
export const YOURS = "yours";

/** The one equaliser that may be changed. */
export interface EqPlace {
  readonly stripId: string;
  readonly insertId: string;
}

/** @throws RangeError when the exercise does not let exactly one insert be changed */
export function eqPlaceOf({ editable }: ExercisePublicPart): EqPlace {
  const [stripId, insertId] = editable.length === 1 ? (editable[0]?.split("/") ?? []) : [];
  if (stripId === undefined || insertId === undefined) {
    throw new RangeError("This exercise does not have one equaliser to change.");
  }
  return { stripId, insertId };
}

export function bandsOf(session: Session, place: EqPlace): readonly EqBand[] {
  const insert = insertAt(session, place);
  return insert?.unit === "eq" ? insert.params.bands : [];
}

export function withBands(session: Session, place: EqPlace, bands: readonly EqBand[]): Session {
  return withInsert(session, place.stripId, place.insertId, (insert) =>
    insert.unit === "eq" ? { ...insert, params: { ...insert.params, bands: [...bands] } } : insert,
  );
}

/** The variant's start with the student's equaliser in it: what is handed in, whatever else was kept with the draft. */
export function answerFrom(start: Session, work: Session, place: EqPlace): Session {
  const made = insertAt(work, place);
  return made === undefined ? start : withInsert(start, place.stripId, place.insertId, () => made);
}

const DRAFT_ID = /\.(\d{1,10})\.[0-9a-z]+$/;

/**
 * The session to work on. Its id names the seed and the sound, so that a kept draft continues the same variant, and is
 * left alone when the sound of that seed has become another one.
 */
export function workSession(exerciseId: string, seed: number, start: Session, pcmSha256: string): Session {
  return { ...start, id: `${exerciseId}.${seed}.${pcmSha256.slice(0, 12)}` };
}

/** What is kept in the draft's place once a variant has been answered: the seed of the next one. */
export function nextDraft(exerciseId: string, seed: number, start: Session): Session {
  return { ...start, id: `${exerciseId}.${seed}.next` };
}

/** The seed that a draft of this exercise was left at. */
export function seedOfDraft(exerciseId: string, draft: Session | undefined): number | null {
  if (draft === undefined || !draft.id.startsWith(`${exerciseId}.`)) return null;
  const seed = Number(DRAFT_ID.exec(draft.id)?.[1] ?? Number.NaN);
  return Number.isInteger(seed) && seed <= 0xffffffff ? seed : null;
}

function insertAt(session: Session, { stripId, insertId }: EqPlace): Insert | undefined {
  return stripById(session, stripId)?.inserts.find((insert) => insert.id === insertId);
}
