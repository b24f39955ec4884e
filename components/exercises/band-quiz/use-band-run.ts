"use client";

import { useRef, useState } from "react";
import { newId } from "@/components/stores/new-id";
import { headphonesPassed } from "@/components/stores/preferences-store";
import { useProgress } from "@/components/stores/progress-store";
import type { BandItem } from "@/learning/drills/band-item";
import {
  type BandAnswer,
  type BandRunSummary,
  bandSkill,
  type DrillInfo,
  type DrillMaterial,
} from "@/learning/drills/public";
import type { PracticeMaterial } from "@/learning/material";
import type { PracticeClient } from "@/learning/practice/client";
import type { PracticeItem } from "@/learning/practice/protocol";
import { drillAnswered, drillFinished, missRates } from "@/learning/progress";
import { drawSeed, failureSentence } from "../use-practice";

/** Where a run stands. */
export type RunState =
  | { readonly step: "idle" }
  | { readonly step: "preparing"; readonly material: DrillMaterial }
  | {
      readonly step: "asking";
      readonly material: DrillMaterial;
      readonly item: PracticeItem;
      /** From 1. */
      readonly number: number;
      readonly given: Given | null;
      readonly marking: boolean;
    }
  | { readonly step: "finished"; readonly material: DrillMaterial; readonly summary: BandRunSummary }
  | { readonly step: "failed"; readonly material: DrillMaterial; readonly message: string };

/** An answer that was given, and what it was worth. */
export interface Given {
  readonly choiceIndex: number;
  readonly answer: BandAnswer;
}

export interface BandRunControl {
  readonly state: RunState;
  /** `missed`: bands that are to come again at once. */
  start(material: DrillMaterial, missed?: readonly BandItem[]): void;
  choose(choiceIndex: number): void;
  next(): void;
  /** Ends the run early; what was answered stays. */
  end(): void;
}

export interface BandRunSetup {
  readonly drill: DrillInfo;
  readonly client: PracticeClient;
  readonly lessonId: string | null;
  readonly loadMaterial: (material: DrillMaterial) => Promise<PracticeMaterial>;
}

/** What a run under way knows beside what is shown. */
interface Run {
  readonly material: DrillMaterial;
  /** In the practice worker, and in the student's history. */
  readonly workerRunId: string;
  readonly runId: string;
  answers: number;
  correct: number;
  missed: BandItem[];
  /** Made while the answer to the last one is being read. */
  upcoming: Promise<PracticeItem | null>;
}

/** One sitting after the other: asks the practice worker, records what was answered. */
export function useBandRun({ drill, client, lessonId, loadMaterial }: BandRunSetup): BandRunControl {
  const [state, setState] = useState<RunState>({ step: "idle" });
  const run = useRef<Run | null>(null);

  async function begin(material: DrillMaterial, missed: readonly BandItem[]): Promise<void> {
    setState({ step: "preparing", material });
    try {
      const skill = bandSkill(drill.id, material);
      const { reviews, skills } = useProgress.getState().state;
      const now = Date.now();
      const due = reviews.filter((review) => review.skill === skill && review.dueAtMs <= now);
      const workerRunId = await client.startDrill({
        drillId: drill.id,
        seed: drawSeed(),
        material: await loadMaterial(material),
        due: [...missed, ...due.map(({ item }) => item)],
        missRates: missRates(skills.get(skill)),
      });
      const upcoming = client.nextItem(workerRunId);
      run.current = { material, workerRunId, runId: newId(), answers: 0, correct: 0, missed: [], upcoming };
      await ask(run.current);
    } catch (error) {
      fail(material, error);
    }
  }

  async function ask(current: Run): Promise<void> {
    const item = await current.upcoming;
    if (run.current !== current) return;
    const { material, answers } = current;
    if (item === null) end();
    else setState({ step: "asking", material, item, number: answers + 1, given: null, marking: false });
  }

  async function mark(asking: Extract<RunState, { step: "asking" }>, choiceIndex: number): Promise<void> {
    const current = run.current;
    if (current === null || asking.given !== null || asking.marking) return;
    setState({ ...asking, marking: true });
    try {
      const answer = await client.answerItem(current.workerRunId, asking.item.itemId, choiceIndex);
      current.answers += 1;
      if (answer.correct) current.correct += 1;
      else current.missed = [...current.missed, answer.item];
      if (answer.summary === null) current.upcoming = client.nextItem(current.workerRunId);
      // Whoever awaits it hears of a failure; nobody may by then.
      current.upcoming.catch(() => undefined);
      record(current, answer);
      if (run.current === current) setState({ ...asking, given: { choiceIndex, answer } });
    } catch (error) {
      fail(current.material, error);
    }
  }

  function record(current: Run, answer: BandAnswer): void {
    const place = placeOf(current);
    const { record: keep } = useProgress.getState();
    void keep("drill-answered", drillAnswered(place, answer), drill.version);
    if (answer.summary !== null) recordFinish(current, answer.summary);
  }

  function recordFinish(current: Run, summary: BandRunSummary): void {
    const payload = drillFinished(placeOf(current), summary, headphonesPassed());
    void useProgress.getState().record("drill-finished", payload, drill.version);
  }

  function placeOf({ material, runId }: Run) {
    return { lessonId, drillId: drill.id, runId, material };
  }

  function finish(current: Run, summary: BandRunSummary): void {
    run.current = null;
    client.endDrill(current.workerRunId);
    setState({ step: "finished", material: current.material, summary });
  }

  function end(): void {
    const current = run.current;
    if (current === null) return;
    const { answers, correct, missed } = current;
    const summary = { thresholdOctaves: null, answers, correct, missed };
    if (answers > 0) recordFinish(current, summary);
    finish(current, summary);
  }

  function fail(material: DrillMaterial, error: unknown): void {
    run.current = null;
    setState({ step: "failed", material, message: failureSentence(error) });
  }

  async function proceed(asking: Extract<RunState, { step: "asking" }>): Promise<void> {
    const current = run.current;
    const summary = asking.given?.answer.summary ?? null;
    if (current === null || asking.given === null) return;
    if (summary !== null) {
      finish(current, summary);
      return;
    }
    try {
      await ask(current);
    } catch (error) {
      fail(current.material, error);
    }
  }

  return {
    state,
    start: (material, missed = []) => void begin(material, missed),
    choose: (choiceIndex) => {
      if (state.step === "asking") void mark(state, choiceIndex);
    },
    next: () => {
      if (state.step === "asking") void proceed(state);
    },
    end,
  };
}
