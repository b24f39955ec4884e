import { DRILL_INFOS, type DrillMaterial } from "@/learning/drills/public";
import type { QuizFeedback } from "@/learning/drills/quiz-public";
import type { MadeExercise } from "@/learning/exercises/made-public";
import type { Typed } from "../send-form";

/** A quiz as it is set. */
export interface QuizContent {
  readonly kind: "quiz";
  readonly drillId: string;
  readonly items: number;
  readonly material: DrillMaterial;
  readonly spacingOctaves: number;
  readonly replays: number | null;
  readonly feedback: QuizFeedback;
}

/** An exercise that an instructor has made, and whether mixes from other programs may be handed in for it. */
export interface MadeContent extends MadeExercise {
  readonly kind: "made";
  readonly takesFiles: boolean;
}

/** An assignment as it is sent; dates by the clock of the class. */
export interface AssignmentInput {
  readonly title: string;
  readonly content:
    | { readonly kind: "lesson"; readonly slug: string }
    | { readonly kind: "exercise"; readonly exerciseId: string; readonly takesFiles: boolean }
    | MadeContent
    | QuizContent;
  readonly opensAt: string | null;
  readonly dueAt: string | null;
  readonly closesAt: string | null;
  readonly maxAttempts: number | null;
  readonly timeLimitMinutes: number | null;
  readonly credit: readonly { readonly withinHours: number | null; readonly percent: number }[];
  readonly maxPoints: number;
  readonly isAnonymous: boolean;
  readonly isPublished: boolean;
  readonly results: "at-once" | "when-closed";
}

export interface Choices {
  readonly exercises: readonly { readonly value: string; readonly label: string }[];
  readonly lessons: readonly { readonly value: string; readonly label: string }[];
}

/** The drills of which there are quizzes. */
export const QUIZ_CHOICES: Choices["exercises"] = DRILL_INFOS.map(({ id, title }) => ({
  value: id,
  label: title,
}));

/** How many steps of lateness the form offers. */
export const CREDIT_STEPS = 3;

const numberOf = (text: string): number | null => (text.trim() === "" ? null : Number(text));
const dateOf = (text: string): string | null => (text === "" ? null : text.slice(0, 16));

/** A value that names a lesson or an exercise in one list. */
export const contentValue = (content: AssignmentInput["content"]): string =>
  content.kind === "made" ? content.kind : `${content.kind}:${contentId(content)}`;

function contentId(content: Exclude<AssignmentInput["content"], MadeContent>): string {
  if (content.kind === "quiz") return content.drillId;
  return content.kind === "lesson" ? content.slug : content.exerciseId;
}

function contentOf(typed: Typed, made: MadeContent | null): AssignmentInput["content"] {
  const [kind, id = ""] = typed("content").split(":");
  if (kind === "quiz") return quizOf(id, typed);
  if (kind === "lesson") return { kind, slug: id };
  const takesFiles = typed("takesFiles") !== "";
  return kind === "made" && made !== null
    ? { ...made, takesFiles }
    : { kind: "exercise", exerciseId: id, takesFiles };
}

function nameOf(content: AssignmentInput["content"], { exercises, lessons }: Choices): string {
  if (content.kind === "made") return content.title;
  const list = { lesson: lessons, exercise: exercises, quiz: QUIZ_CHOICES }[content.kind];
  const id = contentId(content);
  return list.find(({ value }) => value === id)?.label ?? id;
}

const quizOf = (drillId: string, typed: Typed): QuizContent => ({
  kind: "quiz",
  drillId,
  items: Number(typed("items")),
  material: typed("material") === "song" ? "song" : "noise",
  spacingOctaves: Number(typed("spacingOctaves")),
  replays: numberOf(typed("replays")),
  feedback: typed("feedback") === "now" ? "now" : "later",
});

function creditOf(typed: Typed): AssignmentInput["credit"] {
  return Array.from({ length: CREDIT_STEPS }, (_, i) => ({
    withinHours: numberOf(typed(`lateHours${i}`)),
    percent: numberOf(typed(`latePercent${i}`)),
  })).flatMap(({ withinHours, percent }) => (percent === null ? [] : [{ withinHours, percent }]));
}

/**
 * What was typed into the form. An assignment without a title is called like what is to be done.
 * @param made what an instructor has made, where the assignment is of that
 */
export function typedAssignment(
  typed: Typed,
  choices: Choices,
  made: MadeContent | null = null,
): AssignmentInput {
  const content = contentOf(typed, made);
  return {
    title: typed("title").trim() || nameOf(content, choices),
    content,
    opensAt: dateOf(typed("opensAt")),
    dueAt: dateOf(typed("dueAt")),
    closesAt: dateOf(typed("closesAt")),
    maxAttempts: numberOf(typed("maxAttempts")),
    timeLimitMinutes: numberOf(typed("timeLimitMinutes")),
    credit: creditOf(typed),
    maxPoints: Number(typed("maxPoints")),
    isAnonymous: typed("isAnonymous") !== "",
    isPublished: typed("isPublished") !== "",
    results: typed("results") === "when-closed" ? "when-closed" : "at-once",
  };
}
