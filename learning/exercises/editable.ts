import { stripById, withStrip } from "@/audio-engine/session/address";
import type { Session, Strip } from "@/audio-engine/session/schema";
import { canonicalText } from "@/learning/canonical";

/**
 * A place in a session that an exercise lets the student change, with everything in it:
 * `strip/insert-id`, `strip/inserts` (also which there are), `strip/faderDb`, `strip/pan`, `strip/mute`,
 * `strip/polarity`, `strip/delayFrames`, `strip/sends`, `strip/clips` (of a track that plays clips),
 * `strip/microphone` (place, aim, pattern and type, not the room), `rooms` (which room each space is, and where its
 * sources stand in it), `strip/automation` (every lane of it), or `automation`.
 * `*` for the strip means every track and bus.
 */
export type EditablePlace = string;

const FIELDS = ["inserts", "faderDb", "pan", "mute", "polarity", "delayFrames", "sends"] as const;
type Field = (typeof FIELDS)[number];

/** `base` with what `from` holds in the editable places; null where `from` lacks a place. */
export function withEditable(
  base: Session,
  from: Session,
  editable: readonly EditablePlace[],
): Session | null {
  let made: Session | null = base;
  for (const place of editable.flatMap((each) => placesOf(base, each))) {
    made = made === null ? null : withPlace(made, from, place);
  }
  return made;
}

/** True when two sessions differ at most in the editable places. */
export function changesOnly(start: Session, answer: Session, editable: readonly EditablePlace[]): boolean {
  const restored = withEditable(answer, start, editable);
  return restored !== null && canonicalText(restored) === canonicalText(start);
}

function placesOf({ tracks, buses }: Session, place: EditablePlace): EditablePlace[] {
  if (!place.startsWith("*/")) return [place];
  return [...tracks, ...buses].map(({ id }) => `${id}/${place.slice(2)}`);
}

function withPlace(base: Session, from: Session, place: EditablePlace): Session | null {
  if (place === "automation") return { ...base, automation: from.automation };
  if (place === "rooms") return withRooms(base, from);
  const [stripId = "", what = ""] = place.split("/");
  const source = stripById(from, stripId);
  const target = stripById(base, stripId);
  if (source === null || target === null) return null;
  if (what === "automation") return withLanesOf(base, from, stripId);
  if (isField(what)) return withStrip(base, stripId, (strip) => ({ ...strip, [what]: source[what] }));
  if (what === "clips" || what === "microphone") return withInput(base, source, target, what);
  const before = target.inserts.find(({ id }) => id === what);
  const after = source.inserts.find(({ id }) => id === what);
  if (before === undefined || after?.unit !== before.unit) return null;
  return withStrip(base, stripId, (strip) => ({
    ...strip,
    inserts: strip.inserts.map((insert) => (insert.id === what ? after : insert)),
  }));
}

function withRooms(base: Session, from: Session): Session | null {
  if (base.spaces.length !== from.spaces.length) return null;
  const spaces = base.spaces.flatMap((space) => {
    const other = from.spaces.find(({ id }) => id === space.id);
    const sources = space.sources.flatMap((source) => {
      const moved = other?.sources.find(({ id }) => id === source.id);
      return moved === undefined ? [] : [{ ...source, position: moved.position, aim: moved.aim }];
    });
    if (other === undefined || sources.length !== space.sources.length) return [];
    return [{ ...space, room: other.room, sources }];
  });
  return spaces.length === base.spaces.length ? { ...base, spaces } : null;
}

/** Lanes stand in the order of `from`; those that it lacks come last. */
function withLanesOf(base: Session, from: Session, stripId: string): Session {
  const isOurs = ({ target }: Session["automation"][number]): boolean => target.startsWith(`${stripId}/`);
  const lanes = [...base.automation.filter((lane) => !isOurs(lane)), ...from.automation.filter(isOurs)];
  const order = from.automation.map(({ target }) => target);
  const placeOf = (target: string): number => (order.includes(target) ? order.indexOf(target) : order.length);
  return { ...base, automation: lanes.sort((a, b) => placeOf(a.target) - placeOf(b.target)) };
}

function withInput(
  base: Session,
  source: Strip,
  target: Strip,
  what: "clips" | "microphone",
): Session | null {
  if (!("input" in source && "input" in target)) return null;
  const after = source.input;
  const before = target.input;
  if (after.kind !== what || before.kind !== what) return null;
  if (after.kind === "microphone" && before.kind === "microphone" && after.space !== before.space)
    return null;
  return {
    ...base,
    tracks: base.tracks.map((track) => (track.id === target.id ? { ...track, input: after } : track)),
  };
}

function isField(what: string): what is Field {
  return FIELDS.some((field) => field === what);
}
