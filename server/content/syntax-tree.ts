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
  quasis?: { value: { cooked: string } }[];
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

/**
 * The value that an expression writes down.
 * @throws TypeError when it is more than a value written down: see `isLiteral`
 */
export function literalValue(node: ExpressionNode | null | undefined): unknown {
  if (!isLiteral(node) || node === null || node === undefined) throw new TypeError("not a literal value");
  switch (node.type) {
    case "TemplateLiteral":
      return node.quasis?.[0]?.value.cooked;
    case "UnaryExpression":
      return (node.operator === "-" ? -1 : 1) * Number(node.argument?.value);
    case "ArrayExpression":
      return node.elements?.map(literalValue);
    case "ObjectExpression":
      return Object.fromEntries(
        (node.properties ?? []).map((each) => [
          propertyName(each),
          literalValue(each.value as ExpressionNode),
        ]),
      );
    default:
      return node.value;
  }
}

function isLiteralProperty(node: ExpressionNode): boolean {
  const isPlain =
    node.type === "Property" && node.kind === "init" && !node.computed && !node.method && !node.shorthand;
  if (!isPlain) return false;
  return propertyName(node) !== "__proto__" && isLiteral(node.value as ExpressionNode);
}

function propertyName({ key }: ExpressionNode): string {
  return String(key?.type === "Identifier" ? key.name : key?.value);
}
