import { randomUUID } from "node:crypto";
import { z } from "zod";
import { allow } from "../auth/allow";
import { roleIn } from "../auth/in-class";
import { changeAssignment } from "../db/assignments";
import type { Reader, Store } from "../db/handle";
import type { Person } from "../db/people";
import { addRubric, rubricById, rubricMarksOn, rubricsOf } from "../db/remarks";
import type { AssignmentRow, EpochMs, RubricRow } from "../db/tables";
import { write } from "../db/transactions";
import { assignmentById } from "../db/work";
import type { RubricRequest } from "./requests";
import type { Criterion, RubricSheet } from "./shapes";

const criteriaSchema = z
  .array(
    z.strictObject({
      id: z.string().min(1).max(64),
      title: z.string().min(1).max(200),
      maxPoints: z.number().positive(),
      levels: z.array(z.string()),
    }),
  )
  .min(1);

const HOW_FAR = ["not yet", "hardly", "in parts", "mostly", "throughout"];
const heard = (id: string, title: string): Criterion => ({
  ...{ id, title },
  maxPoints: HOW_FAR.length - 1,
  levels: HOW_FAR,
});

/** What no measure hears; used where an assignment names no rubric of its own. */
const HEARD: readonly Criterion[] = [
  heard("song", "Serves the song"),
  heard("hierarchy", "One thing leads, the rest follows"),
  heard("depth", "Depth: something is near, something far"),
  heard("alive", "It is alive"),
  heard("reasons", "The choices have reasons"),
];

const criteriaIn = ({ criteriaJson }: Pick<RubricRow, "criteriaJson">): readonly Criterion[] =>
  criteriaSchema.parse(JSON.parse(criteriaJson));

/** The rubric that an assignment is marked by. */
export async function criteriaOf(
  reader: Reader,
  { rubricId }: Pick<AssignmentRow, "rubricId">,
): Promise<Pick<RubricSheet, "title" | "criteria">> {
  const rubric = rubricId === null ? undefined : await rubricById(reader, rubricId);
  if (rubric === undefined) return { title: "What a person hears", criteria: HEARD };
  return { title: rubric.title, criteria: criteriaIn(rubric) };
}

/**
 * The rubric of a work with its marks. Marks that an earlier rubric of the class asked for stand beside it with its words.
 * @param submissionId null: without marks, which are not there for this reader yet
 */
export async function rubricSheet(
  reader: Reader,
  assignment: AssignmentRow,
  submissionId: string | null,
): Promise<RubricSheet> {
  const now = await criteriaOf(reader, assignment);
  const given = submissionId === null ? [] : await rubricMarksOn(reader, submissionId);
  const marks = given.map(({ criterion, points, note }) => ({ criterion, points, note }));
  const isAsked = (criterion: string): boolean => now.criteria.some(({ id }) => id === criterion);
  const unasked = marks.filter(({ criterion }) => !isAsked(criterion));
  if (unasked.length === 0) return { ...now, marks, earlier: [] };
  const known = [...HEARD, ...(await rubricsOf(reader, assignment.classId)).flatMap(criteriaIn)];
  const earlier = known.filter(({ id }) => unasked.some(({ criterion }) => criterion === id));
  return { ...now, marks, earlier };
}

const isSame = (one: Pick<Criterion, "title" | "levels">, other: Criterion): boolean =>
  one.title === other.title && JSON.stringify(one.levels) === JSON.stringify(other.levels);

/** A criterion that asks the same keeps its marks; one that asks something else is another. */
function criterionOf(
  { id, title, levels }: RubricRequest["criteria"][number],
  before: readonly Criterion[],
): Criterion {
  const known = before.find((each) => each.id === id && isSame({ title, levels }, each));
  return known ?? { id: randomUUID(), title, maxPoints: levels.length - 1, levels };
}

/**
 * Says what an assignment's works are marked by beyond what is measured.
 * @param wanted null: the five that stand ready
 * @throws {NotFoundError} and {ForbiddenError} for who is not the class's instructor
 */
export function setRubric(
  store: Store,
  actor: Person,
  assignmentId: string,
  wanted: RubricRequest | null,
  now: EpochMs,
): Promise<Pick<RubricSheet, "title" | "criteria">> {
  return write(store, async (writer) => {
    const assignment = await assignmentById(writer, assignmentId);
    const { classId } = assignment;
    allow(actor, "change", { kind: "assignment", classRole: await roleIn(writer, actor, classId) });
    if (wanted === null)
      return criteriaOf(writer, await changeAssignment(writer, assignmentId, { rubricId: null }));
    const before = [...HEARD, ...(await rubricsOf(writer, classId)).flatMap(criteriaIn)];
    const criteriaJson = JSON.stringify(wanted.criteria.map((each) => criterionOf(each, before)));
    const { id: rubricId } = await addRubric(writer, { classId, title: wanted.title, criteriaJson }, now);
    return criteriaOf(writer, await changeAssignment(writer, assignmentId, { rubricId }));
  });
}
