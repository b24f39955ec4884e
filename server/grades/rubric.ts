import { z } from "zod";
import type { Reader } from "../db/handle";
import { rubricById, rubricMarksOn } from "../db/remarks";
import type { AssignmentRow } from "../db/tables";
import type { Criterion, RubricSheet } from "./shapes";

const criteriaSchema = z
  .array(
    z.strictObject({
      id: z.string().min(1).max(64),
      title: z.string().min(1).max(200),
      maxPoints: z.number().positive(),
    }),
  )
  .min(1);

/** What no measure hears; used where an assignment names no rubric of its own. */
const HEARD: readonly Criterion[] = [
  { id: "song", title: "Serves the song", maxPoints: 4 },
  { id: "hierarchy", title: "One thing leads, the rest follows", maxPoints: 4 },
  { id: "depth", title: "Depth: something is near, something far", maxPoints: 4 },
  { id: "alive", title: "It is alive", maxPoints: 4 },
  { id: "reasons", title: "The choices have reasons", maxPoints: 4 },
];

/** The rubric that an assignment is marked by. */
export async function criteriaOf(
  reader: Reader,
  { rubricId }: Pick<AssignmentRow, "rubricId">,
): Promise<Pick<RubricSheet, "title" | "criteria">> {
  const rubric = rubricId === null ? undefined : await rubricById(reader, rubricId);
  if (rubric === undefined) return { title: "What a person hears", criteria: HEARD };
  return { title: rubric.title, criteria: criteriaSchema.parse(JSON.parse(rubric.criteriaJson)) };
}

/**
 * The rubric of a work with its marks.
 * @param submissionId null: without marks, which are not there for this reader yet
 */
export async function rubricSheet(
  reader: Reader,
  assignment: AssignmentRow,
  submissionId: string | null,
): Promise<RubricSheet> {
  const marks = submissionId === null ? [] : await rubricMarksOn(reader, submissionId);
  return {
    ...(await criteriaOf(reader, assignment)),
    marks: marks.map(({ criterion, points, note }) => ({ criterion, points, note })),
  };
}
