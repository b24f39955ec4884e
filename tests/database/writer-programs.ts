import { randomUUID } from "node:crypto";
import { addGradeEntry } from "../../server/db/grades";
import { claimJob } from "../../server/db/grading-queue";
import type { Store } from "../../server/db/handle";
import { setSetting, settingOf } from "../../server/db/settings";
import { handIn } from "../../server/db/submissions";
import { write, writeByKeys } from "../../server/db/transactions";
import { GRADER, NOW } from "./class-fixture";

type Program = (store: Store, args: readonly string[]) => Promise<void>;

const say = (line: string) => new Promise((resolve) => process.stdout.write(`${line}\n`, resolve));

/** Reads a number and writes it back one higher: whoever does not see the others loses what they counted. */
const count: Program = async (store, [times]) => {
  for (let index = 0; index < Number(times); index += 1) {
    await write(store, async (writer) => {
      const before = Number((await settingOf(writer, "count")) ?? 0);
      await setSetting(writer, "count", before + 1, NOW);
    });
  }
};

/** Adds feedback to one grade again and again. */
const feedback: Program = async (store, [assignmentId = "", userId = "", times, name = ""]) => {
  for (let index = 0; index < Number(times); index += 1) {
    const entry = { kind: "feedback", text: `${name}-${index}` } as const;
    await write(store, (writer) => addGradeEntry(writer, { assignmentId, userId }, entry, null, NOW));
  }
};

/** Hands in until it is killed, several at a time, and says each id once it has its receipt. */
const handInForEver: Program = async (store, [userId = "", variantId = ""]) => {
  await Promise.all([1, 2, 3].map(() => handInAlways(store, userId, variantId)));
};

async function handInAlways(store: Store, userId: string, variantId: string): Promise<never> {
  for (;;) {
    const id = randomUUID();
    const work = {
      id,
      userId,
      variantId,
      workJson: `{"work":"${id}"}`,
      madeAt: NOW,
      isLate: false,
      grader: GRADER,
    };
    await writeByKeys(store, (writer) => handIn(writer, work, NOW));
    await say(id);
  }
}

/** Claims a grading job, says which, and then holds still until it is killed. */
const claimAndHold: Program = async (store, [leaseMs, now]) => {
  const job = await write(store, (writer) => claimJob(writer, "held", Number(now), Number(leaseMs)));
  await say(job?.id ?? "none");
  await new Promise((resolve) => process.stdin.once("end", resolve).resume());
};

export const PROGRAMS: Readonly<Record<string, Program>> = {
  open: async () => undefined,
  count,
  feedback,
  "hand-in-for-ever": handInForEver,
  "claim-and-hold": claimAndHold,
};
