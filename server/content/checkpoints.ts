import * as z from "zod";
import { LessonError } from "./lesson-error";
import { type ExpressionNode, literalValue, type TreeNode } from "./syntax-tree";

const text = z.string().trim().min(1);

const checkpointSchema = z
  .strictObject({
    /** Unique within the lesson. */
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected small letters, digits and single hyphens"),
    question: text,
    options: z.array(text).min(2).max(8),
    /** Index of the right option, from 0. */
    answer: z.int().min(0),
    explanation: text,
  })
  .refine(({ options, answer }) => answer < options.length, {
    path: ["answer"],
    message: "there is no such option",
  })
  .refine(({ options }) => new Set(options).size === options.length, {
    path: ["options"],
    message: "two options are the same",
  });

/** A question of a lesson, as its `<Predict>` asks it. */
export type Checkpoint = z.infer<typeof checkpointSchema>;

/**
 * A remark plugin that writes down every `<Predict>` of a lesson.
 * @param file path for messages
 * @param into where they go, in the order of the text
 */
export const collectCheckpoints = (file: string, into: Checkpoint[]) => () => (tree: unknown) =>
  collect(tree as TreeNode, file, into);

function collect(node: TreeNode, file: string, into: Checkpoint[]): void {
  if (node.name === "Predict" && node.type.startsWith("mdxJsx")) into.push(checkpointOf(node, file, into));
  for (const child of node.children ?? []) collect(child, file, into);
}

/** @throws LessonError when a question lacks something, has no right option or an id that another has */
function checkpointOf(node: TreeNode, file: string, known: readonly Checkpoint[]): Checkpoint {
  const line = node.position?.start.line ?? 1;
  const props = Object.fromEntries((node.attributes ?? []).map((each) => [each.name, attributeValue(each)]));
  const parsed = checkpointSchema.safeParse(props);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new LessonError(file, line, `<Predict> ${issue?.path.join(".")}: ${issue?.message}`);
  }
  if (known.some(({ id }) => id === parsed.data.id)) {
    throw new LessonError(file, line, `another <Predict> of this lesson has the id "${parsed.data.id}"`);
  }
  return parsed.data;
}

function attributeValue({ value }: TreeNode): unknown {
  if (typeof value !== "object" || value === null) return value ?? true;
  const [statement] = (value as TreeNode).data?.estree?.body ?? [];
  return literalValue((statement as ExpressionNode | undefined)?.expression);
}
