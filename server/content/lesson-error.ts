/** A lesson that cannot be shown as it is written; the message starts with `file:line`. */
export class LessonError extends Error {
  readonly code = "lesson/wrong";
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;

  constructor(file: string, line: number, reason: string) {
    super(`${file}:${line}: ${reason}`);
    this.name = "LessonError";
    this.file = file;
    this.line = line;
  }
}
