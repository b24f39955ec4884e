import { THIRD_OCTAVE_CENTRES_HZ } from "@/audio-engine/dsp/third-octave";
import { newEqBand } from "@/audio-engine/session/build";
import {
  answerBand,
  type BandDrill,
  type BandRun,
  type BandRunStart,
  startBandRun,
  withNextQuestion,
} from "@/learning/drills/hear-a-band";
import type { BandAnswer } from "@/learning/drills/public";
import { drillById } from "@/learning/drills/registry";
import { LearningError } from "@/learning/errors";
import type { Original } from "./original";
import type { DrillStart, PracticeItem } from "./protocol";
import { equalised, renderPair } from "./sound-pair";

/** A run with its answers: never leaves the worker. */
interface OpenRun {
  readonly original: Original;
  readonly run: BandRun;
  /** Of the question that waits for its answer. */
  readonly itemId: string | null;
}

/** A band is asked for only where the sound has this much energy, against its loudest third of an octave. */
const AUDIBLE_WITHIN_DB = 25;

/** Runs of drills: items drawn, rendered, kept secret, marked. */
export class DrillRoom {
  private readonly open = new Map<string, OpenRun>();
  private made = 0;

  /** @throws LearningError practice/unknown-exercise or practice/material-unfit */
  start({ drillId, seed, due, missRates }: DrillStart, original: Original): string {
    const drill = drillById(drillId);
    if (drill === null) throw new LearningError("practice/unknown-exercise");
    const audibility01 = audibilityOf(original.levelsDb);
    const run = startRun(drill, { seed, due, missRates, audibility01 });
    this.made += 1;
    const runId = `run-${this.made}`;
    this.open.set(runId, { original, run, itemId: null });
    return runId;
  }

  /** Null when the run is over. An item that was not answered is left. @throws LearningError practice/variant-spent */
  async nextItem(runId: string): Promise<PracticeItem | null> {
    const { original, run: before } = this.find(runId);
    const run = withNextQuestion(before);
    const { question } = run;
    if (question === null) return null;
    const { centreHz, gainDb, q, spacingOctaves } = question.item;
    const itemId = `${runId}-${run.asked}`;
    const band = newEqBand({ id: "band", frequencyHz: centreHz, gainDb, q });
    const { reference, heard } = await renderPair(original, equalised([band]), true, itemId);
    this.open.set(runId, { original, run, itemId });
    const { choicesHz, review } = question;
    return { itemId, choicesHz, spacingOctaves, review, reference, heard };
  }

  /** @throws LearningError practice/variant-spent or practice/answer-invalid */
  answer(runId: string, itemId: string, choiceIndex: number): BandAnswer {
    const { original, run, itemId: waiting } = this.find(runId);
    if (waiting !== itemId || run.question === null) throw new LearningError("practice/variant-spent");
    if (run.question.choicesHz[choiceIndex] === undefined) throw new LearningError("practice/answer-invalid");
    const answered = answerBand(run, choiceIndex);
    this.open.set(runId, { original, run: answered.run, itemId: null });
    return answered.answer;
  }

  end(runId: string): void {
    this.open.delete(runId);
  }

  private find(runId: string): OpenRun {
    const open = this.open.get(runId);
    if (open === undefined) throw new LearningError("practice/variant-spent");
    return open;
  }
}

function startRun(drill: BandDrill, start: BandRunStart): BandRun {
  try {
    return startBandRun(drill, start);
  } catch (cause) {
    if (cause instanceof RangeError) throw new LearningError("practice/material-unfit", { cause });
    throw cause;
  }
}

/** How well a sound with these levels in thirds of an octave lets a frequency be heard: 0 or 1. */
export function audibilityOf(levelsDb: Float64Array): (frequencyHz: number) => number {
  const least = Math.max(...levelsDb) - AUDIBLE_WITHIN_DB;
  return (frequencyHz) => {
    const distances = THIRD_OCTAVE_CENTRES_HZ.map((centre) => Math.abs(Math.log2(centre / frequencyHz)));
    const nearest = distances.indexOf(Math.min(...distances));
    return (levelsDb[nearest] ?? -Infinity) >= least ? 1 : 0;
  };
}
