import { LessonError } from "./lesson-error";
import { type ExpressionNode, isLiteral, type TreeNode } from "./syntax-tree";

/** Text-level HTML that Markdown has no sign for. */
const PLAIN_ELEMENTS = new Set(["abbr", "br", "kbd", "sub", "sup"]);
const LINK = /^(https?:\/\/|mailto:|\/(?!\/)|#)/;
const OWN_FILE = /^\/(?!\/)/;

/** Why a node may not stand in a lesson; undefined when it may. */
function reasonAgainst(node: TreeNode, components: ReadonlySet<string>): string | undefined {
  switch (node.type) {
    case "mdxjsEsm":
      return "a lesson has no imports and no exports; its components are given to it";
    case "mdxFlowExpression":
    case "mdxTextExpression":
    case "mdxJsxAttributeValueExpression": {
      const body: ExpressionNode[] = node.data?.estree?.body ?? [];
      // An empty body is a comment.
      const isAllowed = body.every(
        (each) => each.type === "ExpressionStatement" && isLiteral(each.expression),
      );
      return isAllowed ? undefined : "a lesson has no expressions other than literal values";
    }
    case "mdxJsxExpressionAttribute":
      return "a lesson has no spread attributes";
    case "mdxJsxFlowElement":
    case "mdxJsxTextElement":
      if (node.name && components.has(node.name)) return undefined;
      if (node.name && PLAIN_ELEMENTS.has(node.name)) {
        return node.attributes?.length ? `<${node.name}> has no attributes in a lesson` : undefined;
      }
      return `<${node.name ?? ""}> is not a component that lessons have`;
    case "image":
      return OWN_FILE.test(node.url ?? "") ? undefined : "an image comes from the course's own files (/…)";
    case "link":
    case "definition":
      return LINK.test(node.url ?? "")
        ? undefined
        : `"${node.url}" is not an address that a lesson may link to`;
    default:
      return undefined;
  }
}

function check(node: TreeNode, line: number, file: string, components: ReadonlySet<string>): void {
  const own = node.position?.start.line ?? line;
  const reason = reasonAgainst(node, components);
  if (reason !== undefined) throw new LessonError(file, own, reason);
  for (const attribute of node.attributes ?? []) {
    check(attribute, own, file, components);
    const value = attribute.value;
    if (typeof value === "object" && value !== null)
      check(value as TreeNode, attribute.position?.start.line ?? own, file, components);
  }
  for (const child of node.children ?? []) check(child, own, file, components);
}

/**
 * A remark plugin that stops at code, unknown components and foreign files in a lesson.
 * @param file path for messages
 * @param components names that the lesson may use
 */
export const refuseCode = (file: string, components: ReadonlySet<string>) => () => (tree: unknown) =>
  check(tree as TreeNode, 1, file, components);
