import { sessionOfAsset } from "../../audio-engine/session/build";
import type { Session } from "../../audio-engine/session/schema";
import { AS_USUAL } from "../../components/classroom/work/as-usual";
import { exerciseById } from "../../learning/exercises/registry";
import type { AssignmentInput } from "../../server/assignments/requests";
import type { Store } from "../../server/db/handle";
import type { Person } from "../../server/db/people";
import type { OpenWork } from "../../server/submissions/attempts";
import type { Generator } from "../../server/submissions/generator";
import { makeClass } from "./class-fixture";
import { fakeQuiz } from "./quiz-fixture";

const EXERCISE_ID = "match-by-ear";

function matchByEar() {
  const exercise = exerciseById(EXERCISE_ID);
  if (exercise === null) throw new Error(`There is no exercise "${EXERCISE_ID}".`);
  return exercise;
}

/** Draws without rendering: a sound that does not exist, with a fader on it. */
export const FAKE_GENERATOR: Generator = {
  async handOut(_exerciseId, seed) {
    const asset = { kind: "rendered" as const, id: "given", pcmSha256: seed.toString(16).padStart(64, "0") };
    const start = sessionOfAsset(EXERCISE_ID, asset, 48_000, 1);
    return {
      public: { exercise: matchByEar().publicPart(start, undefined), reference: null, heard: null },
      secret: {
        canary: `secret-${seed}`,
        goals: [
          { id: "level", onPurpose: false },
          { id: "width", onPurpose: true },
        ],
      },
    };
  },
  drawQuiz: fakeQuiz,
  handOutMade: async () => ({ public: {}, secret: {} }),
  graderOf: (name) => ({ name, version: 1 }),
};

export const ASSIGNED: AssignmentInput = {
  title: "Match by ear",
  content: { kind: "exercise", exerciseId: EXERCISE_ID, takesFiles: true },
  ...AS_USUAL,
  credit: [],
};

/** The start of an attempt as it was given; with the fader moved it is work. */
export function workWith({ shown }: OpenWork, faderDb: number): string {
  const { start } = (shown as { exercise: { start: Session } }).exercise;
  return JSON.stringify({ ...start, tracks: start.tracks.map((track) => ({ ...track, faderDb })) });
}

/** A class with an instructor and students, as they are when they ask for something. */
export async function makePeople(store: Store, studentNames: readonly string[]) {
  const { instructor, classId, students } = await makeClass(store, studentNames);
  const people = students.map(({ id, name }): Person => ({ id, name, role: "student", userName: null }));
  return { instructor, classId, students: people };
}
