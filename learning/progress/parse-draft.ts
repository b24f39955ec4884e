import * as z from "zod";
import { parseSession } from "@/audio-engine/session/parse";
import type { ExerciseDraft } from "./drafts";

const id = z.string().min(1).max(160);

/** `session` is checked by `parseDraft`, which migrates it too. */
export const draftEnvelopeSchema = z.strictObject({
  widgetId: id,
  lessonId: id,
  contentVersion: z.string().min(1).max(64),
  atMs: z.int().min(0).max(8.64e15),
  deviceId: id,
  sequence: z.int().min(0),
  session: z.unknown(),
});

/**
 * A stored draft → draft, its session migrated.
 * @throws ZodError or SessionError
 */
export function parseDraft(document: unknown): ExerciseDraft {
  const envelope = draftEnvelopeSchema.parse(document);
  return { ...envelope, session: parseSession(envelope.session) };
}
