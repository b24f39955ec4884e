import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { bundleMDX } from "mdx-bundler";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import { type Checkpoint, collectCheckpoints } from "./checkpoints";
import { frontmatterOptions, type LessonFrontmatter, parseFrontmatter } from "./frontmatter";
import { LessonError } from "./lesson-error";
import { refuseCode } from "./refuse-code";

/** Where lessons lie: `<nn-module>/<nn-slug>.mdx`, in the order of the course. */
const defaultFolder = () => path.join(process.cwd(), "content", "lessons");
const NUMBERED = /^\d{2}-([a-z0-9]+(?:-[a-z0-9]+)*)$/;

export interface LessonSummary extends LessonFrontmatter {
  /** Path relative to the lessons' folder. */
  file: string;
}

export interface Lesson {
  frontmatter: LessonFrontmatter;
  /** Script for mdx-bundler's getMDXComponent; evaluated on the server only. */
  code: string;
  /** Changes when the lesson changes. */
  contentVersion: string;
  /** Its questions, in the order of the text. */
  checkpoints: readonly Checkpoint[];
}

async function readSummary(folder: string, file: string): Promise<LessonSummary> {
  const source = await readFile(/* turbopackIgnore: true */ path.join(folder, file), "utf8");
  const frontmatter = parseFrontmatter(source, file);
  const [moduleFolder = "", fileName = ""] = file.split("/");
  const module = NUMBERED.exec(moduleFolder)?.[1];
  const slug = NUMBERED.exec(fileName.replace(/\.mdx$/, ""))?.[1];
  if (module === undefined || slug === undefined) {
    throw new LessonError(file, 1, "a lesson's path is <nn-module>/<nn-slug>.mdx, with two digits each");
  }
  if (frontmatter.id !== slug) throw new LessonError(file, 1, `id must be "${slug}", as the file is called`);
  if (frontmatter.module !== module) {
    throw new LessonError(file, 1, `module must be "${module}", as the folder is called`);
  }
  return { ...frontmatter, file };
}

/**
 * All written lessons, in the order of their numbers.
 * @throws LessonError when one's place or frontmatter is wrong, or two share an id
 */
export async function listLessons(folder = defaultFolder()): Promise<LessonSummary[]> {
  const entries = await readdir(/* turbopackIgnore: true */ folder, { recursive: true });
  const files = entries.filter((name) => name.endsWith(".mdx")).map((name) => name.replaceAll("\\", "/"));
  const lessons = await Promise.all(files.sort().map((file) => readSummary(folder, file)));
  const seen = new Map<string, string>();
  for (const { id, file } of lessons) {
    const other = seen.get(id);
    if (other !== undefined) throw new LessonError(file, 1, `${other} already has the id "${id}"`);
    seen.set(id, file);
  }
  return lessons;
}

/** What stopped the bundler, with the lesson's line where one is named. */
function asLessonError(error: unknown, file: string): unknown {
  if (!(error instanceof Error)) return error;
  const report:
    | { text: string; location?: { line: number } | null; detail?: { cause?: unknown } }
    | undefined = "errors" in error && Array.isArray(error.errors) ? error.errors[0] : undefined;
  const cause = report?.detail?.cause;
  if (cause instanceof LessonError) return cause;
  const reason = cause instanceof Error ? cause.message : (report?.text ?? error.message);
  // An element that is never closed is named with its place in the text of the message only.
  const line = report?.location?.line || Number(/\((\d+):\d+/.exec(reason)?.[1] ?? 1);
  return new LessonError(file, line, reason);
}

/**
 * Compiles one lesson.
 * @param id the lesson's id
 * @param components names of the components that it may use
 * @returns undefined when there is no such lesson
 * @throws LessonError with file and line when it is wrong
 */
export async function loadLesson(
  id: string,
  components: ReadonlySet<string>,
  folder = defaultFolder(),
): Promise<Lesson | undefined> {
  const summary = (await listLessons(folder)).find((lesson) => lesson.id === id);
  if (summary === undefined) return undefined;
  const { file, ...frontmatter } = summary;
  const checkpoints: Checkpoint[] = [];
  try {
    const { code } = await bundleMDX({
      file: path.join(/* turbopackIgnore: true */ folder, file),
      cwd: folder,
      grayMatterOptions: () => frontmatterOptions,
      // The error is thrown, with its place; esbuild need not print it as well.
      esbuildOptions: (options) => ({ ...options, logLevel: "silent" }),
      mdxOptions: (options) => ({
        ...options,
        // First, so that it sees the lesson as written and not what other plugins add to it.
        remarkPlugins: [
          refuseCode(file, components),
          collectCheckpoints(file, checkpoints),
          ...(options.remarkPlugins ?? []),
          remarkGfm,
        ],
        rehypePlugins: [...(options.rehypePlugins ?? []), rehypeSlug],
      }),
    });
    return {
      frontmatter,
      code,
      contentVersion: createHash("sha256").update(code).digest("hex").slice(0, 12),
      checkpoints,
    };
  } catch (error) {
    throw asLessonError(error, file);
  }
}
