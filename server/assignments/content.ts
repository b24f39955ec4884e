import { z } from "zod";

/** What students are to do: a lesson to be read, or an exercise that the program measures. */
export const assignmentContentSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("lesson"), slug: z.string().min(1).max(100) }),
  z.strictObject({ kind: z.literal("exercise"), exerciseId: z.string().min(1).max(100) }),
]);

export type AssignmentContent = z.infer<typeof assignmentContentSchema>;

/** Content as it is stored. Undefined: a kind that is done elsewhere. */
export function readContent(contentJson: string): AssignmentContent | undefined {
  return assignmentContentSchema.safeParse(JSON.parse(contentJson)).data;
}

/** The kind under which the data layer keeps it. */
export const storedKindOf = ({ kind }: AssignmentContent) =>
  kind === "exercise" ? ("sandbox" as const) : kind;
