"use client";

import { useEffect, useState } from "react";
import { type Session, studioEngine } from "@/audio-engine";
import { peaksOf, type WaveformChannel } from "@/components/plots/waveform";

const POINTS = 900;
/** After the last movement of a control, before the picture is drawn anew. */
const SETTLE_MILLISECONDS = 500;

type Peaks = Pick<WaveformChannel, "min" | "max">;

/**
 * Peaks of a session's print over the widget's loop, for drawing; null until they are there. While a control moves the
 * last picture stands.
 * @param ready true once the engine has the widget's sounds
 */
export function usePeaks(ownerId: string, session: Session, ready: boolean): Peaks | null {
  const [peaks, setPeaks] = useState<Peaks | null>(null);

  useEffect(() => {
    if (!ready) return;
    let wanted = true;
    const draw = async (): Promise<void> => {
      const print = await studioEngine().print(ownerId, session);
      if (wanted && print !== null) setPeaks(peaksOf(louderChannel(print), POINTS));
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

/** The louder of both channels at every frame, with its sign: what a peak meter would see. */
function louderChannel([left, right]: readonly [Float32Array, Float32Array]): Float32Array {
  return left.map((sample, i) => {
    const other = right[i] ?? 0;
    return Math.abs(sample) >= Math.abs(other) ? sample : other;
  });
}
