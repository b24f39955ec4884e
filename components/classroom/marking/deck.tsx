"use client";

import { useEffect, useState } from "react";
import { type LoopRegion, type Session, studioEngine } from "@/audio-engine";
import { useRenderedSounds } from "@/components/exercises/use-listening";
import { useLoaded } from "@/components/widgets/shared/use-loaded";
import type { Opening } from "@/server/grades/shapes";
import { call } from "../call";
import { type LoadedWork, loadWork } from "../opening/load-opening";

/** How loud every mix of a queue is heard: that of broadcasts (EBU R 128). */
export const HEARD_LUFS = -23;
const LOUDEST_FRAMES = 20 * 48_000;
const SIDE = "work";

/** A work that is ready to sound at once. */
export interface Decked {
  readonly opening: Opening;
  readonly work: LoadedWork;
  /** What it is turned down by, 0 or negative; null where its loudness cannot be measured. */
  readonly dimDb: number | null;
}

export const deckOwner = (submissionId: string): string => `marking-${submissionId}`;

/** The stretch of a work that is played: its loudest 20 s. */
export function stretchOf(
  marking: Opening["marking"],
  { lengthFrames }: Pick<Session, "lengthFrames">,
): LoopRegion {
  const from = marking.state === "graded" ? (marking.print?.loudestFromFrame ?? 0) : 0;
  const startFrame = Math.max(0, Math.min(from, lengthFrames - LOUDEST_FRAMES));
  return { startFrame, endFrame: Math.min(lengthFrames, startFrame + LOUDEST_FRAMES) };
}

/** What brings a loudness down to that of the queue; nothing is turned up. */
export const dimFor = (integratedLufs: number | null): number | null =>
  integratedLufs === null ? null : Math.min(0, HEARD_LUFS - integratedLufs);

/** How loud the whole print is, where the program has measured it. */
const printedLufs = ({ marking }: Opening): number | null =>
  marking.state === "graded" ? (marking.print?.integratedLufs ?? null) : null;

interface DeckProps {
  readonly submissionId: string;
  readonly onReady: (submissionId: string, decked: Decked) => void;
  readonly onFailed: (submissionId: string, sentence: string) => void;
}

/** Holds one work ready to be heard, as long as it is on the page; shows nothing. */
export function Deck({ submissionId, onReady, onFailed }: DeckProps) {
  const [load] = useState(() => async () => {
    const opening = await call<Opening>("GET", `submissions/${submissionId}/opening`);
    return { opening, work: await loadWork(opening) };
  });
  const loaded = useLoaded(load);
  const failure = loaded.state === "failed" ? loaded.message : null;
  useEffect(() => {
    if (failure !== null) onFailed(submissionId, failure);
  }, [failure, submissionId, onFailed]);
  return loaded.state === "ready" ? <LoadedDeck {...loaded.value} onReady={onReady} /> : null;
}

interface LoadedDeckProps extends Pick<DeckProps, "onReady"> {
  readonly opening: Opening;
  readonly work: LoadedWork;
}

function LoadedDeck({ opening, work, onReady }: LoadedDeckProps) {
  useRenderedSounds(work.variant);
  useEffect(() => {
    const engine = studioEngine();
    const ownerId = deckOwner(opening.submissionId);
    const { session } = work;
    let wanted = true;
    const ready = (integratedLufs: number | null): void => {
      const dimDb = dimFor(integratedLufs);
      engine.setMonitor(ownerId, { soloTrackIds: [], mono: false, system: null, dimDb: dimDb ?? 0 });
      onReady(opening.submissionId, { opening, work, dimDb });
    };
    async function prepare(): Promise<void> {
      const sides = [{ id: SIDE, label: opening.student.name, kind: "session", session } as const];
      const loop = stretchOf(opening.marking, session);
      await engine.load({
        ownerId,
        comparison: { sides, matched: false },
        startSideId: SIDE,
        loop,
        taps: [],
      });
      const printed = printedLufs(opening);
      // What the grader measured is near enough to begin with: nobody waits for a rendering.
      if (wanted && printed !== null) ready(printed);
      const survey = wanted ? await engine.survey(ownerId, session, loop) : null;
      if (wanted && survey !== null) ready(survey.integratedLufs);
    }
    void prepare();
    return () => {
      wanted = false;
      engine.release(ownerId);
    };
  }, [opening, work, onReady]);
  return null;
}
