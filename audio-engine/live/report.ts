import { type Measured, TAP_FRAMES } from "@/audio-engine/worklet/protocol";
import type { EngineReport } from "./contract";

/** A worklet report as widgets read it. The arrays are views that are valid only during the call. */
export function readReport(measured: Measured): EngineReport {
  const { values, stripIds, reducerIds, tapIds } = measured;
  const strips = stripIds.length;
  const peakAt = (i: number): number => values[i] ?? Number.NEGATIVE_INFINITY;
  const taps = tapIds.map((id, i) => {
    const start = 2 * strips + reducerIds.length + 2 * i * TAP_FRAMES;
    return {
      id,
      left: values.subarray(start, start + TAP_FRAMES),
      right: values.subarray(start + TAP_FRAMES, start + 2 * TAP_FRAMES),
    };
  });
  return {
    positionFrame: measured.positionFrame,
    sideId: measured.sideId,
    momentaryLufs: measured.momentaryLufs,
    shortTermLufs: measured.shortTermLufs,
    integratedLufs: measured.integratedLufs,
    truePeakDbtp: measured.truePeakDbtp,
    peakLeftDbfs: measured.peakLeftDbfs,
    peakRightDbfs: measured.peakRightDbfs,
    gainReductionDb: measured.gainReductionDb,
    stripPeaks: new Map(
      stripIds.map((id, i) => [id, { preFaderDbfs: peakAt(i), postFaderDbfs: peakAt(strips + i) }]),
    ),
    reductionsDb: new Map(reducerIds.map((id, i) => [id, values[2 * strips + i] ?? 0])),
    taps,
  };
}
