import type { BandItem } from "@/learning/drills/band-item";
import type { Waiting } from "./ladder";

export interface CheckpointProgress {
  readonly choiceId: string;
  readonly correct: boolean | null;
  readonly atMs: number;
}

export interface LessonProgress {
  readonly lessonId: string;
  readonly openedAtMs: number;
  readonly readSectionIds: ReadonlySet<string>;
  /** Latest answer of each. */
  readonly checkpoints: ReadonlyMap<string, CheckpointProgress>;
  /** First time that it was finished. */
  readonly finishedAtMs: number | null;
}

export interface ExerciseAttempt {
  readonly score01: number;
  readonly met: boolean;
  readonly measured: Readonly<Record<string, number>>;
  readonly contentVersion: string;
  readonly atMs: number;
}

/** Why a window was missed on purpose. */
export interface ExerciseNote {
  readonly seed: number;
  readonly goalId: string;
  readonly reason: string;
  readonly atSeconds: number;
  readonly atMs: number;
}

export interface ExerciseProgress {
  readonly attempts: number;
  readonly best: ExerciseAttempt;
  readonly last: ExerciseAttempt;
  /** In the order in which they were written. */
  readonly notes: readonly ExerciseNote[];
}

export interface ThresholdEntry {
  readonly thresholdOctaves: number;
  readonly headphonesPassed: boolean | null;
  readonly atMs: number;
}

/** Answers about one octave band: `octave` 0 is centred at 1 kHz, −1 at 500 Hz. */
export interface BandRecord {
  readonly octave: number;
  /** Latest last, at most the last twelve. */
  readonly answers: readonly boolean[];
}

export interface SkillProgress {
  readonly thresholds: readonly ThresholdEntry[];
  readonly bands: readonly BandRecord[];
}

/** A missed item that waits to come again. */
export interface ReviewItem extends Waiting {
  readonly skill: string;
  readonly drillId: string;
  readonly item: BandItem;
}

/** Where the student was. */
export interface ResumePoint {
  readonly lessonId: string;
  /** The section read last; null at the lesson's start. */
  readonly sectionId: string | null;
  /** True when that lesson has been finished: the next one is to be offered. */
  readonly finished: boolean;
}

/** What all events together say. */
export interface ProgressState {
  readonly lessons: ReadonlyMap<string, LessonProgress>;
  readonly exercises: ReadonlyMap<string, ExerciseProgress>;
  readonly skills: ReadonlyMap<string, SkillProgress>;
  /** By the time when they are due. */
  readonly reviews: readonly ReviewItem[];
  readonly resume: ResumePoint | null;
}
