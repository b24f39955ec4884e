import { parse } from "acorn";
import { isNode, lineAt, parseTypeScript, type SyntaxNode, visit } from "./syntax";

/**
 * What IEEE 754 and ECMAScript define to the last bit, and constants. All else in `Math` may differ between
 * engines and versions.
 */
const EXACT = new Set(
  [
    ["abs", "ceil", "clz32", "floor", "fround", "imul", "max", "min", "round", "sign", "sqrt", "trunc"],
    ["E", "LN10", "LN2", "LOG10E", "LOG2E", "PI", "SQRT1_2", "SQRT2"],
  ].flat(),
);

const GLOBAL_OBJECTS = new Set(["globalThis", "self"]);

const nameOf = (value: unknown) => (isNode(value) && value.type === "Identifier" ? value.name : undefined);
const textOf = (value: unknown) =>
  isNode(value) && (value.type === "Literal" || value.type === "TemplateElement")
    ? typeof value.value === "object" && value.value !== null && "cooked" in value.value
      ? value.value.cooked
      : value.value
    : undefined;

/** Whether this mention of `Math` is the object of a plain member that is exact. */
const isExactMember = (parent: SyntaxNode | undefined, field: string) =>
  parent?.type === "MemberExpression" &&
  field === "object" &&
  parent.computed === false &&
  EXACT.has(String(nameOf(parent.property)));

function reasonAgainst(node: SyntaxNode, parent: SyntaxNode | undefined, field: string): string | undefined {
  if (nameOf(node) === "Math" && !isExactMember(parent, field)) {
    const member =
      parent?.type === "MemberExpression" && parent.computed === false && nameOf(parent.property);
    return member ? `Math.${member}` : "Math other than by a plain exact member";
  }
  if (textOf(node) === "Math") return "Math by its name as text";
  if (/^(Binary|Assignment)Expression$/.test(node.type) && /^\*\*=?$/.test(String(node.operator)))
    return "**";
  const isGlobal = GLOBAL_OBJECTS.has(String(nameOf(node)));
  if (isGlobal && parent?.type === "MemberExpression" && field === "object" && parent.computed === true) {
    return "a computed member of the global object";
  }
  if (["eval", "Function"].includes(String(nameOf(node))) && field === "callee") return "evaluated text";
  return undefined;
}

function inexactIn(program: SyntaxNode, source: string, file: string): string[] {
  const found: string[] = [];
  visit(program, (node, parent, field) => {
    const reason = reasonAgainst(node, parent, field);
    if (reason !== undefined) found.push(`${file}:${lineAt(source, node.start)}: ${reason}`);
  });
  return found;
}

/** Uses of arithmetic whose bits may differ between engines, in TypeScript as written. */
export const inexactInTypeScript = (source: string, file: string): string[] =>
  inexactIn(parseTypeScript(source, file), source, file);

/** The same in a bundle, as the browser gets it. */
export function inexactInModule(source: string, file: string): string[] {
  const program: unknown = parse(source, { ecmaVersion: "latest", sourceType: "module" });
  return isNode(program) ? inexactIn(program, source, file) : [`${file} could not be parsed`];
}
