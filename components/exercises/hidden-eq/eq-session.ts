import { type EqBand, type Insert, type Session, stripById, withInsert } from "@/audio-engine";

/** The one equaliser that may be changed. */
export interface EqPlace {
  readonly stripId: string;
  readonly insertId: string;
}

/** @throws RangeError when the exercise does not let exactly one insert be changed */
export function eqPlaceOf({ editable }: { readonly editable: readonly string[] }): EqPlace {
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

function insertAt(session: Session, { stripId, insertId }: EqPlace): Insert | undefined {
  return stripById(session, stripId)?.inserts.find((insert) => insert.id === insertId);
}
