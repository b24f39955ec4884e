import type { LoudnessHistory } from "@/audio-engine/dsp/loudness-history";

const SAMPLE_RATE_HZ = 48000;
const TABLE_SECONDS = 1;

/** "−14.2 LUFS"; a dash where there is none. */
export function valueWords(value: number | null, unit: string): string {
  if (value === null || !Number.isFinite(value)) return "–";
  return `${value.toFixed(1).replace("-", "−")} ${unit}`;
}

/** Integrated loudness at the end of the stretch. */
export function integratedOf({ integratedLufs }: LoudnessHistory): number {
  return integratedLufs.at(-1) ?? Number.NEGATIVE_INFINITY;
}

/** What the curves show, in one sentence. */
export function historyWords(history: LoudnessHistory | null): string {
  if (history === null) return "being measured";
  const { shortTermLufs, momentaryLufs, rangeLu, truePeakDbtp, stepFrames } = history;
  const most = (values: Float32Array): string => {
    const loudest = Math.max(...values);
    const seconds = ((values.indexOf(loudest) + 1) * stepFrames) / SAMPLE_RATE_HZ;
    return `${valueWords(loudest, "LUFS")} at ${seconds.toFixed(1)} seconds`;
  };
  return [
    `integrated ${valueWords(integratedOf(history), "LUFS")}`,
    `loudest short-term ${most(shortTermLufs)}`,
    `loudest momentary ${most(momentaryLufs)}`,
    `range ${valueWords(rangeLu, "LU")}`,
    `true peak ${valueWords(truePeakDbtp, "dBTP")}`,
  ].join(", ");
}

/** One row a second: time, momentary, short-term, integrated. */
export function historyRows(history: LoudnessHistory | null): string[][] {
  if (history === null) return [];
  const perRow = Math.round((TABLE_SECONDS * SAMPLE_RATE_HZ) / history.stepFrames);
  const rows = Math.floor(history.momentaryLufs.length / perRow);
  return Array.from({ length: rows }, (_, row) => {
    const step = (row + 1) * perRow - 1;
    const cell = (values: Float32Array): string => valueWords(values[step] ?? null, "LUFS");
    return [
      `${(row + 1) * TABLE_SECONDS} s`,
      cell(history.momentaryLufs),
      cell(history.shortTermLufs),
      cell(history.integratedLufs),
    ];
  });
}
