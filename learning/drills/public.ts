import type { MaterialPlan } from "@/learning/material-plan";
import type { BandItem } from "./band-item";

/** What a page may know of a drill. */
export interface DrillInfo {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly task: string;
}

export const DRILL_INFOS: readonly DrillInfo[] = [
  {
    id: "hear-a-band",
    title: "Hear a band, name a band",
    version: "1",
    task: "One band is raised. Compare with the flat sound, then say which one it is.",
  },
  {
    id: "hear-a-cut",
    title: "Hear a cut, name a cut",
    version: "1",
    task: "One band is lowered. Compare with the flat sound, then say which one it is.",
  },
];

export type DrillMaterial = "noise" | "song";

/** Noise, or four bars of a song's chorus as it is mixed. */
export const DRILL_PLANS: Readonly<Record<DrillMaterial, MaterialPlan>> = {
  noise: { kind: "noise", seconds: 6 },
  song: { kind: "song", songId: "flagship", state: "mix", fromSeconds: 19.2, seconds: 9.6 },
};

/** What comes back for an answer; with it, the item may be heard again knowing it. */
export interface BandAnswer {
  readonly correct: boolean;
  readonly answerIndex: number;
  /** Between the frequency chosen and the true one, 0 when correct. */
  readonly distanceOctaves: number;
  /** 1 when correct, halved for each octave of distance. */
  readonly score01: number;
  readonly item: BandItem;
  /** True when it came again because it had been missed. */
  readonly review: boolean;
  /** Not null when the run is over. */
  readonly summary: BandRunSummary | null;
}

export interface BandRunSummary {
  /** Spacing of four choices that this student tells apart in 79.4 of 100 cases; null after too few answers. */
  readonly thresholdOctaves: number | null;
  readonly answers: number;
  readonly correct: number;
  readonly missed: readonly BandItem[];
}

/** What a threshold means, in one or two sentences. */
export function thresholdWords(thresholdOctaves: number | null): string {
  if (thresholdOctaves === null) return "There were too few answers to say how finely you hear.";
  const octaves = octaveWords(thresholdOctaves);
  return `You hear ± ${octaves}. Of bands that far apart, you name four out of five correctly.`;
}

/** The skill that a run trains: thresholds of different material are not compared. */
export function bandSkill(drillId: string, material: DrillMaterial): string {
  return `${drillId}.${material}`;
}

function octaveWords(octaves: number): string {
  const value = octaves < 0.1 ? octaves.toFixed(2) : String(Number(octaves.toFixed(1)));
  return `${value} octave${Number(value) > 1 ? "s" : ""}`;
}
