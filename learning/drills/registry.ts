import type { BandDrill } from "./hear-a-band";

const BAND_DRILL = {
  lowHz: 80,
  highHz: 10000,
  choices: 4,
  q: [1, 2],
  staircase: {
    startLevel: 1,
    easiestLevel: 1,
    hardestLevel: Math.log2(1 / 12),
    steps: [1, 0.5, 0.25],
    stopAfterReversals: 8,
    averagedReversals: 6,
    mostAnswers: 60,
  },
} as const;

const DRILLS: readonly BandDrill[] = [
  { ...BAND_DRILL, id: "hear-a-band", polarity: "boost", gainDb: [9, 12] },
  { ...BAND_DRILL, id: "hear-a-cut", polarity: "cut", gainDb: [12, 18] },
];

export function drillById(id: string): BandDrill | null {
  return DRILLS.find((drill) => drill.id === id) ?? null;
}
