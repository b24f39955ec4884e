import { parseSession, type Session } from "@/audio-engine";

/** One named mix of a song as this device keeps it: both sides of its comparison. */
export interface MixRecord {
  readonly id: string;
  readonly songId: string;
  readonly name: string;
  /** Last change, by this device's clock. */
  readonly atMs: number;
  /** The side that was heard and changed last. */
  readonly editedSideId: "a" | "b";
  readonly a: Session;
  readonly b: Session;
}

const MIX_FORMAT = "behind-the-glass/mix";
const MIX_VERSION = 1;

/** A kept mix that this version cannot open; it stays where it is. */
export class MixError extends Error {
  constructor(
    readonly code: "mix/future-version" | "mix/damaged",
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "MixError";
  }
}

/** As it is stored. */
export function mixDocument(record: MixRecord): Readonly<Record<string, unknown>> {
  return { format: MIX_FORMAT, version: MIX_VERSION, ...record };
}

/** A stored document → mix, its sessions migrated. @throws MixError with one sentence */
export function parseMix(document: unknown): MixRecord {
  if (!isRecord(document)) throw damaged(UNNAMED, "it is no document");
  const { version, id, songId, atMs, editedSideId } = document;
  const name = nameOf(document);
  if (typeof version === "number" && version > MIX_VERSION) {
    throw new MixError(
      "mix/future-version",
      `${name} was kept by a later version of Behind the Glass; it stays where it is. Open it there, or update.`,
    );
  }
  if (document.format !== MIX_FORMAT || version !== MIX_VERSION) throw damaged(name, "it is no mix");
  if (typeof id !== "string" || typeof songId !== "string" || typeof document.name !== "string") {
    throw damaged(name, "it does not say which mix of which song it is");
  }
  if (typeof atMs !== "number" || (editedSideId !== "a" && editedSideId !== "b")) {
    throw damaged(name, "it does not say when and where it was left");
  }
  try {
    const [a, b] = [parseSession(document.a), parseSession(document.b)];
    return { id, songId, name: document.name, atMs, editedSideId, a, b };
  } catch (cause) {
    throw damaged(name, cause instanceof Error ? cause.message : "its session is wrong", cause);
  }
}

const UNNAMED = "A kept mix";

function nameOf({ name }: Readonly<Record<string, unknown>>): string {
  return typeof name === "string" && name !== "" ? `“${name}”` : UNNAMED;
}

function damaged(name: string, reason: string, cause?: unknown): MixError {
  return new MixError("mix/damaged", `${name} cannot be opened, and stays where it is: ${reason}`, { cause });
}

/** True for an object that is no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
