import type { LoggedEntry } from "@/server/grades/shapes";
import { pointsText } from "./rows";

/** One thing that happened to a grade, in a sentence. */
export function entryWords(entry: LoggedEntry, by: string | null): string {
  const who = by ?? "somebody who has left";
  switch (entry.kind) {
    case "handed-in":
      return "work was handed in.";
    case "scored":
      return `the program gave ${pointsText(entry.points)} points.`;
    case "regraded":
      return `a mended grader gave ${pointsText(entry.points)} points.`;
    case "overridden":
      return `${who} gave ${pointsText(entry.points)} points by hand: “${entry.why}”`;
    case "override-removed":
      return `${who} took the program's points again.`;
    case "excused":
      return `${who} excused it.`;
    case "missing":
      return `${who} marked it as missing.`;
    case "feedback":
      return `${who} gave the work back: “${entry.text}”`;
  }
}
