import {
  BOUNDS,
  type BuiltInsert,
  descriptorAt,
  type Insert,
  newBus,
  newEq,
  newInsert,
  type Send,
  type Session,
  STRIP_PARAMETERS,
  type Strip,
  withInsert,
  withStrip,
} from "@/audio-engine";

export type UnitName = BuiltInsert["unit"];

/** Every strip in the order of the mixer: tracks, buses, master. */
export function stripsOf(session: Session): readonly Strip[] {
  return [...session.tracks, ...session.buses, session.master];
}

/** A unit with every parameter at its default, under an id that is free on a strip. */
export function newUnit(unit: UnitName, strip: Strip): BuiltInsert {
  const id = freeId(unit, [...strip.inserts, ...strip.sends]);
  return unit === "eq" ? newEq(id, []) : newInsert(unit, id);
}

/** One more unit at the end of a strip's chain. Unchanged when the chain is full. */
export function withInsertAdded(session: Session, stripId: string, insert: BuiltInsert): Session {
  return withStrip(session, stripId, (strip) =>
    strip.inserts.length >= BOUNDS.insertsPerStrip
      ? strip
      : { ...strip, inserts: [...strip.inserts, insert] },
  );
}

/** Without one insert, and without what automated it. */
export function withoutInsert(session: Session, stripId: string, insertId: string): Session {
  return tidied(
    withStrip(session, stripId, (strip) => ({
      ...strip,
      inserts: strip.inserts.filter(({ id }) => id !== insertId),
    })),
  );
}

/** One insert some places further down the chain (or up: negative), no further than its ends. */
export function withMovedInsert(
  session: Session,
  stripId: string,
  insertId: string,
  places: number,
): Session {
  return withStrip(session, stripId, (strip) => {
    const from = strip.inserts.findIndex(({ id }) => id === insertId);
    const insert = strip.inserts[from];
    const to = Math.min(strip.inserts.length - 1, Math.max(0, from + places));
    if (insert === undefined || to === from) return strip;
    const rest = strip.inserts.filter(({ id }) => id !== insertId);
    return { ...strip, inserts: [...rest.slice(0, to), insert, ...rest.slice(to)] };
  });
}

export function withInsertEnabled(
  session: Session,
  stripId: string,
  insertId: string,
  enabled: boolean,
): Session {
  return withInsert(session, stripId, insertId, (insert) => ({ ...insert, enabled }));
}

/** One insert with some of its parameters changed; those of an EQ's bands are a list. */
export function withParams(
  session: Session,
  stripId: string,
  insertId: string,
  params: Readonly<Record<string, unknown>>,
): Session {
  return tidied(
    withInsert(
      session,
      stripId,
      insertId,
      (insert) => ({ ...insert, params: { ...insert.params, ...params } }) as Insert,
    ),
  );
}

/** A new bus into the master, silent until something is sent to it. Unchanged when there are as many as there may be. */
export function withNewBus(session: Session): Session {
  if (session.buses.length >= BOUNDS.buses) return session;
  const id = freeId("bus", stripsOf(session));
  const name = `Bus ${session.buses.length + 1}`;
  return { ...session, buses: [...session.buses, newBus({ id, name, role: "effects" })] };
}

/** Without a bus: what went into it goes where it went, sends to it are gone. */
export function withoutBus(session: Session, busId: string): Session {
  const bus = session.buses.find(({ id }) => id === busId);
  if (bus === undefined) return session;
  const reroute = <S extends Strip & { output: string }>(strip: S): S => ({
    ...strip,
    output: strip.output === busId ? bus.output : strip.output,
    sends: strip.sends.filter((send) => send.bus !== busId),
  });
  return tidied({
    ...session,
    tracks: session.tracks.map(reroute),
    buses: session.buses.filter(({ id }) => id !== busId).map(reroute),
  });
}

export function withName(session: Session, stripId: string, name: string): Session {
  return withStrip(session, stripId, (strip) => ({ ...strip, name }));
}

export function withMute(session: Session, stripId: string, mute: boolean): Session {
  return withStrip(session, stripId, (strip) => ({ ...strip, mute }));
}

export function withPolarity(session: Session, stripId: string, polarity: Strip["polarity"]): Session {
  return withStrip(session, stripId, (strip) => ({ ...strip, polarity }));
}

export function withOutput(session: Session, stripId: string, output: string): Session {
  return withStrip(session, stripId, (strip) => ("output" in strip ? { ...strip, output } : strip));
}

/** A send, still at its lowest; to be turned up by hand. */
export function withNewSend(session: Session, stripId: string, busId: string): Session {
  return withStrip(session, stripId, (strip) => {
    if (strip.sends.length >= BOUNDS.sendsPerStrip) return strip;
    const id = freeId(`send-${busId}`.slice(0, 56), [...strip.sends, ...strip.inserts]);
    const send: Send = {
      id,
      bus: busId,
      levelDb: STRIP_PARAMETERS.sendLevelDb.defaultValue,
      tap: "post",
    };
    return { ...strip, sends: [...strip.sends, send] };
  });
}

export function withoutSend(session: Session, stripId: string, sendId: string): Session {
  return tidied(
    withStrip(session, stripId, (strip) => ({
      ...strip,
      sends: strip.sends.filter(({ id }) => id !== sendId),
    })),
  );
}

export function withSendTap(session: Session, stripId: string, sendId: string, tap: Send["tap"]): Session {
  return withStrip(session, stripId, (strip) => ({
    ...strip,
    sends: strip.sends.map((send) => (send.id === sendId ? { ...send, tap } : send)),
  }));
}

/** Buses that a strip may send or go to without the sound running in a circle. */
export function openBuses(session: Session, stripId: string): Session["buses"] {
  const targets = new Map(
    session.buses.map((bus) => [bus.id, [bus.output, ...bus.sends.map((send) => send.bus)]]),
  );
  const leadsTo = (from: string): boolean => from === stripId || (targets.get(from) ?? []).some(leadsTo);
  if (stripId === "master") return [];
  return session.buses.filter((bus) => !leadsTo(bus.id));
}

/** True when a lane of automation moves this number, so that no hand can. */
export function isAutomated(session: Session, address: string): boolean {
  return session.automation.some(({ target, points }) => target === address && points.length > 0);
}

/** Without everything that moves one strip by itself: its numbers stand where they are written. */
export function withoutAutomation(session: Session, stripId: string): Session {
  const automation = session.automation.filter(({ target }) => !target.startsWith(`${stripId}/`));
  return { ...session, automation };
}

/** `base`, or `base-2`, `base-3`, … : the first that nobody has. */
function freeId(base: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  if (!ids.has(base)) return base;
  let number = 2;
  while (ids.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}

/** Automation of what is no longer there would make the document invalid. */
function tidied(session: Session): Session {
  const automation = session.automation.filter(({ target }) => descriptorAt(session, target) !== null);
  return automation.length === session.automation.length ? session : { ...session, automation };
}
