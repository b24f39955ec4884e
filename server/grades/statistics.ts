import { octaveOf } from "@/learning/drills/octave";
import type { JudgedQuestion } from "@/learning/drills/quiz-public";
import type { ExerciseResult, GoalResult } from "@/learning/exercises/public";
import { type AssignmentContent, readContent } from "../assignments/content";
import { allow } from "../auth/allow";
import { roleIn } from "../auth/in-class";
import { studentsOf } from "../db/gradebook";
import { gradesFor, handInsFor, scoresFor } from "../db/hand-ins";
import type { Store } from "../db/handle";
import type { Person } from "../db/people";
import { studentsRemarksFor } from "../db/remarks";
import { readTogether } from "../db/transactions";
import { assignmentById } from "../db/work";
import { latestOfEach } from "./opening";
import { quizResultOf, resultOf } from "./result";
import type { AssignmentStatistics, BandStatistics, GoalStatistics } from "./shapes";

/** One student's result, and the goals that they said to have missed on purpose. */
export interface MarkedWork {
  readonly result: ExerciseResult;
  readonly onPurpose: ReadonlySet<string>;
}

/** The middle one; of two the lower, so that it is always one that there is. Null of none. */
export function middleOf<T>(sorted: readonly T[]): T | null {
  return sorted[(sorted.length - 1) >> 1] ?? null;
}

/** What a class missed, goal by goal: most missed first, then lowest on average. */
export function goalStatistics(works: readonly MarkedWork[]): GoalStatistics[] {
  const byGoal = new Map<string, { goal: GoalResult; meant: boolean }[]>();
  for (const { result, onPurpose } of works) {
    if (result.outcome !== "scored") continue;
    for (const goal of result.goals)
      byGoal.set(goal.id, [...(byGoal.get(goal.id) ?? []), { goal, meant: onPurpose.has(goal.id) }]);
  }
  return [...byGoal].map(([goalId, all]) => statisticsOf(goalId, all)).sort(byWeight);
}

function statisticsOf(
  goalId: string,
  all: readonly { readonly goal: GoalResult; readonly meant: boolean }[],
): GoalStatistics {
  const missed = all.filter(({ goal }) => !goal.met);
  const typical = middleOf([...missed].sort((a, b) => a.goal.score01 - b.goal.score01));
  return {
    goalId,
    marked: all.length,
    missed: missed.length,
    onPurpose: missed.filter(({ meant }) => meant).length,
    mean01: all.reduce((sum, { goal }) => sum + goal.score01, 0) / all.length,
    words: typical?.goal.words ?? null,
  };
}

const byWeight = (a: GoalStatistics, b: GoalStatistics): number =>
  b.missed / b.marked - a.missed / a.marked || a.mean01 - b.mean01 || (a.goalId < b.goalId ? -1 : 1);

/** What a class missed in a quiz, octave by octave: most missed first, then from low to high. */
export function bandStatistics(questions: readonly JudgedQuestion[]): BandStatistics[] {
  const octaves = [...new Set(questions.map(({ centreHz }) => octaveOf(centreHz)))];
  const found = octaves.map((octave) => {
    const asked = questions.filter(({ centreHz }) => octaveOf(centreHz) === octave);
    const missed = asked.filter(({ correct }) => !correct).length;
    return { centreHz: 1000 * 2 ** octave, asked: asked.length, missed };
  });
  return found.sort((a, b) => b.missed / b.asked - a.missed / a.asked || a.centreHz - b.centreHz);
}

function practiceIdOf(content: AssignmentContent | undefined): string | null {
  if (content?.kind === "quiz") return content.drillId;
  return content?.kind === "exercise" ? content.exerciseId : null;
}

/**
 * What a class missed in an assignment.
 * @throws {NotFoundError} for who has nothing to do with the class
 * @throws {ForbiddenError} for its students
 */
export function assignmentStatistics(
  store: Store,
  actor: Person,
  assignmentId: string,
): Promise<AssignmentStatistics> {
  return readTogether(store, async (reader) => {
    const { classId, title, maxPoints, contentJson } = await assignmentById(reader, assignmentId);
    const content = readContent(contentJson);
    const classRole = await roleIn(reader, actor, classId);
    allow(actor, "read-gradebook", { kind: "class", classRole });
    const latest = latestOfEach(await handInsFor(reader, assignmentId));
    const meant = await meantBySubmission(reader, assignmentId);
    const scores = await scoresFor(reader, assignmentId);
    const results = new Map(scores.map((score) => [score.submissionId, resultOf(score)]));
    const judged = new Map(scores.map((score) => [score.submissionId, quizResultOf(score)]));
    const questions = latest.flatMap(({ id }) => judged.get(id) ?? []);
    const works = latest.flatMap(({ id }) => {
      const result = results.get(id);
      return result === undefined ? [] : [{ result, onPurpose: meant.get(id) ?? new Set<string>() }];
    });
    const points = (await gradesFor(reader, assignmentId)).flatMap((grade) => grade.points ?? []);
    return {
      assignmentId,
      title,
      exerciseId: practiceIdOf(content),
      handedIn: latest.length,
      graded: works.length,
      students: (await studentsOf(reader, classId)).length,
      medianPoints: middleOf(points.sort((a, b) => a - b)),
      maxPoints,
      // Every student is asked something else: what can be compared is where it lay.
      goals: content?.kind === "quiz" ? [] : goalStatistics(works),
      bands: bandStatistics(questions),
    };
  });
}

/** Goals that students said to have missed on purpose, by their work. */
async function meantBySubmission(
  reader: Parameters<typeof studentsRemarksFor>[0],
  assignmentId: string,
): Promise<ReadonlyMap<string, Set<string>>> {
  const meant = new Map<string, Set<string>>();
  for (const { submissionId, control } of await studentsRemarksFor(reader, assignmentId)) {
    if (!control?.startsWith("goal:")) continue;
    meant.set(submissionId, (meant.get(submissionId) ?? new Set()).add(control.slice("goal:".length)));
  }
  return meant;
}
