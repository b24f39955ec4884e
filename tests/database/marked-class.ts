import { randomUUID } from "node:crypto";
import { addMember } from "../../server/db/classes";
import { addScore } from "../../server/db/grades";
import type { Store } from "../../server/db/handle";
import { addStaff } from "../../server/db/people";
import { handIn } from "../../server/db/submissions";
import { write } from "../../server/db/transactions";
import { GRADER, handInOf, makeClass, NOW } from "./class-fixture";
import { resultWith, WORK } from "./works";

/** A class of three, of whom two have handed in; an assistant; a stranger who teaches elsewhere. */
export async function markedClass(store: Store) {
  const room = await makeClass(store, ["Kim", "Lou", "Max"]);
  const [kim, lou, max] = room.students.map((student) => ({
    ...student,
    role: "student" as const,
    userName: null,
  }));
  const staff = async (role: "assistant" | "instructor", name: string) =>
    write(store, (writer) => addStaff(writer, { role, name, userName: name, passwordHash: "x" }, NOW));
  const [assistant, stranger] = [await staff("assistant", "Abe"), await staff("instructor", "Stranger")];
  const [kims, lous] = [randomUUID(), randomUUID()];
  const publicJson = JSON.stringify({
    exercise: { editable: ["*/faderDb"] },
    reference: null,
    heard: null,
  });
  await store.db.updateTable("variants").set({ publicJson }).execute();
  await write(store, async (writer) => {
    await addMember(writer, room.classId, assistant, { role: "assistant", state: "active" }, NOW);
    await handIn(writer, handInOf(kim!, kims, WORK), NOW);
    await handIn(writer, { ...handInOf(lou!, lous, WORK), isLate: true }, NOW + 1);
  });
  const score = (submissionId: string, points: number, goals: Record<string, number>, graderVersion = 1) =>
    write(store, (writer) =>
      addScore(
        writer,
        {
          submissionId,
          grader: GRADER.name,
          graderVersion,
          points,
          resultJson: JSON.stringify({ result: resultWith(goals), print: null }),
          scoredAt: NOW + 2,
        },
        false,
      ),
    );
  const at = { assignmentId: room.assignment.id, studentId: kim!.id };
  return { ...room, kim: kim!, lou: lou!, max: max!, assistant, stranger, kims, lous, score, at };
}
