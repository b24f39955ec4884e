/*
 * What it takes to grade what is handed in, on one core: a song's twelve stems, 38.4 s, rendered as given and as handed in, with all
 * that marking listens to and measures. Processor time of this process, so that what runs beside it counts little.
 */
import { withStrip } from "@/audio-engine/session/address";
import type { Session } from "@/audio-engine/session/schema";
import type { MaterialPlan } from "@/learning/material-plan";
import { KeptStarts } from "@/learning/practice/kept-starts";
import type { LoadedMaterial } from "@/learning/practice/original";
import { projectRoot } from "@/scripts/lib/project.mjs";
import { draw, loadPlan } from "@/server/grading/draw";
import { markWork } from "@/server/grading/mark";
import { machine, median } from "./figures";

const RUNS = 5;
const WHOLE_SONG: MaterialPlan = {
  kind: "song",
  songId: "flagship",
  state: "mix",
  fromSeconds: 0,
  seconds: 38.4,
};

/** Something that a student may do in each. */
const CASES: Readonly<Record<string, (start: Session) => Session>> = {
  "translate-it": (start) => withStrip(start, "bass", (strip) => ({ ...strip, faderDb: strip.faderDb - 1 })),
  "master-it": (start) => ({
    ...start,
    master: {
      ...start.master,
      inserts: start.master.inserts.map((insert) =>
        insert.unit === "limiter" ? { ...insert, params: { ...insert.params, inputGainDb: 4 } } : insert,
      ),
    },
  }),
};

/** As a worker keeps them, and as if each student had begun with something else. */
const KEPT: Readonly<Record<string, number>> = {
  "the first of its start": 0,
  "each other one": Number.POSITIVE_INFINITY,
};

/** Prints the median of some runs, after one that warms up. */
export async function bench(): Promise<void> {
  console.log(machine());
  const loaded = await loadPlan(projectRoot, WHOLE_SONG);
  const { tracks, lengthFrames } = loaded.material.session;
  console.log(`${tracks.length} tracks, ${(lengthFrames / 48000).toFixed(1)} s`);
  for (const [exerciseId, work] of Object.entries(CASES)) {
    for (const [which, mostBytes] of Object.entries(KEPT)) {
      const seconds = await gradingSeconds(exerciseId, work, loaded, new KeptStarts(mostBytes));
      console.log(
        `${exerciseId}, ${which}: median ${median(seconds).toFixed(2)} s, least ${Math.min(...seconds).toFixed(2)} s`,
      );
    }
  }
}

const nothing = () => Promise.reject(new Error("Nothing but the song is needed."));

async function gradingSeconds(
  exerciseId: string,
  work: (start: Session) => Session,
  loaded: LoadedMaterial,
  starts: KeptStarts,
): Promise<number[]> {
  const load = async () => loaded;
  const sources = { load, sound: nothing, file: nothing, starts };
  const { public: shown, secret } = await draw({ exerciseId, seed: 1, materialIndex: 0 }, load);
  const workJson = JSON.stringify(work(shown.exercise.start));
  const seconds: number[] = [];
  for (let run = 0; run <= RUNS; run++) {
    const before = process.cpuUsage();
    const { result } = await markWork({ exerciseId, variantId: "", shown, secret, workJson }, sources);
    const { user, system } = process.cpuUsage(before);
    if (result.outcome !== "scored") throw new Error(`${exerciseId} was not marked: ${result.reason}`);
    if (run > 0) seconds.push((user + system) / 1e6);
  }
  return seconds;
}
