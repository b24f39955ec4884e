import type { SideMatch } from "@/audio-engine";
import type { MixChoice, Preferred } from "@/components/stores/mix-version";
import { dayWords, decibels } from "../shared/words";

/** What was preferred before: "On 3 March you preferred the older one." */
export function choiceWords({ preferred, atMs }: MixChoice): string {
  const on = `On ${dayWords(atMs)}`;
  if (preferred === "neither") return `${on} you heard no difference.`;
  return `${on} you preferred the ${preferred} one.`;
}

/** What a choice comes to, now that it is known which was which. */
export function revealWords(preferred: Preferred, olderAtMs: number): string {
  const day = dayWords(olderAtMs);
  if (preferred === "neither") return `You heard no difference between ${day} and now.`;
  return preferred === "older"
    ? `You chose the older one, of ${day}.`
    : `You chose the mix as it is now, not the one of ${day}.`;
}

/** Below this nobody hears a difference of level. */
const EQUAL_DB = 0.05;

/**
 * How much louder one of two sides had been before they were matched, in one sentence.
 * @param matches what the match lowers, by side
 */
export function louderWords(
  matches: readonly SideMatch[],
  older: { readonly id: string; readonly atMs: number },
  newerId: string,
): string {
  const [then, now] = [older.id, newerId].map((id) => matches.find(({ sideId }) => sideId === id));
  if (then === undefined || now === undefined || then.measuring || now.measuring)
    return "Their loudness is still being measured.";
  if (then.failed || now.failed) return "Their loudness could not be measured, so they were not matched.";
  const louderDb = then.gainDb - now.gainDb;
  if (Math.abs(louderDb) < EQUAL_DB) return "Both were equally loud as they are.";
  const day = dayWords(older.atMs);
  return louderDb > 0
    ? `The mix as it is now is ${decibels(louderDb)} louder than that of ${day}; you heard both equally loud.`
    : `The mix of ${day} is ${decibels(-louderDb)} louder than it is now; you heard both equally loud.`;
}
