import { z } from "zod";
import { DRILL_INFOS } from "@/learning/drills/public";
import { MOST_QUIZ_QUESTIONS, QUIZ_SPACINGS_OCTAVES } from "@/learning/drills/quiz-public";
import { MADE } from "@/learning/exercises/made-public";
import { madeFields } from "./made-content";

const MOST_REPLAYS = 19;

/** Whether mixes from other programs may be handed in. */
const takesFiles = z.boolean().default(false);

/** Questions of a drill, drawn for each student, judged by the server. */
const quizSchema = z.strictObject({
  kind: z.literal("quiz"),
  drillId: z.enum(DRILL_INFOS.map(({ id }) => id)),
  items: z.int().min(1).max(MOST_QUIZ_QUESTIONS),
  material: z.enum(["noise", "song"]),
  /** How far apart the choices lie: the wider, the easier. */
  spacingOctaves: z.literal(QUIZ_SPACINGS_OCTAVES),
  /** How often a question may be heard again; null: as often as one likes. */
  replays: z.int().min(0).max(MOST_REPLAYS).nullable(),
  /** Whether each answer is told at once, for good; or with the results. */
  feedback: z.enum(["now", "later"]),
});

/**
 * What students are to do: a lesson to be read, an exercise that the program measures, the course's own or an instructor's, or
 * a quiz.
 */
export const assignmentContentSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("lesson"), slug: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal("exercise"), exerciseId: z.string().min(1).max(100), takesFiles }),
  z.strictObject({ kind: z.literal("made"), ...madeFields, takesFiles }),
  quizSchema,
]);

/** An exercise that an instructor has made, as it is sent to be checked. */
export const madeSchema = z.strictObject(madeFields);

export type QuizContent = z.infer<typeof quizSchema>;
export type AssignmentContent = z.infer<typeof assignmentContentSchema>;

/** Content as its students may know it: of what was made for them the variant tells the rest. */
export type ShownContent =
  | { readonly kind: "lesson"; readonly slug: string }
  | { readonly kind: "exercise"; readonly exerciseId: string; readonly takesFiles: boolean }
  | QuizContent;

/** Content as it is stored. Undefined: a kind that is done elsewhere. */
export function readContent(contentJson: string): AssignmentContent | undefined {
  return assignmentContentSchema.safeParse(JSON.parse(contentJson)).data;
}

/** What an assignment's page tells its students: no goal's numbers, and no answer. */
export function shownContent(content: AssignmentContent): ShownContent {
  if (content.kind === "lesson" || content.kind === "quiz") return content;
  const exerciseId = content.kind === "made" ? MADE.id : content.exerciseId;
  return { kind: "exercise", exerciseId, takesFiles: content.takesFiles };
}

/** The kind under which the data layer keeps it. */
export const storedKindOf = ({ kind }: AssignmentContent) =>
  kind === "lesson" || kind === "quiz" ? kind : ("sandbox" as const);

/** Whether two contents ask for the same work; how it may be handed in can change on the way. */
export function isSameWork(one: AssignmentContent, other: AssignmentContent): boolean {
  return JSON.stringify({ ...one, takesFiles: false }) === JSON.stringify({ ...other, takesFiles: false });
}
