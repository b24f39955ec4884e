"use client";

import { useEffect, useState } from "react";
import { type LoopRegion, type Session, type Survey, studioEngine } from "@/audio-engine";

/** After the last movement of a control, before the picture is drawn anew. */
const SETTLE_MILLISECONDS = 500;

/**
 * What a session's print looks like, for drawing; null until it is there. While a control moves the last picture stands.
 * @param ready true once the engine has the widget's sounds
 * @param region null: the whole print; the widget's loop when not given. Must keep its identity.
 */
export function useSurvey(
  ownerId: string,
  session: Session,
  ready: boolean,
  region?: LoopRegion | null,
): Survey | null {
  const [survey, setSurvey] = useState<Survey | null>(null);

  useEffect(() => {
    if (!ready) return;
    let wanted = true;
    const draw = async (): Promise<void> => {
      const found = await studioEngine().survey(ownerId, session, region);
      if (wanted && found !== null) setSurvey(found);
    };
    const timer = setTimeout(() => {
      draw().catch((error: unknown) => {
        // The sounds may be gone with what was to be drawn.
        if (wanted) console.error("The waveform could not be drawn.", error);
      });
    }, SETTLE_MILLISECONDS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [ownerId, session, ready, region]);

  return survey;
}
