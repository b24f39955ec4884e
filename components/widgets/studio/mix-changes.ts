import {
  descriptorAt,
  differences,
  type Insert,
  printValue,
  type Session,
  type Strip,
  stripById,
  toPosition01,
  UNIT_CHOICES,
  UNIT_SWITCHES,
} from "@/audio-engine";
import { stripsOf } from "../mixer/edits";
import { UNIT_WORDS } from "../units/unit-words";

/** One control that stands otherwise, in words. */
export interface Change {
  readonly control: string;
  readonly before: string;
  readonly after: string;
  /** Share of the control's travel; 1 for what came, went or was switched. */
  readonly size01: number;
}

/** What changed on one strip, largest first. */
export interface StripChanges {
  readonly stripId: string;
  readonly name: string;
  readonly changes: readonly Change[];
}

const THERE = { before: "not there", after: "there", size01: 1 } as const;
const GONE = { before: "there", after: "not there", size01: 1 } as const;

/** How two states of a mix differ, control by control, the strip with the largest change first. */
export function mixChanges(before: Session, after: Session): StripChanges[] {
  const strips = [...stripsOf(after), ...stripsOf(before).filter(({ id }) => stripById(after, id) === null)];
  const numbers = numberChanges(before, after);
  return strips
    .map((strip) => ({
      stripId: strip.id,
      name: strip.name,
      changes: [...structureChanges(before, after, strip.id), ...(numbers.get(strip.id) ?? [])].sort(
        (a, b) => b.size01 - a.size01,
      ),
    }))
    .filter(({ changes }) => changes.length > 0)
    .sort((a, b) => (b.changes[0]?.size01 ?? 0) - (a.changes[0]?.size01 ?? 0));
}

function numberChanges(before: Session, after: Session): ReadonlyMap<string, Change[]> {
  const byStrip = new Map<string, Change[]>();
  for (const { address, descriptor, before: old, after: now } of differences(before, after)) {
    const change = {
      control: controlName(after, address, descriptor.label),
      before: printValue(descriptor, old),
      after: printValue(descriptor, now),
      size01: Math.abs(toPosition01(descriptor, now) - toPosition01(descriptor, old)),
    };
    // What prints alike is finer than anybody can set or read.
    if (change.before === change.after) continue;
    const [stripId = ""] = address.split("/");
    byStrip.set(stripId, [...(byStrip.get(stripId) ?? []), change]);
  }
  return byStrip;
}

/** A number's control with its strip, in words: "Lead: Equaliser: Band 2, Gain"; null where the session has no such place. */
export function controlWords(session: Session, address: string): string | null {
  const descriptor = descriptorAt(session, address);
  const strip = stripById(session, address.split("/")[0] ?? "");
  if (descriptor === null || strip === null) return null;
  return `${strip.name}: ${controlName(session, address, descriptor.label)}`;
}

/** "Fader", "Send to Reverb", "Equaliser: Band 2, Gain". */
function controlName(session: Session, address: string, label: string): string {
  const [stripId = "", ownerId = "", bandId, param] = address.split("/");
  const strip = stripById(session, stripId);
  const send = strip?.sends.find(({ id }) => id === ownerId);
  if (send !== undefined) return sendName(session, send.bus);
  const insert = strip?.inserts.find(({ id }) => id === ownerId);
  if (strip === null || insert === undefined) return label;
  const unit = unitName(strip, insert);
  if (insert.unit !== "eq" || param === undefined) return `${unit}: ${label}`;
  const band = insert.params.bands.findIndex(({ id }) => id === bandId);
  return `${unit}: Band ${band + 1}, ${label}`;
}

/** Two units of a kind in one chain are told apart by their numbers. */
function unitName(strip: Strip, insert: Insert): string {
  const { name } = UNIT_WORDS[insert.unit];
  const alike = strip.inserts.filter(({ unit }) => unit === insert.unit);
  return alike.length === 1 ? name : `${name} ${alike.findIndex(({ id }) => id === insert.id) + 1}`;
}

const sendName = (session: Session, busId: string): string =>
  `Send to ${stripById(session, busId)?.name ?? busId}`;

/** What no number says: parts that came or went, switches, ways of the sound. */
function structureChanges(before: Session, after: Session, stripId: string): Change[] {
  const [old, now] = [stripById(before, stripId), stripById(after, stripId)];
  if (old === null || now === null) return [{ control: "The whole strip", ...(old === null ? THERE : GONE) }];
  return [
    ...switched("Mute", onOff(old.mute), onOff(now.mute)),
    ...switched("Polarity", old.polarity, now.polarity),
    ...switched("Delay", `${old.delayFrames} samples`, `${now.delayFrames} samples`),
    ...("output" in old && "output" in now
      ? switched("Goes to", nameOf(before, old.output), nameOf(after, now.output))
      : []),
    ...insertChanges(old, now),
    ...sendChanges(before, after, old, now),
    ...automationChanges(before, after, stripId),
  ];
}

function insertChanges(old: Strip, now: Strip): Change[] {
  const gone = old.inserts
    .filter(({ id }) => !now.inserts.some((insert) => insert.id === id))
    .map((insert) => ({ control: unitName(old, insert), ...GONE }));
  const there = now.inserts.flatMap((insert) => {
    const control = unitName(now, insert);
    const known = old.inserts.find(({ id }) => id === insert.id);
    if (known === undefined) return [{ control, ...THERE }];
    return [
      ...switched(control, onOff(known.enabled), onOff(insert.enabled)),
      ...kindChanges(control, known, insert),
    ];
  });
  return [
    ...gone,
    ...there,
    ...switched("Order of the chain", orderOf(old, now, old), orderOf(now, old, old)),
  ];
}

/** The units of a strip that another strip has as well, in this strip's order, under the names that `named` gives them. */
function orderOf(strip: Strip, other: Strip, named: Strip): string {
  return strip.inserts
    .filter(({ id }) => other.inserts.some((insert) => insert.id === id))
    .map((insert) => unitName(named, insert))
    .join(", ");
}

/** Bands, switches and kinds of one unit. */
function kindChanges(control: string, old: Insert, now: Insert): Change[] {
  const rows = [...rowsOf(UNIT_SWITCHES, now.unit), ...rowsOf(UNIT_CHOICES, now.unit)];
  const rowChanges = rows.flatMap((row) =>
    switched(`${control}: ${row.label}`, wordOf(row, old), wordOf(row, now)),
  );
  if (old.unit !== "eq" || now.unit !== "eq") return rowChanges;
  const bands = [old, now].map(({ params }) => new Map(params.bands.map((band) => [band.id, band])));
  const ids = new Set(bands.flatMap((each) => [...each.keys()]));
  return [...ids].flatMap((id, i) => {
    const [was, is] = bands.map((each) => each.get(id));
    const name = `${control}: Band ${i + 1}`;
    if (was === undefined || is === undefined)
      return [{ control: name, ...(was === undefined ? THERE : GONE) }];
    return [...switched(name, onOff(was.enabled), onOff(is.enabled)), ...switched(name, was.kind, is.kind)];
  });
}

interface Row {
  readonly id: string;
  readonly label: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** A unit's switches or choices; most units have none. */
function rowsOf(
  table: Readonly<Record<string, Readonly<Record<string, Row>>>>,
  unit: string,
): readonly Row[] {
  return Object.values(table[unit] ?? {});
}

function wordOf({ id, options }: Row, insert: Insert): string {
  const value: unknown = Reflect.get(insert.params, id);
  if (typeof value === "boolean") return onOff(value);
  return options?.find((option) => option.value === value)?.label ?? String(value);
}

function sendChanges(before: Session, after: Session, old: Strip, now: Strip): Change[] {
  const gone = old.sends
    .filter(({ id }) => !now.sends.some((send) => send.id === id))
    .map(({ bus }) => ({ control: sendName(before, bus), ...GONE }));
  const there = now.sends.flatMap((send) => {
    const control = sendName(after, send.bus);
    const known = old.sends.find(({ id }) => id === send.id);
    if (known === undefined) return [{ control, ...THERE }];
    return switched(control, `${known.tap}-fader`, `${send.tap}-fader`);
  });
  return [...gone, ...there];
}

function automationChanges(before: Session, after: Session, stripId: string): Change[] {
  const points = (session: Session, target: string): string =>
    JSON.stringify(session.automation.find((lane) => lane.target === target)?.points ?? []);
  const targets = [...before.automation, ...after.automation]
    .map(({ target }) => target)
    .filter((target) => target.startsWith(`${stripId}/`));
  const moved = [...new Set(targets)].some((target) => points(before, target) !== points(after, target));
  return moved ? switched("What moves by itself", "as it was", "changed") : [];
}

function switched(control: string, before: string, after: string): Change[] {
  return before === after ? [] : [{ control, before, after, size01: 1 }];
}

const onOff = (on: boolean): string => (on ? "on" : "off");

function nameOf(session: Session, stripId: string): string {
  return stripById(session, stripId)?.name ?? stripId;
}
