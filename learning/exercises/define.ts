import { SessionError } from "@/audio-engine/session/errors";
import { parseSession } from "@/audio-engine/session/parse";
import type { AssetRef, Session } from "@/audio-engine/session/schema";
import type { PracticeMaterial } from "@/learning/material";
import { changesOnly, type EditablePlace } from "./editable";
import {
  type Goal,
  type Guard,
  gainedScore01,
  jointScore01,
  metScore01,
  scoreGoal,
  totalScore01,
} from "./goals";
import type {
  BandError,
  ExerciseInfo,
  ExercisePublicPart,
  ExerciseResult,
  GoalResult,
  GuardKind,
} from "./public";

/** A rendered sound: what a session can play. */
export interface HeardAsset {
  readonly asset: AssetRef;
  readonly frames: number;
  readonly engineVersion: number;
}

/** What is known of the material's print when a variant is drawn. Third-octave levels in dBFS. */
export interface OriginalFacts {
  readonly centresHz: readonly number[];
  readonly referenceDb: ArrayLike<number>;
}

/** What all variants have. */
interface VariantBase {
  readonly goals: readonly Goal[];
  /** What this variant asks for beyond the exercise's task, in one sentence. */
  readonly brief?: string;
}

/** A variant whose student works on one finished sound: what was made of the material's print. The print is the reference. */
export interface PrintVariant extends VariantBase {
  /** What is made of the print; its sound is handed out, its making is the secret. */
  given(original: HeardAsset): Session;
  /** True where both sounds are handed out equally loud. */
  readonly matched: boolean;
  start(given: HeardAsset): Session;
}

/** A variant whose student works on tracks. */
export interface TrackVariant extends VariantBase {
  readonly start: Session;
  /** Rendered, to be compared with; its making is the secret. */
  readonly reference: Session | null;
}

/** How goals make one score. */
const TOTALS = {
  each: totalScore01,
  /** Of one mix, of no use without each other. */
  together: jointScore01,
  /** Decisions, right or not. */
  decided: metScore01,
} as const;

interface SpecBase {
  readonly info: ExerciseInfo;
  readonly editable: readonly EditablePlace[];
  readonly hidden: ExercisePublicPart["hidden"];
  /** In the order in which they are looked at. `in-range` first where anything else may be changed. */
  readonly guards: readonly Guard[];
  /** "bands": thirds of an octave against the reference, before and after. */
  readonly picture: "bands" | "none";
  /** "each" when not given. */
  readonly counting?: keyof typeof TOTALS;
  /** Whether doing nothing misses by enough to be worth finding; at least one goal is missed when not given. */
  isFair?(doingNothing: readonly GoalResult[]): boolean;
}

export interface PrintExerciseSpec extends SpecBase {
  readonly work: "print";
  /** The variant of a seed; another one for each `attempt`. Null when nothing fits. */
  draw(seed: number, attempt: number, original: OriginalFacts): PrintVariant | null;
}

export interface TrackExerciseSpec extends SpecBase {
  readonly work: "tracks";
  /** Every variant must miss a goal as it is given, by how it is drawn; tests render some to see it. */
  draw(seed: number, attempt: number, material: PracticeMaterial): TrackVariant | null;
}

export type ExerciseSpec = PrintExerciseSpec | TrackExerciseSpec;

/** One goal's values, by measurement. */
export interface MeasuredGoal {
  readonly goal: Goal;
  readonly measured: number;
  readonly doingNothing: number;
}

/** What stands beside the numbers in a result. */
export interface ResultPicture {
  readonly picture: readonly BandError[];
  readonly sentences: readonly string[];
  readonly truth: Session | null;
}

export interface ExerciseRules {
  publicPart(start: Session, brief: string | undefined): ExercisePublicPart;
  /** Whether an answer can be marked at all. Never throws for what a student or a stranger may send. */
  validate(start: Session, answer: unknown): Validated;
  /** The result for a guard that does not hold. */
  notYet(kind: GuardKind): ExerciseResult;
  score(values: readonly MeasuredGoal[], beside: ResultPicture): ExerciseResult;
  /** Whether a variant asks for enough. */
  isFair(doingNothing: readonly GoalResult[]): boolean;
}

export type Exercise = ExerciseSpec & ExerciseRules;

export type Validated =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly result: ExerciseResult | null };

/** Adds to what is particular what all exercises share. */
export function defineExercise<Spec extends ExerciseSpec>(spec: Spec): Spec & ExerciseRules {
  const { info, editable, hidden, guards, counting = "each" } = spec;
  const notYet = (kind: GuardKind): ExerciseResult => {
    const guard = guards.find((each) => each.kind === kind);
    if (guard === undefined) throw new Error(`The exercise "${info.id}" has no guard "${kind}".`);
    return { outcome: "not-yet", guard: kind, reason: guard.reason };
  };
  return {
    ...spec,
    notYet,
    isFair: spec.isFair ?? ((doingNothing) => doingNothing.some(({ met }) => !met)),
    publicPart: (start, brief) => ({
      info: brief === undefined ? info : { ...info, task: `${info.task} ${brief}` },
      start,
      editable,
      hidden,
      reveal: "answered",
    }),
    validate(start, answer) {
      try {
        const session = parseSession(answer);
        if (changesOnly(start, session, editable)) return { ok: true, session };
        return { ok: false, result: notYet("in-range") };
      } catch (error) {
        if (!(error instanceof SessionError)) throw error;
        return { ok: false, result: null };
      }
    },
    score(values, { picture, sentences, truth }) {
      const goals = values.map(({ goal, measured, doingNothing }) => scoreGoal(goal, measured, doingNothing));
      return {
        outcome: "scored",
        score01: gainedScore01(
          TOTALS[counting],
          values.map(({ goal }) => goal),
          goals,
        ),
        met: goals.every(({ met }) => met),
        goals,
        feedback: sentences,
        picture,
        reveal: { truth },
      };
    },
  };
}
