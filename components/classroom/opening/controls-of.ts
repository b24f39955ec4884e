import { addressesOf, differences, type Session } from "@/audio-engine";
import { controlWords } from "@/components/widgets/studio/mix-changes";
import type { EditablePlace } from "@/learning/exercises/editable";

/** A control that a comment can be pinned to. */
export interface PinnedControl {
  readonly address: string;
  readonly words: string;
}

/** Whether the number at an address lies in one of the places that an exercise lets the student change. */
export function isEditable(address: string, editable: readonly EditablePlace[]): boolean {
  const [strip = "", field = "", ...inner] = address.split("/");
  return editable.some((place) => {
    const [placeStrip, what] = place.split("/");
    const isHere = placeStrip === strip || (placeStrip === "*" && strip !== "master");
    if (what === undefined || !isHere) return false;
    if (what === field) return true;
    if (what === "sends") return inner.length === 0 && field !== "faderDb" && field !== "pan";
    return what === "inserts" && inner.length > 0 && field !== "microphone";
  });
}

/** The controls of a work: first those that were moved, then the others that could have been. */
export function controlsOf(
  start: Session,
  session: Session,
  editable: readonly EditablePlace[],
): { readonly moved: readonly PinnedControl[]; readonly others: readonly PinnedControl[] } {
  const moved = differences(start, session).map(({ address }) => address);
  const others = addressesOf(session).filter(
    (address) => !moved.includes(address) && isEditable(address, editable),
  );
  const named = (addresses: readonly string[]): PinnedControl[] =>
    addresses.flatMap((address) => {
      const words = controlWords(session, address);
      return words === null ? [] : [{ address, words }];
    });
  return { moved: named(moved), others: named(others) };
}

const GOAL = "goal:";
export const POINTS = "points";

/** Whether a remark is pinned to a control, and not to a number that was measured. */
export const isOnControl = (control: string): boolean => control !== POINTS && !control.startsWith(GOAL);

/** What a remark stands beside, in words; null: the whole. */
export function besideWords(session: Session | null, control: string | null): string | null {
  if (control === null) return null;
  if (control === POINTS) return "the points";
  if (control.startsWith(GOAL)) return "a goal";
  return (session === null ? null : controlWords(session, control)) ?? control;
}

export const goalControl = (goalId: string): string => GOAL + goalId;
