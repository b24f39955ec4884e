import type { Reader } from "./handle";
import { personById } from "./people";

/**
 * Everything that is kept about a student, for them to take along. Secrets of variants, hashes of passwords and what an
 * instructor keeps in the comment bank are not theirs.
 * @throws {NotFoundError}
 */
export async function exportStudent(reader: Reader, id: string) {
  const person = await personById(reader, id);
  const own = <
    T extends "memberships" | "progressEvents" | "attempts" | "submissions" | "grades" | "gradeLog",
  >(
    table: T,
  ) =>
    reader
      .selectFrom(table as "grades")
      .selectAll()
      .where("userId", "=", id)
      .execute();
  const aboutTheirWork = reader.selectFrom("submissions").select("id").where("userId", "=", id);
  return {
    format: "behind-the-glass/student@1",
    person,
    memberships: await own("memberships"),
    progress: await own("progressEvents"),
    groups: await reader
      .selectFrom("groupMembers")
      .innerJoin("studentGroups", "studentGroups.id", "groupMembers.groupId")
      .selectAll("studentGroups")
      .where("userId", "=", id)
      .execute(),
    attempts: await own("attempts"),
    variants: await reader
      .selectFrom("variants")
      .innerJoin("attempts", "attempts.id", "variants.attemptId")
      // Not the seed: whoever has it has the secret.
      .select([
        "variants.id",
        "variants.attemptId",
        "variants.item",
        "variants.generator",
        "variants.generatorVersion",
        "variants.publicJson",
      ])
      .where("userId", "=", id)
      .execute(),
    drafts: await reader
      .selectFrom("drafts")
      .innerJoin("variants", "variants.id", "drafts.variantId")
      .innerJoin("attempts", "attempts.id", "variants.attemptId")
      .selectAll("drafts")
      .where("userId", "=", id)
      .execute(),
    quizAnswers: await reader
      .selectFrom("quizAnswers")
      .innerJoin("variants", "variants.id", "quizAnswers.variantId")
      .innerJoin("attempts", "attempts.id", "variants.attemptId")
      .selectAll("quizAnswers")
      .where("userId", "=", id)
      .execute(),
    submissions: await own("submissions"),
    scores: await reader
      .selectFrom("scores")
      .select(["submissionId", "grader", "graderVersion", "points", "scoredAt"])
      .where("submissionId", "in", aboutTheirWork)
      .execute(),
    grades: await own("grades"),
    gradeLog: await own("gradeLog"),
    comments: await reader
      .selectFrom("comments")
      .selectAll()
      .where("submissionId", "in", aboutTheirWork)
      .execute(),
    counterVersions: await reader
      .selectFrom("counterVersions")
      .selectAll()
      .where("submissionId", "in", aboutTheirWork)
      .execute(),
    rubricMarks: await reader
      .selectFrom("rubricMarks")
      .selectAll()
      .where("submissionId", "in", aboutTheirWork)
      .execute(),
    notes: await reader.selectFrom("notes").selectAll().where("aboutId", "=", id).execute(),
  };
}
