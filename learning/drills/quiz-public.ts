/** How far apart the choices of a quiz may lie, in octaves: the wider, the easier. */
export const QUIZ_SPACINGS_OCTAVES = [2, 1, 0.5, 0.25] as const;

/** More would be a long sitting, and much to be fetched and held by a phone. */
export const MOST_QUIZ_QUESTIONS = 20;

export type QuizFeedback = "now" | "later";

/** One question as its student gets it. The choices ascend, and do not tell which of them is true. */
export interface QuizQuestion {
  readonly choicesHz: readonly number[];
  /** What the changed sound is fetched by: drawn by lot for this one variant. */
  readonly sound: string;
}

/** A quiz as its student gets it. */
export interface QuizPart {
  readonly drillId: string;
  readonly feedback: QuizFeedback;
  /** How often a question may be heard again; null: as often as one likes. */
  readonly replays: number | null;
  /** Of every sound. */
  readonly frames: number;
  /** What the flat sound is fetched by, beside which every other one is heard. */
  readonly reference: string;
  readonly questions: readonly QuizQuestion[];
}

/** What was asked, what was answered, and what was true. */
export interface JudgedQuestion {
  readonly correct: boolean;
  /** null: it was left open. */
  readonly choiceIndex: number | null;
  readonly answerIndex: number;
  readonly centreHz: number;
  readonly gainDb: number;
}

/** How often a question may be heard in all; null: as often as one likes. */
export const mostPlays = ({ replays }: Pick<QuizPart, "replays">): number | null =>
  replays === null ? null : replays + 1;

/** The share of right answers; what was left open is not right. */
export const shareRight = (judged: readonly JudgedQuestion[]): number =>
  judged.filter(({ correct }) => correct).length / judged.length;
