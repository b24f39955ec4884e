"use client";

import { type RefObject, useCallback, useEffect, useRef } from "react";
import { type StripPeaks, studioEngine } from "@/audio-engine";
import type { LevelColumnHandle } from "@/components/controls/level-column";
import type { LoudnessHandle } from "@/components/controls/loudness-readout";
import { decibels } from "../shared/words";
import type { UnitPanelHandle } from "../units/unit-panel";
import type { TimelineHandle } from "./timeline";

export type MeterPoint = "pre" | "post";

interface Watched {
  readonly ownerId: string;
  readonly sideId: string;
  readonly stripId: string;
  readonly insertId: string | null;
  readonly point: MeterPoint;
  readonly playing: boolean;
}

/** What the chosen strip measured last. */
interface Levels {
  readonly peaks: StripPeaks | null;
  /** Of the unit that is open; null when it lowers nothing by nature. */
  readonly reductionDb: number | null;
}

export interface MixMeters {
  /** Where a strip's column is to be put; the same function for a strip as long as the mixer lives. */
  readonly column: (stripId: string) => (handle: LevelColumnHandle | null) => void;
  readonly loudness: RefObject<LoudnessHandle | null>;
  readonly timeline: RefObject<TimelineHandle | null>;
  readonly panel: RefObject<UnitPanelHandle | null>;
  readonly latest: () => Levels;
}

const SILENT: Levels = { peaks: null, reductionDb: null };

/** Brings what the engine measures to the meters, without a React render. */
export function useMixMeters({ ownerId, sideId, stripId, insertId, point, playing }: Watched): MixMeters {
  const columns = useRef(new Map<string, LevelColumnHandle>());
  const places = useRef(new Map<string, (handle: LevelColumnHandle | null) => void>());
  const loudness = useRef<LoudnessHandle>(null);
  const timeline = useRef<TimelineHandle>(null);
  const panel = useRef<UnitPanelHandle>(null);
  const levels = useRef(SILENT);

  useEffect(() => {
    studioEngine().setTaps(ownerId, [
      { id: "before", sideId, stripId, point: "input" },
      { id: "after", sideId, stripId, point: "post-inserts" },
    ]);
  }, [ownerId, sideId, stripId]);

  useEffect(
    () =>
      studioEngine().onReport(ownerId, (report) => {
        const { stripPeaks, reductionsDb, taps } = report;
        for (const [id, { preFaderDbfs, postFaderDbfs }] of stripPeaks) {
          columns.current.get(id)?.update(point === "pre" ? preFaderDbfs : postFaderDbfs);
        }
        loudness.current?.update(report);
        timeline.current?.setPosition(report.positionFrame);
        const reductionDb = reductionsDb.get(`${stripId}/${insertId}`) ?? null;
        levels.current = { peaks: stripPeaks.get(stripId) ?? null, reductionDb };
        panel.current?.setReduction(reductionDb);
        const [before = null, after = null] = taps;
        panel.current?.setSpectra(before, after);
      }),
    [ownerId, stripId, insertId, point],
  );

  useEffect(() => {
    if (playing) return;
    for (const column of columns.current.values()) column.rest();
    levels.current = SILENT;
    panel.current?.setReduction(null);
    panel.current?.setSpectra(null, null);
  }, [playing]);

  const column = useCallback((id: string) => {
    const known = places.current.get(id);
    if (known !== undefined) return known;
    const place = (handle: LevelColumnHandle | null): void => {
      if (handle === null) columns.current.delete(id);
      else columns.current.set(id, handle);
    };
    places.current.set(id, place);
    return place;
  }, []);

  return { column, loudness, timeline, panel, latest: () => levels.current };
}

/** What a strip reads now, for somebody who asks. */
export function levelWords(name: string, { peaks, reductionDb }: Levels): string {
  if (peaks === null) return `${name}: nothing plays.`;
  const lowered = reductionDb === null ? "" : ` Its open unit lowers by ${decibels(reductionDb)}.`;
  return `${name}: ${decibels(peaks.preFaderDbfs)} before the fader, ${decibels(peaks.postFaderDbfs)} after it.${lowered}`;
}
