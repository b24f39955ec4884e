"use client";

import { useProgressReady } from "@/components/stores/use-workbench";
import { LoadingFrame } from "@/components/widgets/shared/loading-frame";
import { drillMaterial } from "../material";
import { usePractice } from "../use-practice";
import { QuizRun } from "./quiz-run";

export interface BandQuizProps {
  /** Unique within the lesson. */
  readonly id: string;
  readonly drill: "hear-a-band" | "hear-a-cut";
}

/** One band raised or lowered, item after item, closer together as the student gets better. */
export function BandQuiz({ id, drill }: BandQuizProps) {
  const client = usePractice();
  const ready = useProgressReady();
  if (!ready) return <LoadingFrame loaded={{ state: "loading" }} retry={() => undefined} />;
  return <QuizRun id={id} drillId={drill} client={client} loadMaterial={drillMaterial} />;
}
