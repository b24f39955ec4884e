import { Temporal } from "temporal-polyfill";
import type { EpochMs } from "../db/tables";

/** What a clock on the wall shows, to the minute: "2026-11-30T23:59". */
export type WallTime = string;

export function isWallTime(text: string): boolean {
  try {
    return wallTimeText(Temporal.PlainDateTime.from(text)) === text;
  } catch {
    return false;
  }
}

const wallTimeText = (time: Temporal.PlainDateTime): WallTime => time.toString({ smallestUnit: "minute" });

/**
 * When a clock in a time zone shows a wall time. Once a year a time comes twice and one never comes: then what begins is
 * taken for the earlier moment and what ends for the later one, so that nobody loses an hour.
 */
export function momentOf(wallTime: WallTime, timeZone: string, edge: "begins" | "ends"): EpochMs {
  const disambiguation = edge === "begins" ? "earlier" : "later";
  return Temporal.PlainDateTime.from(wallTime).toZonedDateTime(timeZone, { disambiguation })
    .epochMilliseconds;
}

/** What the clock in a time zone shows at a moment. */
export function wallTimeOf(moment: EpochMs, timeZone: string): WallTime {
  return wallTimeText(
    Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDateTime(),
  );
}

/** A moment for people, by the clock of the class: "Mon, 30 Nov, 23:59". */
export const momentWords = (moment: EpochMs, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  }).format(moment);
