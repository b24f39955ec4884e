import {
  descriptorAt,
  type LanePoint,
  lanePoints,
  laneValueAt,
  type ParameterDescriptor,
  printValue,
  type Session,
  type Strip,
  speakValue,
  stepValue,
  UNIT_PARAMETERS,
  valueAt,
} from "@/audio-engine";
import type { SongSection } from "../shared/song-about";
import { UNIT_WORDS } from "../units/unit-words";

/** A number of the mix that can be made to move. */
export interface LaneChoice {
  readonly address: string;
  readonly label: string;
}

const SAMPLE_RATE_HZ = 48000;
/** Points nearer to each other than this could not be told apart. */
export const LEAST_GAP_FRAMES = 480;
const DEFAULT_BPM = 120;
const FINE_SECONDS = 0.01;
const PAGE_STEPS = 10;

/** Everything of a strip that can move: fader, pan, its sends, the numbers of its units. */
export function choicesOf(session: Session, strip: Strip): readonly LaneChoice[] {
  const own = ["faderDb", "pan", ...strip.sends.map(({ id }) => id)].map((field) => `${strip.id}/${field}`);
  const units = strip.inserts.flatMap(({ id, unit }) => [
    ...Object.keys(UNIT_PARAMETERS[unit]).map((key) => `${strip.id}/${id}/${key}`),
  ]);
  const bands = strip.inserts.flatMap((insert) =>
    insert.unit === "eq"
      ? insert.params.bands.flatMap((band) =>
          ["frequencyHz", "gainDb", "q"].map((key) => `${strip.id}/${insert.id}/${band.id}/${key}`),
        )
      : [],
  );
  return [...own, ...units, ...bands].map((address) => choiceAt(session, strip, address));
}

/** An address in words: "Lead: Fader", "Lead: Send to Hall", "Lead: Compressor, Threshold". */
export function choiceAt(session: Session, strip: Strip, address: string): LaneChoice {
  const [, field = "", ...inner] = address.split("/");
  const label = descriptorAt(session, address)?.label ?? address;
  const send = strip.sends.find(({ id }) => id === field);
  const insert = strip.inserts.find(({ id }) => id === field);
  const bus = session.buses.find(({ id }) => id === send?.bus);
  const band = inner.length > 1 ? ` ${bandNumber(strip, field, inner[0] ?? "")}` : "";
  const what =
    send !== undefined
      ? `Send to ${bus?.name ?? send.bus}`
      : insert === undefined
        ? label
        : `${UNIT_WORDS[insert.unit].name}${band}, ${label}`;
  return { address, label: `${strip.name}: ${what}` };
}

function bandNumber(strip: Strip, insertId: string, bandId: string): string {
  const insert = strip.inserts.find(({ id }) => id === insertId);
  const place = insert?.unit === "eq" ? insert.params.bands.findIndex(({ id }) => id === bandId) : -1;
  return `band ${place + 1}`;
}

/** A step in time: a beat, or a hundredth of a second. */
export function timeStepFrames({ tempoBpm = DEFAULT_BPM }: Session, fine: boolean): number {
  return Math.round(SAMPLE_RATE_HZ * (fine ? FINE_SECONDS : 60 / tempoBpm));
}

/** A lane with one more point, and where it stands; it goes straight on. The first one leaves what was before it as it was. */
export function withPointAdded(
  session: Session,
  target: string,
  point: Omit<LanePoint, "curve">,
): { readonly points: readonly LanePoint[]; readonly index: number } {
  const points = lanePoints(session, target);
  const atFrame = freeFrame(points, Math.round(limited(point.atFrame, 0, session.lengthFrames)));
  const added: LanePoint = { ...point, atFrame, curve: "linear" };
  if (points.length === 0 && atFrame >= LEAST_GAP_FRAMES) {
    const before: LanePoint = { atFrame: 0, value: valueAt(session, target) ?? point.value, curve: "hold" };
    return { points: [before, added], index: 1 };
  }
  const next = [...points, added].sort((a, b) => a.atFrame - b.atFrame);
  return { points: next, index: next.indexOf(added) };
}

/** A point moved, no further than beside its neighbours and no further than its parameter goes. */
export function withPointMoved(
  session: Session,
  target: string,
  index: number,
  to: Partial<LanePoint>,
): readonly LanePoint[] {
  const points = lanePoints(session, target);
  const descriptor = descriptorAt(session, target);
  return points.map((point, i) => {
    if (i !== index || descriptor === null) return point;
    const before = points[i - 1];
    const after = points[i + 1];
    const earliest = before === undefined ? 0 : before.atFrame + LEAST_GAP_FRAMES;
    const latest = after === undefined ? session.lengthFrames : after.atFrame - LEAST_GAP_FRAMES;
    const moved = { ...point, ...to };
    return {
      ...moved,
      // Between neighbours that stand closer than the gap there is nowhere to go.
      atFrame: latest < earliest ? point.atFrame : Math.round(limited(moved.atFrame, earliest, latest)),
      value: limited(moved.value, descriptor.min, descriptor.max),
    };
  });
}

/** Where an arrow key leads a point; null for other keys. */
export function pointForKey(
  session: Session,
  descriptor: ParameterDescriptor,
  point: LanePoint,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
): Partial<LanePoint> | null {
  const time = timeStepFrames(session, shiftKey);
  switch (key) {
    case "ArrowLeft":
      return { atFrame: point.atFrame - time };
    case "ArrowRight":
      return { atFrame: point.atFrame + time };
    case "ArrowUp":
      return { value: stepValue(descriptor, point.value, 1, shiftKey) };
    case "ArrowDown":
      return { value: stepValue(descriptor, point.value, -1, shiftKey) };
    case "PageUp":
      return { value: stepValue(descriptor, point.value, PAGE_STEPS, false) };
    case "PageDown":
      return { value: stepValue(descriptor, point.value, -PAGE_STEPS, false) };
    default:
      return null;
  }
}

/** Between a point and the next, or a beat behind the last: where one more is put from it, on the line. */
export function pointAfter(session: Session, target: string, index: number): Omit<LanePoint, "curve"> | null {
  const points = lanePoints(session, target);
  const point = points[index];
  if (point === undefined) return null;
  const next = points[index + 1];
  const atFrame =
    next === undefined
      ? Math.min(session.lengthFrames, point.atFrame + timeStepFrames(session, false))
      : (point.atFrame + next.atFrame) / 2;
  return { atFrame, value: laneValueAt(points, descriptorAt(session, target), atFrame) ?? point.value };
}

/** A point in words, for those who hear it. */
export function speakPoint(
  descriptor: ParameterDescriptor,
  points: readonly LanePoint[],
  index: number,
  form: readonly SongSection[],
): string {
  const point = points[index]!;
  const onward =
    index === points.length - 1 ? "" : point.curve === "hold" ? ", stays" : ", straight to the next";
  return `Point ${index + 1} of ${points.length}: ${speakTime(point.atFrame)}, ${sectionAt(form, point.atFrame)}, ${speakValue(descriptor, point.value)}${onward}`;
}

/** Rows of the lane's table. */
export function pointRows(
  descriptor: ParameterDescriptor,
  points: readonly LanePoint[],
  form: readonly SongSection[],
): string[][] {
  return points.map(({ atFrame, value, curve }, i) => [
    `${i + 1}`,
    `${(atFrame / SAMPLE_RATE_HZ).toFixed(2)} s`,
    sectionAt(form, atFrame),
    printValue(descriptor, value),
    i === points.length - 1 ? "to the end" : curve === "hold" ? "stays" : "straight",
  ]);
}

const speakTime = (frames: number): string => `${Number((frames / SAMPLE_RATE_HZ).toFixed(2))} seconds`;

function sectionAt(form: readonly SongSection[], frame: number): string {
  const [section] = form.filter(({ startFrame }) => startFrame <= frame).slice(-1);
  return section?.name ?? "";
}

/** The frame itself, or the nearest behind it that no point stands on. */
function freeFrame(points: readonly LanePoint[], wanted: number): number {
  let frame = wanted;
  while (points.some(({ atFrame }) => atFrame === frame)) frame += 1;
  return frame;
}

function limited(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
