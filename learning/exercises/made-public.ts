import type { Session } from "@/audio-engine/session/schema";
import type { MaterialSection } from "@/learning/material";
import type { EditablePlace } from "./editable";
import { MEASURES, type Measure } from "./measures";
import type { ExerciseInfo } from "./public";
import { MEASURE_UNITS, measuredText } from "./units";

/** What exercises are called that an instructor has made of a session. */
export const MADE: ExerciseInfo = {
  id: "made",
  version: "1",
  title: "Made by the instructor",
  task: "",
  materials: [],
};

/** One goal as an instructor sets it. */
export interface MadeGoal {
  readonly measure: Measure;
  /** A track, a bus, or "print". */
  readonly of: string;
  /** A section of the song by its name; null: all of it. */
  readonly section: string | null;
  /** In the measure's unit; null leaves that side open. */
  readonly min: number | null;
  readonly max: number | null;
  /** True where the start meets it already, and it must not get lost. */
  readonly isKept: boolean;
  /** What the student reads. */
  readonly sentence: string;
}

/** Which controls of a strip students may use. */
export type MadeMoves = "levels" | "everything";

/** An exercise that an instructor has made of a session. */
export interface MadeExercise {
  readonly title: string;
  /** Plain text. */
  readonly task: string;
  readonly start: Session;
  /** Sections of the song, where the session is one of a song. */
  readonly form: readonly MaterialSection[];
  readonly moves: MadeMoves;
  /** Strips that may be moved, by id. */
  readonly strips: readonly string[];
  readonly goals: readonly MadeGoal[];
  /** How the instructor would have it; kept from students until results are open. */
  readonly model: Session | null;
}

/** A measure that makes sense for free work, as a form offers it. */
export interface OfferedMeasure {
  readonly label: string;
  /** What it is taken of: the whole mix, a track, or any strip. */
  readonly of: readonly ("print" | "track" | "bus")[];
  /** Whether it can be taken of one section: of any, of those after the first, or of none. */
  readonly sections: "any" | "later" | "none";
  /** What it compares with, where it compares. */
  readonly needs?: "sections" | "model";
  /** A window to begin with. */
  readonly usual: { readonly min: number | null; readonly max: number | null };
  /** The sentence that stands there until somebody writes a better one. `{part}`, `{window}` and `{where}` are filled in. */
  readonly sentence: string;
}

const MIX = ["print"] as const;
const TRACK = ["track"] as const;
const STRIP = ["track", "bus"] as const;

/** Every measure that is offered, in the order of the form. */
export const OFFERED: Readonly<Partial<Record<Measure, OfferedMeasure>>> = {
  "voice-over-band": {
    label: "A part in front of the rest",
    of: TRACK,
    sections: "any",
    usual: { min: 0, max: 4 },
    sentence: "{part} lies {window} over the rest{where}.",
  },
  "balance-drift": {
    label: "A part that stays in its place from section to section",
    of: TRACK,
    sections: "none",
    needs: "sections",
    usual: { min: null, max: 2 },
    sentence: "From section to section {part} moves by {window} against the rest.",
  },
  "part-evenness": {
    label: "How far apart loud and soft of a part lie",
    of: TRACK,
    sections: "any",
    usual: { min: null, max: 8 },
    sentence: "Loud and soft of {part} lie {window} apart{where}.",
  },
  "part-loudness-change": {
    label: "A part louder or softer than it was given",
    of: TRACK,
    sections: "none",
    usual: { min: -2, max: 2 },
    sentence: "{part} is {window} louder than it was given.",
  },
  "softest-part": {
    label: "The softest part against the whole",
    of: MIX,
    sections: "none",
    usual: { min: -24, max: null },
    sentence: "Every part can be heard: the softest lies {window} against the whole.",
  },
  "integrated-loudness": {
    label: "Loudness of the mix",
    of: MIX,
    sections: "none",
    usual: { min: -18, max: -14 },
    sentence: "The mix is as loud as {window}.",
  },
  "true-peak": {
    label: "Highest peak of the mix",
    of: MIX,
    sections: "none",
    usual: { min: null, max: -1 },
    sentence: "The highest peak of the mix lies at {window}.",
  },
  "peak-to-loudness": {
    label: "Peak against loudness of the mix",
    of: MIX,
    sections: "none",
    usual: { min: 8, max: 16 },
    sentence: "The peaks stand {window} above the loudness of the mix.",
  },
  width: {
    label: "Width of the mix",
    of: MIX,
    sections: "any",
    usual: { min: -15, max: -6 },
    sentence: "The sides of the mix lie {window} against its middle{where}.",
  },
  "bass-width": {
    label: "Width of the bass",
    of: MIX,
    sections: "any",
    usual: { min: null, max: -18 },
    sentence: "The bass stays in the middle: its sides lie {window} against it{where}.",
  },
  "mono-fold-loss": {
    label: "What is lost in mono",
    of: ["print", ...STRIP],
    sections: "any",
    usual: { min: null, max: 1.5 },
    sentence: "Folded to mono {part} loses {window}{where}.",
  },
  "loss-on-laptop": {
    label: "What a part loses on a laptop",
    of: TRACK,
    sections: "none",
    usual: { min: null, max: 6 },
    sentence: "On a laptop {part} loses {window}.",
  },
  "tone-slope-shift": {
    label: "The mix brighter or darker than it was given",
    of: MIX,
    sections: "none",
    usual: { min: -0.5, max: 0.5 },
    sentence: "The mix is brighter than it was given by {window}.",
  },
  "tone-change": {
    label: "How far the mix's tone moves from what was given",
    of: MIX,
    sections: "none",
    usual: { min: null, max: 3 },
    sentence: "The tone of the mix moves by {window} from what was given.",
  },
  "added-contrast": {
    label: "A later section louder against the first than it was given",
    of: MIX,
    sections: "later",
    needs: "sections",
    usual: { min: 2, max: 6 },
    sentence: "The step in loudness from the first section grows by {window}{where}.",
  },
  "added-width": {
    label: "A later section wider against the first than it was given",
    of: MIX,
    sections: "later",
    needs: "sections",
    usual: { min: 2, max: 8 },
    sentence: "The step in width from the first section grows by {window}{where}.",
  },
  "part-loudness-difference": {
    label: "A part as loud as in your own answer",
    of: STRIP,
    sections: "none",
    needs: "model",
    usual: { min: -1, max: 1 },
    sentence: "{part} is as loud as your instructor would have it: {window} from there.",
  },
  "part-tone-error": {
    label: "A part's tone as in your own answer",
    of: STRIP,
    sections: "none",
    needs: "model",
    usual: { min: null, max: 3 },
    sentence: "The tone of {part} lies {window} from how your instructor would have it.",
  },
  "loudness-difference": {
    label: "The mix as loud as in your own answer",
    of: MIX,
    sections: "none",
    needs: "model",
    usual: { min: -1, max: 1 },
    sentence: "The mix is as loud as your instructor would have it: {window} from there.",
  },
  "third-octave-error": {
    label: "The mix's tone as in your own answer",
    of: MIX,
    sections: "none",
    needs: "model",
    usual: { min: null, max: 2 },
    sentence: "The tone of the mix lies {window} from how your instructor would have it.",
  },
};

/** "0.0 LU to 4.0 LU", "at most −1.0 dBTP". */
export function windowText({ measure, min, max }: Pick<MadeGoal, "measure" | "min" | "max">): string {
  const { unit } = MEASURES[measure];
  const said = (value: number): string => measuredText(value, unit);
  if (min !== null && max !== null)
    return `${said(min).replace(MEASURE_UNITS[unit].suffix, "")} to ${said(max)}`;
  if (max !== null) return `at most ${said(max)}`;
  return min === null ? "" : `at least ${said(min)}`;
}

/** The name of what a goal is about, in the middle of a sentence. */
export function partName({ tracks, buses }: Session, of: string): string {
  if (of === "print") return "the mix";
  return [...tracks, ...buses].find(({ id }) => id === of)?.name ?? `“${of}”`;
}

/** The sentence of a goal for which nobody has written one. */
export function usualSentence(goal: Omit<MadeGoal, "sentence" | "isKept">, start: Session): string {
  const words = (OFFERED[goal.measure]?.sentence ?? "")
    .replace("{part}", () => partName(start, goal.of))
    .replace("{window}", () => windowText(goal))
    .replace("{where}", () => (goal.section === null ? "" : ` in “${goal.section}”`));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const OF_LEVELS = ["faderDb", "pan", "mute"] as const;
const OF_EVERYTHING = [...OF_LEVELS, "inserts", "polarity", "delayFrames", "sends", "automation"] as const;

/** The places that students may change. */
export function madeEditable({ moves, strips }: Pick<MadeExercise, "moves" | "strips">): EditablePlace[] {
  const ofStrip = moves === "levels" ? OF_LEVELS : OF_EVERYTHING;
  return strips.flatMap((id) => ofStrip.map((field) => `${id}/${field}`));
}

/** What a check says of one goal. */
export type GoalFinding =
  | {
      readonly isJudged: true;
      /** What the start measures. */
      readonly now: string;
      readonly wanted: string;
      /** What the instructor's own answer measures; null without one. */
      readonly model: { readonly now: string; readonly isMet: boolean } | null;
    }
  /** One sentence: why nobody could be marked by it. */
  | { readonly isJudged: false; readonly reason: string };

/** What a check says of an exercise before it is given. */
export interface MadeFindings {
  /** In the order of the goals. */
  readonly goals: readonly GoalFinding[];
  /** What stands against the whole, one sentence each. */
  readonly against: readonly string[];
}

/** Why it cannot be given; null when it can. */
export function reasonAgainstMade({ goals, against }: MadeFindings): string | null {
  const unjudged = goals.findIndex(({ isJudged }) => !isJudged);
  const finding = goals[unjudged];
  if (finding?.isJudged === false) return `Goal ${unjudged + 1} cannot be judged. ${finding.reason}`;
  return against[0] ?? null;
}
