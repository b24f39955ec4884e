"use client";

import { useEffect, useState } from "react";
import { type Session, type Survey, studioEngine } from "@/audio-engine";

/** After the last movement of a control, before the picture is drawn anew. */
const SETTLE_MILLISECONDS = 500;

/**
 * Outline of a session's print over the widget's loop, for drawing; null until it is there. While a control moves the
 * last picture stands.
 * @param ready true once the engine has the widget's sounds
 */
export function usePeaks(ownerId: string, session: Session, ready: boolean): Survey["peaks"] | null {
  const [peaks, setPeaks] = useState<Survey["peaks"] | null>(null);

  useEffect(() => {
    if (!ready) return;
    let wanted = true;
    const draw = async (): Promise<void> => {
      const survey = await studioEngine().survey(ownerId, session);
      if (wanted && survey !== null) setPeaks(survey.peaks);
    };
    const timer = setTimeout(() => {
      draw().catch((error: unknown) => console.error("The waveform could not be drawn.", error));
    }, SETTLE_MILLISECONDS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [ownerId, session, ready]);

  return peaks;
}
