"use client";

import { useMemo } from "react";
import { type EngineSnapshot, newInsert, type Session, studioEngine } from "@/audio-engine";
import { Toggle } from "@/components/controls/toggle";
import { useSurvey } from "../shared/use-survey";
import { loudnessUnits } from "../shared/words";
import styles from "./mixer.module.css";

interface MonoFoldProps {
  readonly ownerId: string;
  readonly sound: EngineSnapshot;
  readonly session: Session;
}

/** Listening in mono, which is never printed, and what the print would lose by it. */
export function MonoFold({ ownerId, sound, session }: MonoFoldProps) {
  const folded = useMemo(() => foldedSession(session), [session]);
  const ready = sound.state !== "loading" && sound.state !== "none";
  const stereoLufs = useSurvey(ownerId, session, ready, null)?.integratedLufs ?? null;
  const monoLufs = useSurvey(ownerId, folded, ready, null)?.integratedLufs ?? null;
  return (
    <div className={styles.fold}>
      <Toggle
        on={sound.monitor.mono}
        onChange={(mono) => studioEngine().setMonitor(ownerId, { ...sound.monitor, mono })}
      >
        Listen in mono
      </Toggle>
      <p>
        {stereoLufs === null || monoLufs === null
          ? "Measuring what mono takes away…"
          : `Folded to mono, your mix changes by ${loudnessUnits(monoLufs - stereoLufs)}.`}
      </p>
    </div>
  );
}

/** The same mix with (L + R)/2 on both sides behind its master. */
export function foldedSession(session: Session): Session {
  const { master } = session;
  const fold = newInsert("stereo-width", "fold-to-mono", { width01: 0 });
  return { ...session, master: { ...master, inserts: [...master.inserts, fold] } };
}
