/** As much of a Markdown, JSX or script syntax tree as the checks look at. */
export interface TreeNode {
  type: string;
  name?: string | null;
  value?: unknown;
  url?: string;
  attributes?: TreeNode[];
  children?: TreeNode[];
  position?: { start: { line: number } };
  data?: { estree?: { body: TreeNode[] } | null };
}

/** A script expression (ESTree); which fields are there depends on the type. */
export interface ExpressionNode extends TreeNode {
  expression?: ExpressionNode;
  expressions?: ExpressionNode[];
  elements?: (ExpressionNode | null)[];
  properties?: ExpressionNode[];
  argument?: ExpressionNode;
  operator?: string;
  key?: ExpressionNode;
  computed?: boolean;
  kind?: string;
  method?: boolean;
  shorthand?: boolean;
  regex?: unknown;
}

/** Whether an expression only writes a value down: text, numbers, lists and objects of these. */
export function isLiteral(node: ExpressionNode | null | undefined): boolean {
  switch (node?.type) {
    case "Literal":
      return node.regex === undefined;
    case "TemplateLiteral":
      return node.expressions?.length === 0;
    case "UnaryExpression":
      return (node.operator === "-" || node.operator === "+") && node.argument?.type === "Literal";
    case "ArrayExpression":
      return node.elements?.every(isLiteral) ?? false;
    case "ObjectExpression":
      return node.properties?.every(isLiteralProperty) ?? false;
    default:
      return false;
  }
}

function isLiteralProperty(node: ExpressionNode): boolean {
  const isPlain =
    node.type === "Property" && node.kind === "init" && !node.computed && !node.method && !node.shorthand;
  if (!isPlain) return false;
  const key = node.key?.type === "Identifier" ? node.key.name : node.key?.value;
  return key !== "__proto__" && isLiteral(node.value as ExpressionNode);
}
