import matter from "gray-matter";
import { z } from "zod";
import { LessonError } from "./lesson-error";

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "expected small letters, digits and single hyphens");
const text = z.string().trim().min(1);

const frontmatterSchema = z.strictObject({
  /** Equal to the file's name without its number, and to the last part of the lesson's address. */
  id,
  title: text,
  /** Equal to the folder's name without its number. */
  module: id,
  summary: text,
  minutes: z.number().int().min(1).max(90),
  outcomes: z.array(text).min(1).max(5),
  /** Lessons to do first. */
  requires: z.array(id),
  songs: z.array(id),
  exercises: z.array(id),
  /** Dry recordings that the lesson's widgets play. */
  sources: z.array(id).default([]),
  drills: z.array(id).default([]),
});

export type LessonFrontmatter = z.infer<typeof frontmatterSchema>;

/** Frontmatter that runs code, or that is not YAML, is refused: gray-matter would `eval` it. */
function refuseEngine(): never {
  throw new Error("frontmatter is written in YAML between two lines of ---, not in another language");
}

export const frontmatterOptions = {
  engines: Object.fromEntries(
    ["js", "javascript", "coffee", "coffeescript", "cson", "toml", "json"].map((name) => [
      name,
      refuseEngine,
    ]),
  ),
};

/** The line of a frontmatter field or of an entry of its list; 1 when it is not there. */
function lineOf(lines: readonly string[], path: readonly PropertyKey[]): number {
  const [key, entry] = path;
  const start = lines.findIndex((line) => line.startsWith(`${String(key)}:`));
  if (start < 0) return 1;
  if (typeof entry !== "number") return start + 1;
  const entries = lines.flatMap((line, index) => (index > start && /^\s*- /.test(line) ? [index] : []));
  return (entries[entry] ?? start) + 1;
}

function yamlLine(error: unknown): number {
  if (typeof error !== "object" || error === null || !("mark" in error)) return 1;
  const mark = error.mark;
  const hasLine =
    typeof mark === "object" && mark !== null && "line" in mark && typeof mark.line === "number";
  // Counted from 0, the line of the opening --- included.
  return hasLine ? Number(mark.line) + 1 : 1;
}

/**
 * Reads and checks what stands at the top of a lesson.
 * @param file path for messages
 * @throws LessonError at the first thing that is wrong
 */
export function parseFrontmatter(source: string, file: string): LessonFrontmatter {
  let data: unknown;
  try {
    data = matter(source, frontmatterOptions).data;
  } catch (error) {
    throw new LessonError(file, yamlLine(error), error instanceof Error ? error.message : String(error));
  }
  const parsed = frontmatterSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  const field = path.length === 0 ? "frontmatter" : path.join(".");
  throw new LessonError(file, lineOf(source.split("\n"), path), `${field}: ${issue?.message ?? "wrong"}`);
}
