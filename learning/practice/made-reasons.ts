import type { Session } from "@/audio-engine/session/schema";
import {
  type MadeExercise,
  type MadeGoal,
  OFFERED,
  type OfferedMeasure,
  partName,
} from "@/learning/exercises/made-public";
import { tracksOfPart } from "@/learning/exercises/translation-faults";

/** Why nobody could be marked by a goal, as far as that is seen without a sound; null when nothing speaks against it. */
export function reasonBeforeHearing(goal: MadeGoal, made: MadeExercise): string | null {
  const offered = OFFERED[goal.measure];
  if (offered === undefined)
    return "This measure belongs to an exercise of the course and tells nothing of free work; choose another one.";
  return (
    reasonAgainstWindow(goal) ??
    reasonAgainstPart(goal, offered, made.start) ??
    reasonAgainstSection(goal, offered, made) ??
    reasonAgainstModel(offered, made) ??
    reasonAgainstMoving(goal, made)
  );
}

function reasonAgainstWindow({ min, max }: MadeGoal): string | null {
  if (min === null && max === null) return "It has no limit; write at least one.";
  return min !== null && max !== null && min > max ? "Its lower limit lies above its upper one." : null;
}

function kindOf({ tracks, buses }: Session, of: string): OfferedMeasure["of"][number] | null {
  if (of === "print") return "print";
  if (tracks.some(({ id }) => id === of)) return "track";
  return buses.some(({ id }) => id === of) ? "bus" : null;
}

function reasonAgainstPart(
  { of, measure }: MadeGoal,
  offered: OfferedMeasure,
  start: Session,
): string | null {
  const kind = kindOf(start, of);
  if (kind === null) {
    const isVoice = measure === "voice-over-band" || measure === "balance-drift";
    return isVoice
      ? `There is no voice “${of}” in this session; choose one of its tracks.`
      : `There is no part “${of}” in this session; choose one of its own.`;
  }
  if (offered.of.includes(kind)) return null;
  const wanted = offered.of.includes("print") ? "the whole mix" : "a track";
  return `This is measured of ${wanted}, not of ${partName(start, of)}.`;
}

function reasonAgainstSection(
  { section }: MadeGoal,
  { sections, needs }: OfferedMeasure,
  { form }: MadeExercise,
): string | null {
  if (needs === "sections" && form.length < 2)
    return "It compares sections of a song, and this session has none to compare.";
  if (section === null) return sections === "later" ? "Choose the section that it is about." : null;
  if (sections === "none") return "It is measured over the whole, not over one section.";
  if (!form.some(({ name }) => name === section)) return `The song has no section “${section}”.`;
  return sections === "later" && form[0]?.name === section
    ? "It compares with the first section, so it is about a later one."
    : null;
}

function reasonAgainstModel({ needs }: OfferedMeasure, { model }: MadeExercise): string | null {
  if (needs !== "model" || model !== null) return null;
  return "It needs a reference: take along your own answer, or choose another measure.";
}

/** Balances move with every strip; the rest with the part itself and what runs into it. */
function reasonAgainstMoving({ measure, of }: MadeGoal, made: MadeExercise): string | null {
  const isOfAll = of === "print" || measure === "voice-over-band" || measure === "balance-drift";
  const own = isOfAll ? null : new Set([...tracksOfPart(made.start, of), ...into(made.start, of)]);
  const isMovable = made.strips.some((id) => (own === null || own.has(id)) && hasHands(made, id));
  return isMovable
    ? null
    : `${partName(made.start, of)} cannot be moved: students have no control that changes it; give them one, or choose another part.`;
}

/** A strip and everything that runs into it. */
function into({ tracks, buses }: Session, stripId: string): string[] {
  const strips = [...tracks, ...buses];
  const found = [stripId];
  for (const id of found)
    found.push(
      ...strips.flatMap((each) => (each.output === id && !found.includes(each.id) ? [each.id] : [])),
    );
  return found;
}

/** With faders alone a strip whose fader moves by itself is out of reach. */
const hasHands = ({ moves, start }: MadeExercise, stripId: string): boolean =>
  moves === "everything" || !start.automation.some(({ target }) => target === `${stripId}/faderDb`);
