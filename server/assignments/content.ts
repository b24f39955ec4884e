import { z } from "zod";
import { MADE } from "@/learning/exercises/made-public";
import { madeFields } from "./made-content";

/** Whether mixes from other programs may be handed in. */
const takesFiles = z.boolean().default(false);

/** What students are to do: a lesson to be read, or an exercise that the program measures, the course's own or an instructor's. */
export const assignmentContentSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("lesson"), slug: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal("exercise"), exerciseId: z.string().min(1).max(100), takesFiles }),
  z.strictObject({ kind: z.literal("made"), ...madeFields, takesFiles }),
]);

/** An exercise that an instructor has made, as it is sent to be checked. */
export const madeSchema = z.strictObject(madeFields);

export type AssignmentContent = z.infer<typeof assignmentContentSchema>;

/** Content as its students may know it: of what was made for them the variant tells the rest. */
export type ShownContent =
  | { readonly kind: "lesson"; readonly slug: string }
  | { readonly kind: "exercise"; readonly exerciseId: string; readonly takesFiles: boolean };

/** Content as it is stored. Undefined: a kind that is done elsewhere. */
export function readContent(contentJson: string): AssignmentContent | undefined {
  return assignmentContentSchema.safeParse(JSON.parse(contentJson)).data;
}

/** What an assignment's page tells its students: no goal's numbers, and no answer. */
export function shownContent(content: AssignmentContent): ShownContent {
  if (content.kind === "lesson") return content;
  const exerciseId = content.kind === "made" ? MADE.id : content.exerciseId;
  return { kind: "exercise", exerciseId, takesFiles: content.takesFiles };
}

/** The kind under which the data layer keeps it. */
export const storedKindOf = ({ kind }: AssignmentContent) =>
  kind === "lesson" ? kind : ("sandbox" as const);

/** Whether two contents ask for the same work; how it may be handed in can change on the way. */
export function isSameWork(one: AssignmentContent, other: AssignmentContent): boolean {
  return JSON.stringify({ ...one, takesFiles: false }) === JSON.stringify({ ...other, takesFiles: false });
}
