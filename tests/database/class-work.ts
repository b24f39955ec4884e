import { randomUUID } from "node:crypto";
import { createAssignment } from "../../server/assignments/assignments";
import type { AssignmentInput } from "../../server/assignments/requests";
import { addScore } from "../../server/db/grades";
import type { Store } from "../../server/db/handle";
import type { Person } from "../../server/db/people";
import { write } from "../../server/db/transactions";
import { type OpenWork, startWork } from "../../server/submissions/attempts";
import { handInWork } from "../../server/submissions/hand-in";
import { NOW } from "./class-fixture";
import { ASSIGNED, FAKE_GENERATOR, makePeople, workWith } from "./work-fixture";

/** What students of a class do, on a store that is set up before each file's tests. */
export function classWork(storeNow: () => Store) {
  async function classWith(changes: Partial<AssignmentInput> = {}) {
    const people = await makePeople(storeNow(), ["Ada", "Ben"]);
    const input = { ...ASSIGNED, ...changes };
    const assignment = await createAssignment(storeNow(), people.instructor, people.classId, input, NOW);
    const [ada, ben] = people.students;
    if (ada === undefined || ben === undefined) throw new Error("The class has lost its students.");
    return { ...people, ada, ben, assignment };
  }

  const start = (who: Person, assignmentId: string, now = NOW) =>
    startWork(storeNow(), who, assignmentId, FAKE_GENERATOR, now);

  const handIn = (who: Person, work: OpenWork, faderDb: number, now = NOW, id: string = randomUUID()) => {
    const sent = { studentId: who.id, variantId: work.variantId, work: workWith(work, faderDb), madeAt: now };
    return handInWork(storeNow(), who, id, sent, now);
  };

  const scored = (submissionId: string, points: number, result: object) =>
    write(storeNow(), (writer) =>
      addScore(
        writer,
        {
          ...{ submissionId, grader: "match-by-ear", graderVersion: 1, points, scoredAt: NOW },
          resultJson: JSON.stringify({ result }),
        },
        false,
      ),
    );

  return { classWith, start, handIn, scored };
}
