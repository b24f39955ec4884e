import { isNode, lineAt, parseTypeScript, type SyntaxNode, visit } from "./syntax";

export interface ImportUse {
  specifier: string;
  line: number;
  /** Only types come in: nothing of it is left when the program runs. */
  isTypeOnly: boolean;
}

const isTypeKind = (node: SyntaxNode) => node.importKind === "type" || node.exportKind === "type";

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.type === "TSImportType" || isTypeKind(node)) return true;
  const names: unknown[] = Array.isArray(node.specifiers) ? node.specifiers : [];
  return names.length > 0 && names.every((name) => isNode(name) && isTypeKind(name));
}

/**
 * Every module that a file names: imports and re-exports, of values and of types, dynamic imports, and
 * `import("…")` in a type.
 * @throws when a dynamic import's module is computed, since no rule could be checked on it
 */
export function importsOf(source: string, file: string): ImportUse[] {
  const found: ImportUse[] = [];
  visit(parseTypeScript(source, file), (node) => {
    const isImport = /^(Import|ExportNamed|ExportAll)(Declaration|Expression)$/.test(node.type);
    if ((!isImport && node.type !== "TSImportType") || !isNode(node.source)) return;
    const line = lineAt(source, node.start);
    const specifier = node.source.value;
    if (typeof specifier !== "string") throw new Error(`${file}:${line}: the imported module is computed`);
    found.push({ specifier, line, isTypeOnly: isTypeOnly(node) });
  });
  return found;
}
