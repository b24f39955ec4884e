import { parseAst } from "vitest/node";

/** A node of an ESTree syntax tree; what else it holds depends on its type. */
export interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Parses TypeScript as written, with its types. */
export function parseTypeScript(source: string, file: string): SyntaxNode {
  const program: unknown = parseAst(source, { lang: file.endsWith("x") ? "tsx" : "ts" });
  if (!isNode(program)) throw new Error(`${file} could not be parsed`);
  return program;
}

/** Visits a node and everything below it, each with its parent and the parent's field that holds it. */
export function visit(
  node: SyntaxNode,
  visitor: (node: SyntaxNode, parent: SyntaxNode | undefined, field: string) => void,
  parent?: SyntaxNode,
  ownField = "",
): void {
  visitor(node, parent, ownField);
  for (const [field, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) visit(child, visitor, node, field);
    }
  }
}

/** Line number, from 1, of an offset in a text. */
export const lineAt = (source: string, offset: number) => source.slice(0, offset).split("\n").length;
