"use client";

import { useEffect, useState } from "react";
import { type DraftAnswer, DraftSaver, type DraftStatus } from "./draft-saver";
import type { KeptWork } from "./entry";
import { type DeviceDraft, OutboxDatabase } from "./outbox-database";

let database: Promise<OutboxDatabase> | undefined;

const opened = (): Promise<OutboxDatabase> => {
  database ??= OutboxDatabase.open().catch((error: unknown) => {
    database = undefined;
    throw error;
  });
  return database;
};

/** What this device has of a work; undefined for nothing, for someone else's, and where it keeps nothing. */
export async function deviceDraft(variantId: string, ownerId: string): Promise<DeviceDraft | undefined> {
  const draft = await opened()
    .then((open) => open.draft(variantId))
    .catch(() => undefined);
  return draft?.ownerId === ownerId ? draft : undefined;
}

/** Forgets the draft of work that the class has received. */
export const dropDeviceDraft = (variantId: string): Promise<void> =>
  opened()
    .then((open) => open.removeDraft(variantId))
    .catch(() => undefined);

/** Sends drafts that the device could not send while they were worked on; those that are no longer taken stay where they are. */
export async function sendUnsentDrafts(
  ownerId: string,
  send: (variantId: string, kept: KeptWork, revision: number) => Promise<DraftAnswer>,
): Promise<void> {
  const database = await opened().catch(() => undefined);
  for (const draft of (await database?.unsentDrafts(ownerId)) ?? []) {
    const answer = await send(
      draft.variantId,
      { work: draft.work, notes: draft.notes ?? [] },
      draft.revision + 1,
    );
    if (answer.outcome !== "kept" || !answer.isYours) continue;
    await database?.putDraft({ ...draft, revision: answer.revision, isSent: true });
  }
}

interface DraftPlace {
  readonly variantId: string;
  readonly ownerId: string;
  readonly revision: number;
  readonly send: (kept: KeptWork, revision: number) => Promise<DraftAnswer>;
}

/** Keeps a work while the component is on the page. `place` is read once. */
export function useDraft(place: DraftPlace): {
  readonly saver: DraftSaver<KeptWork>;
  readonly status: DraftStatus;
} {
  const [status, setStatus] = useState<DraftStatus>({ at: "start" });
  const [saver] = useState(() => {
    const { variantId, ownerId, revision, send } = place;
    return new DraftSaver<KeptWork>({
      revision,
      send,
      keepOnDevice: async (kept, baseRevision, isSent) =>
        (await opened()).putDraft({ variantId, ownerId, ...kept, revision: baseRevision, isSent }),
      later: (work, milliseconds) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
      random: Math.random,
      onStatus: setStatus,
    });
  });
  useEffect(() => {
    const flush = () => saver.flush();
    window.addEventListener("online", flush);
    return () => window.removeEventListener("online", flush);
  }, [saver]);
  return { saver, status };
}
