import { z } from "zod";
import { DRILL_INFOS } from "@/learning/drills/public";
import { MOST_QUIZ_QUESTIONS, QUIZ_SPACINGS_OCTAVES } from "@/learning/drills/quiz-public";

const MOST_REPLAYS = 19;

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

/** What students are to do: a lesson to be read, an exercise that the program measures, or a quiz. */
export const assignmentContentSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("lesson"), slug: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal("exercise"), exerciseId: z.string().min(1).max(100) }),
  quizSchema,
]);

export type QuizContent = z.infer<typeof quizSchema>;
export type AssignmentContent = z.infer<typeof assignmentContentSchema>;

/** Content as it is stored. Undefined: a kind that is done elsewhere. */
export function readContent(contentJson: string): AssignmentContent | undefined {
  return assignmentContentSchema.safeParse(JSON.parse(contentJson)).data;
}

/** The kind under which the data layer keeps it. */
export const storedKindOf = ({ kind }: AssignmentContent) =>
  kind === "exercise" ? ("sandbox" as const) : kind;
