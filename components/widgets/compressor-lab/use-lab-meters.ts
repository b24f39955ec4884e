"use client";

import { type RefObject, useEffect, useRef } from "react";
import { type EngineReport, studioEngine, type TapFrame } from "@/audio-engine";
import type { LevelHistoryHandle } from "@/components/plots/level-history";
import type { UnitPanelHandle } from "../units/unit-panel";
import { LAB_COMPRESSOR_ID } from "./lab";

export const IN_TAP = "in";
export const OUT_TAP = "out";
export const COMPRESSED = "compressed";

export interface LabMeters {
  readonly panel: RefObject<UnitPanelHandle | null>;
  readonly history: RefObject<LevelHistoryHandle | null>;
}

const SAMPLE_RATE_HZ = 48000;
const LEAST_FRAMES = 512;
/** A report comes at least this often; a longer step is a jump. */
const JUMP_FRAMES = 12000;

/** Brings levels and reduction from the engine to the pictures, without a React render. */
export function useLabMeters(ownerId: string, stripId: string, playing: boolean): LabMeters {
  const panel = useRef<UnitPanelHandle>(null);
  const history = useRef<LevelHistoryHandle>(null);
  const clock = useRef({ positionFrame: 0, heardFrames: 0 });

  useEffect(
    () =>
      studioEngine().onReport(ownerId, (report) => {
        const frames = framesSince(clock.current.positionFrame, report);
        clock.current = {
          positionFrame: report.positionFrame,
          heardFrames: clock.current.heardFrames + frames,
        };
        const [input, output] = [IN_TAP, OUT_TAP].map((id) => report.taps.find((tap) => tap.id === id));
        if (input === undefined || output === undefined) return;
        const inDb = peakDb(input, frames);
        const works = report.sideId === COMPRESSED;
        const reductionDb = report.reductionsDb.get(`${stripId}/${LAB_COMPRESSOR_ID}`) ?? 0;
        panel.current?.setReduction(works ? reductionDb : null, inDb);
        history.current?.push({
          atSeconds: clock.current.heardFrames / SAMPLE_RATE_HZ,
          inDb,
          outDb: works ? peakDb(output, frames) : inDb,
          reductionDb: works ? reductionDb : 0,
        });
      }),
    [ownerId, stripId],
  );

  useEffect(() => {
    if (playing) return;
    panel.current?.setReduction(null);
    history.current?.rest();
  }, [playing]);

  return { panel, history };
}

function framesSince(before: number, { positionFrame }: EngineReport): number {
  const frames = positionFrame - before;
  return frames > 0 && frames < JUMP_FRAMES ? frames : LEAST_FRAMES;
}

/** Peak of the newest frames of the louder channel, in dBFS. */
export function peakDb({ left, right }: Pick<TapFrame, "left" | "right">, frames: number): number {
  const from = Math.max(0, left.length - Math.max(LEAST_FRAMES, frames));
  let peak = 0;
  for (let i = from; i < left.length; i++) {
    peak = Math.max(peak, Math.abs(left[i]!), Math.abs(right[i]!));
  }
  return 20 * Math.log10(peak);
}
