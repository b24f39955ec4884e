import { parseSession, type Session } from "@/audio-engine";
import { isRecord, MixError, type MixRecord } from "./mix-record";

/** Which of two states of a mix somebody would rather play to others. */
export type Preferred = "older" | "newer" | "neither";

export interface MixChoice {
  readonly preferred: Preferred;
  /** By this device's clock. */
  readonly atMs: number;
}

/** A mix as it was left on an earlier day. */
export interface MixVersion {
  readonly mixId: string;
  /** By this device's calendar: "2026-03-02". */
  readonly day: string;
  readonly atMs: number;
  /** The side that was heard and changed last. */
  readonly session: Session;
  /** Of the last comparison with a later state; null when there was none. */
  readonly choice: MixChoice | null;
}

/** The last state of so many days is kept for each mix. */
export const MOST_VERSIONS = 14;

const VERSION_FORMAT = "behind-the-glass/mix-version";
const VERSION_VERSION = 1;
const PREFERRED: readonly string[] = ["older", "newer", "neither"] satisfies Preferred[];

/** The day of a moment by this device's calendar. */
export function dayOf(atMs: number): string {
  const date = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** What is kept of a mix when a later day's change is about to take its place. */
export function versionOf({ id, atMs, editedSideId, a, b }: MixRecord): MixVersion {
  return { mixId: id, day: dayOf(atMs), atMs, session: editedSideId === "a" ? a : b, choice: null };
}

/** Under which a version is stored: one per day of a mix. */
export function versionKey({ mixId, day }: Pick<MixVersion, "mixId" | "day">): [string, string] {
  return [mixId, day];
}

/** As it is stored. */
export function versionDocument(version: MixVersion): Readonly<Record<string, unknown>> {
  return { format: VERSION_FORMAT, version: VERSION_VERSION, ...version };
}

/** A stored document → version, its session migrated. @throws MixError or SessionError */
export function parseVersion(document: unknown): MixVersion {
  if (!isRecord(document) || document.format !== VERSION_FORMAT || document.version !== VERSION_VERSION) {
    throw new MixError("mix/damaged", "An earlier state of a mix cannot be read, and stays where it is.");
  }
  const { mixId, day, atMs } = document;
  if (typeof mixId !== "string" || typeof day !== "string" || typeof atMs !== "number") {
    throw new MixError("mix/damaged", "An earlier state of a mix does not say whose it is.");
  }
  return { mixId, day, atMs, session: parseSession(document.session), choice: choiceOf(document.choice) };
}

function choiceOf(value: unknown): MixChoice | null {
  if (!isRecord(value) || typeof value.atMs !== "number" || !isPreferred(value.preferred)) return null;
  return { preferred: value.preferred, atMs: value.atMs };
}

function isPreferred(value: unknown): value is Preferred {
  return typeof value === "string" && PREFERRED.includes(value);
}
