import { stripById, withInsert } from "@/audio-engine/session/address";
import { SessionError } from "@/audio-engine/session/errors";
import { parseSession } from "@/audio-engine/session/parse";
import type { AssetRef, EqBand, Insert, Session } from "@/audio-engine/session/schema";
import { canonicalText } from "@/learning/canonical";
import { type Goal, type Guard, scoreGoal, totalScore01 } from "./goals";
import type { BandError, ExerciseInfo, ExercisePublicPart, ExerciseResult, GuardKind } from "./public";

/** The hidden side as the student gets it. */
export interface HeardAsset {
  readonly asset: AssetRef;
  readonly frames: number;
  readonly engineVersion: number;
}

/** Third-octave levels in dBFS of the three prints that marking compares, and how to compare them. */
export interface SpectrumMeasures {
  readonly centresHz: readonly number[];
  /** What it should sound like. */
  readonly referenceDb: ArrayLike<number>;
  /** What was given. */
  readonly startDb: ArrayLike<number>;
  readonly answerDb: ArrayLike<number>;
  /** RMS over the bands within 40 dB of the reference's loudest, the mean difference taken away. */
  readonly errorDb: (referenceDb: ArrayLike<number>, otherDb: ArrayLike<number>) => number;
}

/** What is particular to one exercise; its options are already inside. */
export interface ExerciseSpec {
  readonly info: ExerciseInfo;
  readonly editable: readonly string[];
  readonly hidden: ExercisePublicPart["hidden"];
  readonly goals: readonly Goal[];
  readonly guards: readonly Guard[];
  /** The hidden equaliser of a seed; another one for each `attempt`. `referenceDb` says where the sound has energy. */
  draw(
    seed: number,
    attempt: number,
    reference: Pick<SpectrumMeasures, "centresHz" | "referenceDb">,
  ): EqBand[];
  /** Whether a drawn one changes enough to be found: the error in dB of doing nothing. */
  isAudible(errorDb: number): boolean;
  start(heard: HeardAsset): Session;
  /** Guards that do not hold, by measurement. */
  failedGuards(measures: SpectrumMeasures): readonly GuardKind[];
  /** Per goal: of the answer and of doing nothing. */
  measure(
    goal: Goal,
    measures: SpectrumMeasures,
  ): { readonly measured: number; readonly doingNothing: number };
  feedback(measures: SpectrumMeasures): { readonly picture: BandError[]; readonly sentences: string[] };
}

export interface Exercise extends ExerciseSpec {
  publicPart(start: Session): ExercisePublicPart;
  /** Whether an answer can be marked at all. Never throws for what a student or a stranger may send. */
  validate(start: Session, answer: unknown): Validated;
  score(bands: readonly EqBand[], measures: SpectrumMeasures): ExerciseResult;
}

export type Validated =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly result: ExerciseResult | null };

/** Adds to what is particular what all exercises share. */
export function defineExercise(spec: ExerciseSpec): Exercise {
  const notYet = (kind: GuardKind): ExerciseResult => {
    const guard = spec.guards.find((each) => each.kind === kind);
    if (guard === undefined) throw new Error(`The exercise "${spec.info.id}" has no guard "${kind}".`);
    return { outcome: "not-yet", guard: kind, reason: guard.reason };
  };
  return {
    ...spec,
    publicPart: (start) => ({
      info: spec.info,
      start,
      editable: spec.editable,
      hidden: spec.hidden,
      reveal: "answered",
    }),
    validate(start, answer) {
      try {
        const session = parseSession(answer);
        if (changesOnly(start, session, spec.editable)) return { ok: true, session };
        return { ok: false, result: notYet("in-range") };
      } catch (error) {
        if (!(error instanceof SessionError)) throw error;
        return { ok: false, result: null };
      }
    },
    score(bands, measures) {
      const [failed] = spec.failedGuards(measures);
      if (failed !== undefined) return notYet(failed);
      const goals = spec.goals.map((goal) => {
        const { measured, doingNothing } = spec.measure(goal, measures);
        return scoreGoal(goal, measured, doingNothing);
      });
      const { picture, sentences } = spec.feedback(measures);
      return {
        outcome: "scored",
        score01: totalScore01(spec.goals, goals),
        met: goals.every(({ met }) => met),
        goals,
        feedback: sentences,
        picture,
        reveal: { bands },
      };
    },
  };
}

/** True when two sessions differ at most inside the named inserts, and these are still what they were. */
function changesOnly(start: Session, answer: Session, editable: readonly string[]): boolean {
  let restored = answer;
  for (const address of editable) {
    const [stripId = "", insertId = ""] = address.split("/");
    const before = insertAt(start, stripId, insertId);
    const after = insertAt(answer, stripId, insertId);
    if (before === undefined || after?.unit !== before.unit) return false;
    restored = withInsert(restored, stripId, insertId, () => before);
  }
  return canonicalText(restored) === canonicalText(start);
}

function insertAt(session: Session, stripId: string, insertId: string): Insert | undefined {
  return stripById(session, stripId)?.inserts.find((insert) => insert.id === insertId);
}
