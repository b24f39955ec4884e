"use client";

import { Button } from "@/components/controls/button";
import type { DrillInfo } from "@/learning/drills/public";
import styles from "../exercises.module.css";
import { KeepingNote } from "../keeping-note";
import { useArrival } from "../use-arrival";
import { BandListening, BandQuestion } from "./band-question";
import { QuizResult } from "./quiz-result";
import type { BandRunControl, RunState } from "./use-band-run";

interface QuizItemProps {
  readonly ownerId: string;
  readonly drill: DrillInfo;
  readonly run: BandRunControl;
  readonly asking: Extract<RunState, { step: "asking" }>;
}

const KEYS = { canPlay: true, canRestart: true };

/** One question: two sides, four answers; then what it was, with both sides still there to be heard. */
export function QuizItem({ ownerId, drill, run, asking }: QuizItemProps) {
  const { item, number, given, marking } = asking;
  const heading = useArrival<HTMLHeadingElement>("always");
  return (
    <BandQuestion
      {...{ ownerId, drill }}
      label={`${drill.title}: question ${number}`}
      heading={
        <h4 ref={heading} tabIndex={-1} className={styles.heading}>
          Question {number}
          {item.review && <span className={styles.soft}> · one that you missed</span>}
        </h4>
      }
      listening={<BandListening {...{ ownerId, drill }} sounds={item} />}
      keys={KEYS}
      choicesHz={item.choicesHz}
      isOpen={given === null && !marking}
      markOf={(index) => markOf(index, given)}
      onChoose={run.choose}
    >
      {given !== null && <QuizResult item={item} given={given} onNext={run.next} />}
      {given === null && (
        <div className={styles.commit}>
          <Button look="quiet" onClick={run.end}>
            End the run here
          </Button>
        </div>
      )}
      <KeepingNote />
    </BandQuestion>
  );
}

function markOf(index: number, given: QuizItemProps["asking"]["given"]): "right" | "wrong" | undefined {
  if (given === null) return undefined;
  if (index === given.answer.answerIndex) return "right";
  return index === given.choiceIndex ? "wrong" : undefined;
}
